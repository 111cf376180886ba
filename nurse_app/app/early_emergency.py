"""Emergency before the chart is open: the clock starts at the press, and the card opens from then once the chart is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from nurse_app.infusion.ports import Clock
from nurse_app.ui.window import Window
from nurse_app.wording import unlock

if TYPE_CHECKING:
    from nurse_app.ui.frame.alarm_band import AlarmStack


class EarlyEmergency:
    """Listens while no shell does.

    `since` is when Emergency was first pressed; None: not pressed, or by mistake.

    Args:
        can_tell: whether there is a page by now, under which a band can stand.
        has_chart: whether there is a chart to be opened, on which a card can be.
    """

    def __init__(
        self, window: Window, clock: Clock, can_tell: Callable[[], bool], has_chart: Callable[[], bool]
    ) -> None:
        self._window, self._clock, self._can_tell, self._has_chart = window, clock, can_tell, has_chart
        self._band: AlarmStack | None = None
        self.since: datetime | None = None
        window.emergency_requested.connect(self._press)
        window.leave_requested.connect(self._mistake)

    def _press(self, _chair: int) -> None:
        self.since = self.since or self._clock.now().wall
        self.tell()

    def tell(self) -> None:
        """Say above the page what was pressed and what to do; pressed before there was a page, it is told with it."""
        if self.since is None or self._band is not None or not self._can_tell():
            return
        # Late, for nobody waits for it who has not pressed.
        from nurse_app.ui.frame.alarm_band import AlarmStack, AlarmView

        self._band = AlarmStack()
        self._band.answered.connect(self._mistake)
        words = unlock.early_emergency(self.since, there=self._has_chart())
        self._window.put_above(self._band)
        self._band.show_view((AlarmView("early", "high", words, unlock.BY_MISTAKE),))

    def _mistake(self, _key: str = "") -> None:
        self.since = None
        if self._band is not None:
            self._band.hide()
            self._band.deleteLater()
            self._band = None

    def end(self) -> datetime | None:
        """The chart is open: listen no more, and hand over since when there is an emergency."""
        since = self.since
        self._window.emergency_requested.disconnect(self._press)
        self._window.leave_requested.disconnect(self._mistake)
        self._mistake()
        return since
