"""An open chart: what is kept in it, who may open it, and its check, until it is closed."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion.entries import Entry
from nurse_app.records import durable, keyfile, lock
from nurse_app.records.charts import SqlCharts
from nurse_app.records.check import verify_with
from nurse_app.records.faults import ChartFault
from nurse_app.records.fileset import FileSet
from nurse_app.records.keyfile import KeyFile
from nurse_app.records.keys import Keys, make_slot, sealed, unlock
from nurse_app.records.passwords import refuse_weak
from nurse_app.records.sitting import Sitting
from nurse_app.records.troubles import chart_trouble
from nurse_app.records.verdict import Verdict


@dataclass
class Chart:
    """An open chart. `nurse` opened it; `mended` says what was put right on the way, for a quiet note."""

    files: FileSet
    nurse: str
    mended: tuple[ChartFault, ...]
    _sitting: Sitting
    _keys: Keys
    _keyfile: KeyFile
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
        return tuple(slot.nurse for slot in self._keyfile.slots)

    def is_password(self, nurse: str, password: str) -> bool:
        """Whether this is that nurse's password, as for a signature or a handover; takes about 0.4 s."""
        try:
            unlock((self._keyfile,), nurse, password)
        except ChartTrouble:
            return False
        return True

    def add_nurse(self, nurse: str, password: str, *, guessed: AbstractSet[str]) -> None:
        """Let another nurse in by a password of her own; takes about 0.4 s.

        Raises:
            ChartTrouble: WEAK_PASSWORD; ALREADY_THERE; what the disk refuses.
        """
        if nurse in self.nurses:
            raise ChartTrouble(ChartProblem.ALREADY_THERE, nurse=nurse)
        self._give_slot(nurse, password, guessed)

    def change_password(self, nurse: str, old: str, new: str, *, guessed: AbstractSet[str]) -> None:
        """Replace a nurse's password; the chart itself is not touched. Takes about a second.

        Raises:
            ChartTrouble: UNKNOWN_NURSE, WRONG_PASSWORD, WEAK_PASSWORD; what the disk refuses.
        """
        unlock((self._keyfile,), nurse, old)
        self._give_slot(nurse, new, guessed)

    def _give_slot(self, nurse: str, password: str, guessed: AbstractSet[str]) -> None:
        refuse_weak(password, nurse, guessed)
        slot = make_slot(self._keyfile, nurse, password, self._keys)
        changed = sealed(self._keyfile.with_slot(slot), self._keys)
        with durable.disk_trouble():
            keyfile.write(self.files, changed)
        self._keyfile = changed

    def check(self) -> Verdict:
        """Check everything on disk while the chart stays open; long for a large chart, so from a worker.

        Raises:
            ChartTrouble: no room for the copy that is looked at.
        """
        return verify_with(self.files, self._keys, self._keyfile.chart)

    def close(self) -> None:
        """End the sitting; only the chart's own files stay behind. A second call does nothing.

        Raises:
            ChartTrouble: the end could not be marked; nothing is lost.
        """
        if not self._held.held:
            return
        try:
            with chart_trouble(self.files.main.name):
                self._sitting.close()
        finally:
            self._held.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
