"""Checks the open chart each hour in a worker of its own, and once against its witnesses; tells what is wrong.

The witnesses are its newest backup and the system's key store, which is told
after each check that found nothing how far the chart reached by then.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.app.worker import Worker
from nurse_app.errors import ChartTrouble, VigilTrouble
from nurse_app.machine import key_store
from nurse_app.records.faults import HEALING, ChartFault, FaultCode
from nurse_app.ui.frame.alarm_band import AlarmView
from nurse_app.wording import frame
from nurse_app.wording.hourly_check import KEY_STORE, ONLY_TO_LOOK, damaged

if TYPE_CHECKING:
    from nurse_app.app.shell import Shell
    from nurse_app.records.chart import Chart

_log = logging.getLogger(__name__)
EACH = timedelta(hours=1)
BAND = "/chart-check"


class HourlyCheck:
    """The opening has read the chart whole, or the first check does at once; then each hour, told again each hour."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self._worker = shell, Worker(shell)
        self._busy, self._witnessed, self._seen = False, False, False
        self._last: datetime = shell.ward.now
        if not shell.training and shell.chart.is_too_large_to_open_checked:
            self._last -= EACH
        self.fault: ChartFault | None = next(_lasting(shell.chart.mended), None)

    @property
    def busy(self) -> bool:
        """Whether the chart is being read just now."""
        return self._busy

    def tick(self) -> None:
        """A second has passed."""
        shell, now = self._shell, self._shell.ward.now
        if shell.training or shell.ward.read_only or self._busy:
            return
        if not timedelta(0) <= now - self._last < EACH:
            self._last = now
            self._do(partial(_found, shell.chart))
        elif not self._witnessed and not shell.lock.is_locked:
            self._witnessed = True
            self._do(partial(_against, shell.chart, shell.backups.folder, self.fault))

    def want(self) -> None:
        """Check soon: what was just signed is to be remembered."""
        self._last -= EACH

    @property
    def _told_by_witness(self) -> bool:
        return self.fault is not None and self.fault.code in (FaultCode.WITNESS_AHEAD, FaultCode.WITNESS_DIFFERS)

    def _do(self, task: Callable[[], ChartFault | None]) -> None:
        self._busy = True
        self._worker.run(task, self._done, self._not_done)

    def _done(self, fault: ChartFault | None) -> None:
        self._busy = False
        if fault is not None:
            self._seen = False
            _log.error("the check found %s in %s", fault.code.value, fault.file)
        # What only a backup can tell is not taken back by a check that asks none.
        if fault is not None or not self._told_by_witness:
            self.fault = fault
        self._shell.refresh()

    def _not_done(self, why: VigilTrouble) -> None:
        self._busy = False
        if not isinstance(why, ChartTrouble):
            raise why
        # No room for the copy, or no backup to ask: nothing is known to be wrong; the next hour asks again.
        _log.warning("the check could not be made: %s", why.problem)

    def bands(self) -> tuple[AlarmView, ...]:
        """What is wrong, until it was seen; again after the next check that finds it."""
        if self._shell.ward.read_only:
            return (AlarmView(BAND, "low", ONLY_TO_LOOK),)
        if self.fault is None or self._seen:
            return ()
        fault = self.fault
        said = damaged(fault.file, fault.code.value, fault.entry, fault.facts)
        return (AlarmView(BAND, "low", said, answer=frame.SEEN),)

    def seen(self) -> None:
        """The nurse has seen it. The key store would tell it at each start again: it remembers what is now instead."""
        self._seen = True
        if self._told_by_witness and not self._busy:
            self._do(partial(_remember, self._shell.chart))

    def end(self) -> None:
        """Finish what is under way, and stop."""
        self._worker.end()


def _found(chart: Chart) -> ChartFault | None:
    """The first thing wrong that does not mend by itself; looked at twice, for the chart is saved to meanwhile."""
    return (_first(chart) and _first(chart)) or _remember(chart)


def _first(chart: Chart) -> ChartFault | None:
    return next(_lasting(chart.check().faults), None)


def _lasting(faults: Iterable[ChartFault]) -> Iterator[ChartFault]:
    """What does not mend by itself."""
    return (fault for fault in faults if fault.code not in HEALING)


def _against(chart: Chart, folder: str, known: ChartFault | None) -> ChartFault | None:
    told = chart.against_line(key_store.recall(chart.token), KEY_STORE)
    if folder and told is None:
        newest = chart.newest_backup(Path(folder))
        told = None if newest is None else chart.against(newest.path)
    # What the opening found is not taken back by a witness that tells nothing.
    return told or _remember(chart) or known


def _remember(chart: Chart) -> ChartFault | None:
    """Let the key store remember how far the chart reaches; nothing is found by that."""
    if line := chart.reached():
        key_store.remember(chart.token, line)
    return None
