"""The last values in large figures beside the lanes of the live chart, each with the mark of its lane."""

from __future__ import annotations

from nurse_app.documents.drawing import Drawing
from nurse_app.documents.lane_vitals import DIAMOND, DOT, SQUARE
from nurse_app.wording.chart_text import CEILING_NOW, last_values
from nurse_app.wording.numbers import rate

_INDENT = 23.0


def draw_current(drawing: Drawing) -> None:
    """Draw the ceiling in force, then the last reading from pressure to breaths, where the layout has a column."""
    layout, pen = drawing.layout, drawing.pen
    if layout.column is None:
        return
    if drawing.timeline.ceiling is not None:
        words = f"{CEILING_NOW} {rate(drawing.timeline.ceiling)}"
        pen.text((layout.column, layout.rate.top + 47), words, weight=600, size=layout.text)
    if not drawing.timeline.vitals:
        return
    last = drawing.timeline.vitals[-1]
    lanes = (layout.pressure.top + 34, layout.pressure.top + 80, layout.spo2.bottom - 6, layout.temperature.bottom - 6)
    ys = (*lanes, layout.respiration.bottom + 2)
    for y, (value, unit) in zip(ys, last_values(last.reading, drawing.names.temperature), strict=True):
        if value:
            _value(drawing, y, value, unit)
    _marks(drawing, ys)


def _value(drawing: Drawing, baseline: float, value: str, unit: str) -> None:
    layout, pen = drawing.layout, drawing.pen
    left = (layout.column or 0.0) + _INDENT
    pen.text((left, baseline), value, weight=700, size=layout.large)
    pen.text((left + pen.faces.width(value, 700, layout.large) + 7, baseline), unit, tone="ink-2", size=layout.text)


def _marks(drawing: Drawing, ys: tuple[float, ...]) -> None:
    pen, x = drawing.pen, (drawing.layout.column or 0.0) + 8
    reading = drawing.timeline.vitals[-1].reading
    middle = [y - 8 for y in ys]
    if reading.systolic or reading.diastolic:
        top, foot = middle[0] - 6, middle[0] + 6
        bars = [((x, top), (x, foot)), ((x - 4, top), (x + 4, top)), ((x - 4, foot), (x + 4, foot))]
        pen.strokes(bars, "chart-bp", 2.0, order=3.0)
    if reading.pulse:
        pen.marks([(x, middle[1])], DOT, 10.0, "chart-pulse", frame=None)
    if reading.spo2:
        pen.marks([(x, middle[2])], SQUARE, 8.5, "chart-spo2", frame=None)
    if reading.temperature_c:
        pen.marks([(x, middle[3])], DIAMOND, 8.5, "chart-temperature", frame=None)
