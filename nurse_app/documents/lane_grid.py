"""The still parts of the chart: lane names, hairlines, the time axis with its clock times."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import takewhile

from nurse_app.documents.drawing import Drawing
from nurse_app.documents.layout import Lane
from nurse_app.wording.chart_text import LANES, LaneName
from nurse_app.wording.numbers import clock

_STEPS = (
    (timedelta(minutes=45), timedelta(minutes=5), timedelta(minutes=5)),
    (timedelta(hours=3), timedelta(minutes=30), timedelta(minutes=10)),
    (timedelta(hours=9), timedelta(hours=1), timedelta(minutes=30)),
)
_LONG = (timedelta(hours=2), timedelta(hours=1))


def draw_grid(drawing: Drawing) -> None:
    """Draw the names at the left, the vertical hairlines, the foot of each lane and the clock times below."""
    _names(drawing)
    label_every, line_every = _steps(drawing.view.span)
    pen, layout = drawing.pen, drawing.layout
    xs = [drawing.time.x(at) for at in _ticks(drawing, line_every)]
    tops = ((layout.rate.top, layout.rate.bottom), (layout.pressure.top, layout.respiration.bottom))
    pen.strokes([((x, top), (x, foot)) for x in xs for top, foot in tops], "chart-grid")
    feet = [lane.bottom for lane in (layout.rate, layout.pressure, layout.spo2, layout.temperature)]
    pen.strokes([((layout.left, y), (layout.right, y)) for y in feet], "line")
    pen.strokes([((layout.left, layout.axis.top), (layout.right, layout.axis.top))], "line-strong", order=1.5)
    for at, told in _told(drawing, label_every):
        x = drawing.time.x(at)
        pen.strokes([((x, layout.axis.top), (x, layout.axis.top + 5))], "line-strong", order=1.5)
        half = pen.faces.width(told, 400, layout.text) / 2
        middle = min(x, layout.width - half)
        pen.text((middle, layout.axis.top + 21), told, tone="ink-2", align="center", size=layout.text)


def _told(drawing: Drawing, every: timedelta) -> list[tuple[datetime, str]]:
    """The times below the axis, all by the zone of now."""
    zone = drawing.timeline.until.tzinfo
    return [(at, clock(at.astimezone(zone))) for at in _ticks(drawing, every)]


def label_places(drawing: Drawing) -> list[float]:
    """Where along the axis the clock times stand."""
    return [drawing.time.x(at) for at in _ticks(drawing, _steps(drawing.view.span)[0])]


def draw_value_ticks(drawing: Drawing, lane_ys: list[tuple[float, str]]) -> None:
    """Draw a hairline and its number at the left for each value of a lane."""
    pen, layout = drawing.pen, drawing.layout
    pen.strokes([((layout.left, y), (layout.right, y)) for y, _ in lane_ys], "chart-grid")
    for y, words in lane_ys:
        pen.text((layout.left - 10, y + 5), words, tone="ink-2", align="right", size=layout.text)


def _names(drawing: Drawing) -> None:
    layout = drawing.layout
    lanes: dict[str, Lane] = {
        "rate": layout.rate,
        "pressure": layout.pressure,
        "spo2": layout.spo2,
        "temperature": layout.temperature,
        "respiration": layout.respiration,
    }
    for key, lane in lanes.items():
        first = lane.top + (15 if key == "respiration" else 10)
        for number, name in enumerate(LANES[key]):
            _name(drawing, first + 47 * number, name)


def _name(drawing: Drawing, baseline: float, name: LaneName) -> None:
    unit = name.unit or f"°{drawing.names.temperature}"
    pen, layout = drawing.pen, drawing.layout
    if name.one_line:
        pen.text((layout.names, baseline), f"{name.name} {unit}", weight=600, size=layout.text)
        return
    pen.text((layout.names, baseline), name.name, weight=600, size=layout.text)
    pen.text((layout.names, baseline + 17), unit, tone="ink-2", size=layout.text)


def _steps(span: timedelta) -> tuple[timedelta, timedelta]:
    return next(((label, line) for most, label, line in _STEPS if span <= most), _LONG)


def _ticks(drawing: Drawing, step: timedelta) -> list[datetime]:
    """Steps counted from the start of the infusion; without one, from the full hour."""
    view = drawing.view
    anchor = drawing.timeline.start or view.start.replace(minute=0, second=0, microsecond=0)
    first = anchor + step * -((anchor - view.start) // step)
    return list(takewhile(lambda at: at <= view.end, (first + step * n for n in range(1000))))
