"""The rate as a stepped area with its numbers, the planned steps dashed ahead, the ceiling dotted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from nurse_app.clinical.quantities import Rate, written
from nurse_app.documents.drawing import Drawing
from nurse_app.documents.lane_grid import draw_value_ticks
from nurse_app.documents.pen import DASHED, DOTTED, Point
from nurse_app.documents.scales import ValueScale, apart
from nurse_app.infusion.timeline import RateSpan
from nurse_app.wording.chart_text import ceiling_words, ends_at, finish_at, planned_from

_LABEL_ROOM = 30.0
_TICK_ROOM = 17.0


def rate_scale(drawing: Drawing) -> ValueScale:
    """From 0 to an eighth above the highest rate that ran, is planned or is allowed."""
    line, lane = drawing.timeline, drawing.layout.rate
    rates = [s.rate for s in (*line.rates, *line.planned)] + ([line.ceiling] if line.ceiling else [])
    top = max((float(r.value) for r in rates), default=0.0) or 100.0
    return ValueScale(0.0, top * 8 / 7, lane.top, lane.bottom)


def draw_rate(drawing: Drawing) -> None:
    """Draw the lane: ticks at the rates that occur, ceiling, area so far, plan ahead, and where it ends."""
    scale = rate_scale(drawing)
    _ticks(drawing, scale)
    _ceiling(drawing, scale)
    _given(drawing, scale)
    _planned(drawing, scale)
    _ending(drawing)


def _ticks(drawing: Drawing, scale: ValueScale) -> None:
    line = drawing.timeline
    named = {s.rate for s in (*line.rates, *line.planned) if s.rate.value} | ({line.ceiling} if line.ceiling else set())
    rates = sorted(named, reverse=True)
    places = [scale.y(float(r.value)) for r in rates]
    kept = apart([scale.bottom, *places], _TICK_ROOM)[1:]
    draw_value_ticks(
        drawing, [(y, written(r.value, 1)) for r, y, keep in zip(rates, places, kept, strict=True) if keep]
    )


def _ceiling(drawing: Drawing, scale: ValueScale) -> None:
    if (most := drawing.timeline.ceiling) is not None:
        y, layout = scale.y(float(most.value)), drawing.layout
        drawing.pen.line([(layout.left, y), (layout.right, y)], "ink-2", dashes=DOTTED, order=1.6)
        if layout.column is None:
            at = (layout.right, y - 6)
            drawing.pen.text(at, ceiling_words(most), tone="ink-2", align="right", size=layout.text)


def outline(spans: Iterable[RateSpan], until: datetime, drawing: Drawing, scale: ValueScale) -> list[list[Point]]:
    """The tops of spans that touch one another, joined; a pause between them begins another piece."""
    pieces: list[list[Point]] = []
    last: datetime | None = None
    for span in spans:
        end = until if span.end is None else span.end
        y = scale.y(float(span.rate.value))
        edge = [(drawing.time.x(span.start), y), (drawing.time.x(end), y)]
        if pieces and last == span.start:
            pieces[-1] += edge
        else:
            pieces.append(edge)
        last = end
    return pieces


def _given(drawing: Drawing, scale: ValueScale) -> None:
    line, pen, frame = drawing.timeline, drawing.pen, drawing.frame(drawing.layout.rate, above=2)
    for tops in outline(line.rates, line.until, drawing, scale):
        whole = [(tops[0][0], scale.bottom), *tops]
        pen.area([*whole, (tops[-1][0], scale.bottom)], "chart-rate-area", order=0.7, frame=frame)
        pen.line(whole, "chart-rate", 2.4, order=3.0, frame=frame)
    for number, span in enumerate(line.rates):
        before = line.rates[number - 1].rate if number else Rate.of(0)
        _label(drawing, scale, span, rising=span.rate > before)


def _label(drawing: Drawing, scale: ValueScale, span: RateSpan, *, rising: bool) -> None:
    """The number above its step: at its left, or in its middle where it is narrow or comes after a fall."""
    start, end = (drawing.time.x(t) for t in (span.start, span.end or drawing.timeline.until))
    start, end = max(start, drawing.layout.left), min(end, drawing.layout.right)
    if end <= start or not span.rate.value:
        return
    words = written(span.rate.value, 1) + (" found" if span.found else "")
    width = drawing.pen.faces.width(words, 600, drawing.layout.text)
    left = (start + end - width) / 2 if end - start < _LABEL_ROOM or not rising else start + 6
    for onset in (drawing.time.x(r.onset) for r in drawing.timeline.reactions):
        if left - 4 < onset < left + width + 4:
            left = onset - 4 - width
    at = (left, scale.y(float(span.rate.value)) - 7)
    drawing.pen.text(at, words, weight=600, size=drawing.layout.text)


def _planned(drawing: Drawing, scale: ValueScale) -> None:
    line, pen, layout = drawing.timeline, drawing.pen, drawing.layout
    if not line.planned:
        return
    frame = drawing.frame(layout.rate, above=2)
    end = line.finish_at or line.planned[-1].end or drawing.view.end
    running = line.rates[-1].rate if line.rates and line.rates[-1].end is None else None
    lead = [(drawing.time.x(line.until), scale.y(float(running.value)))] if running else []
    for tops in outline(line.planned, end, drawing, scale):
        whole = [*(lead or [(tops[0][0], scale.bottom)]), *([(tops[0][0], lead[0][1])] if lead else []), *tops]
        area = [(whole[0][0], scale.bottom), *whole, (tops[-1][0], scale.bottom)]
        pen.area(area, "chart-rate-area", alpha=0.45, order=0.6, frame=frame)
        pen.line(whole, "chart-rate", 1.4, dashes=DASHED, order=2.9, frame=frame)
        lead = []
    _planned_words(drawing, scale)
    if line.finish_at is not None:
        _finish(drawing, line.finish_at)


def _planned_words(drawing: Drawing, scale: ValueScale) -> None:
    """Name the first planned span that differs from what runs; the others carry their number where there is room."""
    line, layout = drawing.timeline, drawing.layout
    running = line.rates[-1].rate if line.rates and line.rates[-1].end is None else None
    told = False
    for span in line.planned:
        start = max(drawing.time.x(span.start), layout.left)
        end = min(drawing.time.x(span.end or line.finish_at or drawing.view.end), layout.right)
        if span.rate == running or end <= start:
            continue
        words = written(span.rate.value, 1) if told else planned_from(span.rate, span.start)
        told = True
        if end - start > 8 * len(words) or (len(words) <= 5 and end - start > _LABEL_ROOM):
            at = (start + 6, scale.y(float(span.rate.value)) - 7)
            drawing.pen.text(at, words, tone="ink-2", size=layout.text)


def _finish(drawing: Drawing, at: datetime) -> None:
    layout, pen = drawing.layout, drawing.pen
    if not drawing.shows(at):
        return
    x = drawing.time.x(at)
    pen.line([(x, layout.rate.top + 38), (x, layout.axis.top)], "chart-rate", dashes=DASHED, order=2.8)
    words, room = finish_at(at), 92.0
    left = x + 7 + room <= layout.right
    where = (x + 7 if left else x - 7, layout.rate.bottom - 8)
    pen.text(where, words, weight=600, align="left" if left else "right", size=layout.text)


def _ending(drawing: Drawing) -> None:
    line, layout, pen = drawing.timeline, drawing.layout, drawing.pen
    if not drawing.ending or not line.rates or line.rates[-1].end is None:
        return
    x = drawing.time.x(line.rates[-1].end)
    pen.line([(x, layout.rate.top), (x, layout.rate.bottom)], "ink", 1.5, order=3.5)
    pen.line([(x, layout.rate.bottom), (x, layout.axis.top)], "ink-2", dashes=DOTTED, order=2.5)
    first, *rest = [ends_at(line.rates[-1].end, drawing.ending[0]), *drawing.ending[1:]]
    fits = x + 7 + 135 <= layout.right
    x, align = (x + 7, "left") if fits else (x - 7, "right")
    pen.text((x, layout.rate.top + 40), first, weight=600, align=align, size=layout.text)  # type: ignore[arg-type]
    for number, words in enumerate(rest):
        where = (x, layout.rate.top + 58 + 18 * number)
        pen.text(where, words, tone="ink-2", align=align, size=layout.text)  # type: ignore[arg-type]
