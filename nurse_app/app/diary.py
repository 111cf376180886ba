"""Keeps what is done with the record itself as deeds in the chart: at once where asked, else within a second."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from nurse_app.app.gate import Gate
from nurse_app.errors import ChartTrouble
from nurse_app.records.accounts import Accounts
from nurse_app.records.charts import SqlCharts
from nurse_app.records.deeds import Deed, Done
from nurse_app.records.tries import WrongPassword

_log = logging.getLogger(__name__)


class Diary:
    """Notes wait in a queue, so that no press waits for them; what could not be kept is tried again."""

    def __init__(self, charts: SqlCharts, gate: Gate, nurse: Callable[[], str], now: Callable[[], datetime]) -> None:
        self._charts, self._gate, self._nurse, self._now = charts, gate, nurse, now
        self._waiting: list[Deed] = []

    def note(self, done: Done, *, by: str | None = None, **about: str) -> None:
        """Note something; by the nurse at the laptop unless another is named."""
        self._waiting.append(Deed(done.value, self._nurse() if by is None else by, self._now(), about))

    def note_of_keys(self, done: Done, accounts: Accounts, *, by: str | None = None, **about: str) -> None:
        """Note a change of the key files, with the edition they have since: so that older ones put back are seen."""
        self.note(done, by=by, edition=str(accounts.edition), **about)

    def keep(self, done: Done, **about: str) -> None:
        """Note something that may go on only when it is on disk.

        Raises:
            ChartTrouble: it could not be kept.
        """
        self.note(done, **about)
        self.write()

    def write(self) -> None:
        """Keep what waits.

        Raises:
            ChartTrouble: it could not be kept; it still waits.
        """
        wrong, self._gate.told = self._gate.told, ()
        if wrong:
            # Before the unlocking that followed them.
            self._waiting = sorted((_told(wrong), *self._waiting), key=lambda deed: deed.at)
        if self._waiting:
            self._charts.note(self._waiting)
            self._waiting = []

    def tick(self) -> None:
        """A second has passed: keep what waits; trouble is told where entries are kept, not here."""
        try:
            self.write()
        except ChartTrouble as why:
            _log.warning("deeds are not kept yet: %s", why.problem)


def _told(wrong: tuple[WrongPassword, ...]) -> Deed:
    """Wrong passwords in a row as one deed, by nobody signed in, at the time of the last."""
    names = dict.fromkeys(one.nurse for one in wrong)
    about = {"count": str(len(wrong)), "first": wrong[0].at, "last": wrong[-1].at, "nurses": ", ".join(names)}
    return Deed(Done.WRONG_PASSWORD.value, "", datetime.fromisoformat(wrong[-1].at), about)
