"""What lies under the pointer on the chart, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from nurse_app.documents.drawing import Drawing
from nurse_app.infusion.timeline import Timeline, VitalsMark
from nurse_app.wording.chart_text import TICKED, action_told, planned_words, reaction_words, reading_words, span_words

_NEAR = 9.0


def essence(timeline: Timeline) -> Timeline:
    """A timeline without what only moves with the clock: now, the finish time, when the planned steps would begin."""
    ahead = tuple(replace(s, start=timeline.start or timeline.until, end=None) for s in timeline.planned)
    return replace(timeline, until=timeline.start or timeline.until, finish_at=None, planned=ahead)


def nearest(drawing: Drawing, x: float) -> VitalsMark | None:
    """The reading under the pointer, or None."""
    near = [(abs(drawing.time.x(m.at) - x), m) for m in drawing.timeline.vitals]
    distance, mark = min(near, key=lambda pair: pair[0], default=(_NEAR + 1, None))
    return mark if distance <= _NEAR else None


def marks_at(drawing: Drawing, x: float, y: float, now: datetime | None) -> tuple[str, ...]:
    """A line for each thing at a place: reactions, the rate, actions, the reading. Empty outside the plot."""
    layout = drawing.layout
    if not (layout.left <= x <= layout.right and y <= layout.axis.top):
        return ()
    at = drawing.time.at(x)
    lines = [
        reaction_words(r, drawing.names)
        for r in drawing.timeline.reactions
        if drawing.time.x(r.onset) - _NEAR <= x and at <= (r.end or now or drawing.timeline.until)
    ]
    if y <= layout.rate.bottom:
        lines += _rate_at(drawing, at, now)
        near = (a for a in drawing.timeline.actions if a.what in TICKED and abs(drawing.time.x(a.at) - x) <= _NEAR)
        lines += [action_told(a, drawing.timeline) for a in near]
    elif (mark := nearest(drawing, x)) is not None:
        lines.append(reading_words(mark, drawing.timeline, drawing.names.temperature))
    return tuple(lines)


def _rate_at(drawing: Drawing, at: datetime, now: datetime | None) -> list[str]:
    line = drawing.timeline
    until = now or line.until
    ran = [span_words(s) for s in line.rates if s.start <= at < (s.end or until)]
    if ran or at <= until:
        return ran
    end = line.finish_at or drawing.view.end
    return [planned_words(s) for s in line.planned if s.start <= at < (s.end or end)]
