"""Makes backups by itself, in a worker of its own so that a slow share holds up nothing, and says when it cannot."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nurse_app.app.worker import Worker
from nurse_app.errors import ChartTrouble, VigilTrouble
from nurse_app.machine import drives, paths
from nurse_app.records import backup_folder
from nurse_app.ui.frame.alarm_band import AlarmView
from nurse_app.wording import backups as words
from nurse_app.wording import frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from nurse_app.app.shell import Shell
    from nurse_app.records.backup_folder import KeptBackup

_log = logging.getLogger(__name__)
EACH, AGAIN = timedelta(hours=1), timedelta(minutes=1)
BAND = "/backup"
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Standing:
    """How backups stand.

    `last` when one was last made, `held` how many entries it holds (None: not
    known). `wanted`: one is to be made as soon as can be, and put back on
    trial. `why` is what kept the last try, at `tried`, from its end.
    """

    last: datetime | None = None
    held: int | None = None
    wanted: bool = False
    why: ChartTrouble | None = None
    tried: datetime | None = None


def due(at: Standing, kept: int, now: datetime) -> bool:
    """Whether a backup is to be made now: at once where wanted, an hour after the last where more is kept since.

    After a try that failed, a minute later. A last one from the future (the
    clock was put back) counts as long ago.
    """
    if at.why is not None and at.tried is not None and timedelta(0) <= now - at.tried < AGAIN:
        return False
    if at.wanted or at.why is not None:
        return True
    return at.held != kept and (at.last is None or not timedelta(0) <= now - at.last < EACH)


class BackingUp:
    """Backups of the open chart: after each signature, hourly while more is kept, and on demand; never in practice."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self._worker = shell, Worker(shell)
        self._busy, self._looked, self._seen = False, False, False
        self.standing = Standing()
        self.drives: tuple[Path, ...] = ()
        self.same_disk = False

    @property
    def busy(self) -> bool:
        """Whether one is being made or looked for."""
        return self._busy

    @property
    def folder(self) -> str:
        """Where backups go; empty while nowhere."""
        none = self._shell.training or self._shell.ward.read_only
        return "" if none else self._shell.ward.settings.backup_folder

    # When

    def tick(self) -> None:
        """A second has passed."""
        now = self._shell.ward.now
        if not self.folder or self._busy:
            return
        if not self._looked:
            self._looked = True
            self._do(partial(self._newest, Path(self.folder)), self._found)
        elif due(self.standing, self._shell.chart.entries_kept, now):
            self._make(now)

    def want(self) -> None:
        """A session was signed, a folder was chosen, or a nurse asks: as soon as can be, and put back on trial."""
        self.standing = replace(self.standing, wanted=True, tried=None)

    def choose(self, folder: str, then: Callable[[], None], trouble: Callable[[VigilTrouble], None]) -> None:
        """Mark a folder for backups; `then` once it can be written to."""

        def chosen(_none: None) -> None:
            self._looked, self._seen = True, False
            self.standing = Standing(wanted=True)
            then()

        self._worker.run(partial(backup_folder.choose, Path(folder)), chosen, trouble)

    def look_for_drives(self, then: Callable[[], None]) -> None:
        """Find what is plugged in, for the settings."""

        def found(those: tuple[Path, ...]) -> None:
            self.drives = those
            then()

        self._worker.run(drives.drives, found, self._failed)

    # One backup

    def _make(self, now: datetime) -> None:
        chart, folder, trial = self._shell.chart, Path(self.folder), self.standing.wanted

        def task() -> tuple[KeptBackup, int, bool]:
            made, verdict = chart.back_up(folder, now)
            if trial:
                chart.rehearse(made.path, migrations=paths.migrations())
            return made, verdict.entries, drives.on_one_disk(folder, chart.files.main)

        self.standing = replace(self.standing, tried=now)
        self._do(task, partial(self._made, now, trial))

    def _newest(self, folder: Path) -> tuple[KeptBackup | None, bool]:
        newest = self._shell.chart.newest_backup(folder)
        return newest, drives.on_one_disk(folder, self._shell.chart.files.main)

    def _do(self, task: Callable[[], Done], then: Callable[[Done], None]) -> None:
        self._busy = True
        self._worker.run(task, then, self._failed)

    def _found(self, newest: tuple[KeptBackup | None, bool]) -> None:
        self._busy = False
        found, self.same_disk = newest
        last = found.made.astimezone(self._shell.ward.now.tzinfo) if found else None
        self.standing = replace(self.standing, last=last)
        self._shell.refresh()

    def _made(self, now: datetime, trial: bool, done: tuple[KeptBackup, int, bool]) -> None:
        _, held, self.same_disk = done
        self._busy = self._seen = False
        self.standing = Standing(now, held, wanted=self.standing.wanted and not trial)
        if trial:
            self._remember(now)
        self._shell.refresh()

    def _remember(self, now: datetime) -> None:
        ward = self._shell.ward
        at = now.isoformat(timespec="seconds")
        try:
            self._shell.chart.charts.save_settings({"backup_rehearsed_at": at}, ward.nurse, now)
        except ChartTrouble as why:
            # The backup is made; the next saving by a nurse tells her of the disk.
            _log.warning("when the trial was is not kept: %s", why.problem)
            return
        ward.settings = replace(ward.settings, backup_rehearsed_at=at)

    def _failed(self, why: VigilTrouble) -> None:
        self._busy = False
        if not isinstance(why, ChartTrouble):
            raise why
        if self.standing.why is None or self.standing.why.problem is not why.problem:
            self._seen = False
        self.standing = replace(self.standing, why=why, tried=self._shell.ward.now)
        self._shell.refresh()

    # What is told

    def bands(self) -> tuple[AlarmView, ...]:
        """The note that no backup can be made, until it was seen or one is made again."""
        why, now = self.standing.why, self._shell.ward.now
        if self._seen or not self.folder or why is None:
            return ()
        said = words.stopped(why, self.folder, self.standing.last, now.date())
        return (AlarmView(BAND, "low", said, answer=frame.SEEN),)

    @property
    def short(self) -> str:
        """The same for the rail; it stays there after the note was seen."""
        return words.NO_BACKUP if self.folder and self.standing.why is not None else ""

    def seen(self) -> None:
        """The nurse has seen the note."""
        self._seen = True

    def end(self) -> None:
        """Finish what is under way, and stop."""
        self._worker.end()
