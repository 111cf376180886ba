"""What every lane is handed: the pen, the places, the time scale, the timeline and how things are named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from nurse_app.documents.layout import Lane, Layout
from nurse_app.documents.pen import Box, Pen
from nurse_app.documents.scales import TimeScale, View
from nurse_app.infusion.timeline import Timeline
from nurse_app.wording.names import Names

BEFORE_START = timedelta(minutes=20)
WHOLE = timedelta(hours=6)
AFTER_LAST = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One figure being drawn. `ending` are the lines beside the end of the rate (paper only)."""

    pen: Pen
    layout: Layout
    time: TimeScale
    timeline: Timeline
    names: Names
    ending: tuple[str, ...] = ()

    @property
    def view(self) -> View:
        """The stretch of time shown."""
        return self.time.view

    def frame(self, lane: Lane, above: float = 0.0) -> Box:
        """The lane's part of the plot, with `above` px more at the top."""
        return Box(self.layout.left, lane.top - above, self.layout.right, lane.bottom)

    def across(self, above: float = 0.0) -> Box:
        """The whole plot from the rate lane to the axis."""
        return Box(self.layout.left, self.layout.rate.top - above, self.layout.right, self.layout.axis.top)

    def shows(self, at: datetime) -> bool:
        """Whether a time lies in view."""
        return self.view.start <= at <= self.view.end


def whole_view(timeline: Timeline, *, going_on: bool = True) -> View:
    """From 20 min before the start (or before the first reading, if earlier) to 6 h, or later where more is known.

    A chart that ended earlier than 6 h is not cut shorter, so that two charts
    lie over each other. Only while it is `going_on` does now count as known.
    """
    known = [mark.at for mark in timeline.vitals]
    first = timeline.start or min([timeline.until, *known])
    begin = min([first - BEFORE_START, *(at - BEFORE_START / 4 for at in known)])
    ends = [span.end for span in timeline.rates if span.end is not None]
    last = max([first, *known, *ends, *([timeline.finish_at] if timeline.finish_at else [])])
    last = max(last, timeline.until) if going_on else last
    return View(begin, max(first + WHOLE, last + AFTER_LAST))
