"""An open chart: what is kept in it, who may open it, and its check, until it is closed."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion.entries import Entry
from nurse_app.records import backup_folder, lock, sitting, witness
from nurse_app.records.accounts import Accounts
from nurse_app.records.backup_folder import KeptBackup
from nurse_app.records.charts import SqlCharts
from nurse_app.records.check import verify_with
from nurse_app.records.deeds import Done
from nurse_app.records.drafts import DraftFile
from nurse_app.records.faults import ChartFault
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys
from nurse_app.records.rehearsing import rehearse
from nurse_app.records.sitting import Sitting
from nurse_app.records.troubles import chart_trouble
from nurse_app.records.verdict import Verdict
from nurse_app.records.wiping import wipe


@dataclass
class Chart:
    """An open chart. `nurse` opened it; `mended` says what was put right on the way, for a quiet note."""

    files: FileSet
    nurse: str
    mended: tuple[ChartFault, ...]
    _sitting: Sitting = field(repr=False)
    _keys: Keys = field(repr=False)
    accounts: Accounts = field(repr=False)
    _chart: bytes = field(repr=False)
    _held: lock.Held

    @property
    def charts(self) -> SqlCharts:
        """Where entries and settings are kept."""
        return self._sitting.charts

    @property
    def already_saved(self) -> tuple[tuple[str, Entry], ...]:
        """Entries (with their infusion) kept before a sudden end, which the nurse may not have seen as saved."""
        return self._sitting.already_saved

    @property
    def nurses(self) -> tuple[str, ...]:
        """Who may open it."""
        return self.accounts.nurses

    @property
    def drafts(self) -> DraftFile:
        """Where what is half typed is kept."""
        return DraftFile(self.files.drafts, self._keys.of("drafts"), self._chart)

    def is_password(self, nurse: str, password: str) -> bool:
        """Whether this is that nurse's password, as for a signature or a handover; takes about 0.4 s."""
        return self.accounts.is_password(nurse, password)

    def add_nurse(self, nurse: str, password: str, *, guessed: AbstractSet[str], by: str = "") -> None:
        """Let another nurse in: `Accounts.add`, but never under the name of one who was removed.

        Raises:
            ChartTrouble: NAME_USED, and those of `Accounts.add`.
        """
        removed = {deed.about.get("nurse") for deed in self.charts.deeds() if deed.done == Done.NURSE_REMOVED}
        if nurse in removed:
            raise ChartTrouble(ChartProblem.NAME_USED, nurse=nurse)
        self.accounts.add(nurse, password, guessed=guessed, by=by)

    def change_password(self, nurse: str, old: str, new: str, *, guessed: AbstractSet[str]) -> None:
        """Replace a nurse's password: `Accounts.change_password`."""
        self.accounts.change_password(nurse, old, new, guessed=guessed)

    def key_of(self, purpose: str) -> bytes:
        """A key drawn from the witness key, for what must stay shut to whoever holds the database's key alone."""
        return self._keys.of(purpose)

    def check(self) -> Verdict:
        """Check everything on disk while the chart stays open; long for a large chart, so from a worker.

        Raises:
            ChartTrouble: no room for the copy that is looked at.
        """
        return verify_with(self.files, self._keys, self._chart)

    def against(self, backup: Path) -> ChartFault | None:
        """What a backup kept elsewhere tells against the chart; from a worker.

        Raises:
            ChartTrouble: the backup tells nothing (`witness.against`).
        """
        return witness.against(self.files, self._keys, self._chart, backup)

    @property
    def is_too_large_to_open_checked(self) -> bool:
        """Whether the opening left most of it unread, for it would have taken too long: then a check is due at once."""
        return self.files.main.stat().st_size > sitting.EXAMINED_UP_TO

    @property
    def was_put_back(self) -> bool:
        """Whether it came from a backup, and no nurse has seen yet how far it goes."""
        return self.files.put_back.exists()

    def put_back_is_known(self) -> None:
        """A nurse has seen how far it goes; a disk that refuses lets it be told once more."""
        with suppress(OSError):
            self.files.put_back.unlink(missing_ok=True)

    @property
    def token(self) -> str:
        """What tells this chart from others, in hex; it says nothing of what is on it."""
        return self._chart.hex()

    def reached(self) -> str:
        """How far it reaches, to be remembered elsewhere: `witness.reached`."""
        return witness.reached(self.files, self._keys, self._chart)

    def against_line(self, line: str, by: str) -> ChartFault | None:
        """What a line of `reached` from another day tells against it; from a worker."""
        return witness.against_line(self.files, self._keys, self._chart, line, by)

    @property
    def entries_kept(self) -> int:
        """How many entries are kept on it by now."""
        return self._sitting.seal.reach.entries

    def newest_backup(self, folder: Path) -> KeptBackup | None:
        """The newest backup of this chart in a folder, by its name; from a worker, for a share may be slow.

        Raises:
            ChartTrouble: the folder is not there, or not the one that was chosen.
        """
        return next(iter(backup_folder.listed(folder, self._chart)), None)

    def back_up(self, folder: Path, now: datetime) -> tuple[KeptBackup, Verdict]:
        """Make a backup in a folder and read it again, while the chart stays open and is saved to; from a worker.

        Raises:
            ChartTrouble: as `backup_folder.keep`.
        """
        return backup_folder.keep(self.files, self._keys, self._chart, folder, now)

    def rehearse(self, made: Path, *, migrations: Path) -> int:
        """Put a backup of this chart back on trial and examine it; its number of entries. From a worker.

        Raises:
            ChartTrouble: as `rehearsing.rehearse`.
        """
        return rehearse(made, self._keys, self._chart, migrations=migrations)

    def close(self) -> None:
        """End the sitting; only the chart's own files stay behind. A second call does nothing.

        Raises:
            ChartTrouble: the end could not be marked; nothing is lost.
        """
        if not self._held.held:
            return
        try:
            self.end_sitting()
        finally:
            self._held.release()

    def end_sitting(self) -> None:
        """Close the files and keep the lock."""
        if self.is_shut:
            return
        with chart_trouble(self.files.main.name):
            self._sitting.close()

    @property
    def is_shut(self) -> bool:
        """Whether the files are closed and the keys forgotten, until somebody unlocks it again."""
        return not self._keys.database

    def shut(self) -> None:
        """Close the files and let go of every key, as far as Python lets go; the lock stays ours.

        Raises:
            ChartTrouble: the end could not be marked; the chart stays open.
        """
        self.end_sitting()
        old, self._keys = self._keys, Keys(b"", b"")
        self.accounts.forget_keys()
        self.charts.let_go()
        self._sitting.forget()
        for key in (old.database, old.witness):
            wipe(key)

    def open_again(self, keys: Keys, accounts: Accounts, sitting: Sitting) -> None:
        """Go on where `shut` left off; whoever holds `charts` and `accounts` goes on with them."""
        charts = self.charts
        charts.move_to(sitting.charts)
        sitting.charts = charts
        self._keys, self._sitting = keys, sitting
        self.accounts.take_over(accounts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
