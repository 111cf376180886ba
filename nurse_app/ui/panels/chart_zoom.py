"""How much of the chart is shown, and which part: the whole, 2 h or 30 min, following now unless moved by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from nurse_app.infusion.timeline import Timeline
from nurse_app.wording.chart_text import ZOOM_WORDS

if TYPE_CHECKING:
    from nurse_app.documents.scales import View

WHOLE = "6h"
_AHEAD = 0.25
_EDGE = 0.04


@dataclass(frozen=True, slots=True)
class ZoomStep:
    """One of the segments; `span` None: the whole infusion."""

    key: str
    words: str
    span: timedelta | None


ZOOMS = (
    ZoomStep(WHOLE, ZOOM_WORDS[0], None),
    ZoomStep("2h", ZOOM_WORDS[1], timedelta(hours=2)),
    ZoomStep("30min", ZOOM_WORDS[2], timedelta(minutes=30)),
)


@dataclass(frozen=True, slots=True)
class Zoom:
    """The segment chosen; `start` is where the nurse moved the view to, None while it follows now."""

    key: str = WHOLE
    start: datetime | None = None

    @property
    def _place(self) -> int:
        return next(n for n, zoom in enumerate(ZOOMS) if zoom.key == self.key)

    @property
    def closer(self) -> str:
        """The next segment that shows less."""
        return ZOOMS[min(self._place + 1, len(ZOOMS) - 1)].key

    @property
    def wider(self) -> str:
        """The next segment that shows more."""
        return ZOOMS[max(self._place - 1, 0)].key

    def view(self, timeline: Timeline, now: datetime, *, going_on: bool) -> View:
        """The stretch of time to draw: the whole chart, or a span with a quarter of it ahead of now."""
        from nurse_app.documents.drawing import whole_view
        from nurse_app.documents.scales import View

        span = ZOOMS[self._place].span
        whole = whole_view(timeline, going_on=going_on)
        if span is None:
            start = self.start or whole.start
            return View(start, start + whole.span)
        start = self.start or now - span * (1 - _AHEAD)
        return View(start, start + span)

    def moved(self, shown: View, minutes: float) -> Zoom:
        """The same zoom with its view later (or earlier) by so many minutes."""
        return replace(self, start=shown.start + timedelta(minutes=minutes))

    def round(self, at: datetime, shown: View) -> Zoom:
        """The same zoom with `at` in the middle."""
        return replace(self, start=at - shown.span / 2)

    def runs_out(self, shown: View, now: datetime) -> bool:
        """Whether a view that follows now has to move on."""
        return self.start is None and now > shown.end - shown.span * _EDGE
