"""The planned rates as a curve by clock time, with another plan dashed over it and the vitals that will be due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from matplotlib.figure import Figure

from nurse_app.clinical.quantities import Rate, written
from nurse_app.documents.faces import Faces
from nurse_app.documents.palette import PAPER, Palette
from nurse_app.documents.pen import DOTTED, Pen, Point
from nurse_app.documents.scales import TimeScale, ValueScale, View, apart
from nurse_app.wording.chart_text import CEILING_TODAY, VITALS_ROW
from nurse_app.wording.numbers import clock, rate

Corners = tuple[tuple[Fraction, Rate], ...]
_LEFT, _RIGHT_EDGE, _TOP, _FOOT = 48.0, 24.0, 18.0, 66.0
_TICK_ROOM = 17.0
_HOUR = timedelta(hours=1)
_SHORTEST = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class PlanCurve:
    """What is drawn: minutes from `start` at which each rate begins, the last pair the end (rate 0).

    `words` and `other_words` stand at the ends; `other` is empty when no
    other plan is looked at; `vitals` are the times at which sets are due.
    """

    start: datetime
    corners: Corners
    words: str
    ceiling: Rate | None = None
    other: Corners = ()
    other_words: str = ""
    vitals: tuple[datetime, ...] = ()


def draw_plan(
    curve: PlanCurve,
    width: float = 520.0,
    height: float = 236.0,
    *,
    palette: Palette = PAPER,
    faces: Faces | None = None,
) -> Figure:
    """Draw the plan: ticks at its rates, hours below, the ceiling dotted, the other plan dashed."""
    pen = Pen(width, height, palette, faces or Faces())
    time = TimeScale(_view(curve), _LEFT, width - _RIGHT_EDGE)
    rates = [float(r.value) for _, r in (*curve.corners, *curve.other)]
    top = max([*rates, float(curve.ceiling.value) if curve.ceiling else 0.0]) or 100.0
    scale = ValueScale(0.0, top * 8 / 7, _TOP, height - _FOOT)
    _ticks(pen, time, scale, curve)
    _hours(pen, time, scale, curve.start)
    _plan(pen, time, scale, curve)
    _other(pen, time, scale, curve)
    _vitals(pen, time, scale, curve.vitals)
    return pen.figure


def _view(curve: PlanCurve) -> View:
    last = max((m for m, _ in (*curve.corners, *curve.other)), default=Fraction(0))
    ends = timedelta(minutes=float(last))
    return View(curve.start, curve.start + max(_SHORTEST, -(-ends // _HOUR) * _HOUR))


def _at(curve: PlanCurve, minutes: Fraction) -> datetime:
    return curve.start + timedelta(minutes=float(minutes))


def _steps(corners: Corners, curve: PlanCurve, time: TimeScale, scale: ValueScale) -> list[Point]:
    """The stepped outline from the foot at the start to the foot at the end."""
    points, y = [], scale.bottom
    for minutes, value in corners:
        x = time.x(_at(curve, minutes))
        points += [(x, y), (x, scale.y(float(value.value)))]
        y = scale.y(float(value.value))
    return points


def _ticks(pen: Pen, time: TimeScale, scale: ValueScale, curve: PlanCurve) -> None:
    rates = sorted({r for _, r in curve.corners if r.value}, reverse=True)
    places = [scale.y(float(r.value)) for r in rates]
    kept = apart([scale.bottom, *places], _TICK_ROOM)[1:]
    for value, y, keep in zip(rates, places, kept, strict=True):
        if keep:
            pen.strokes([((time.left, y), (time.right, y))], "chart-grid")
            pen.text((time.left - 8, y + 5), written(value.value, 1), tone="ink-2", align="right")


def _hours(pen: Pen, time: TimeScale, scale: ValueScale, start: datetime) -> None:
    count = time.view.span // _HOUR
    every = 1 if count <= 6 else 2
    for number in range(0, count + 1, every):
        at = start + _HOUR * number
        x = time.x(at)
        pen.strokes([((x, scale.top), (x, scale.bottom + 5))], "chart-grid")
        pen.text((x, scale.bottom + 20), clock(at), tone="ink-2", align="center")
    pen.strokes([((time.left, scale.bottom), (time.right, scale.bottom))], "line-strong", order=1.5)


def _plan(pen: Pen, time: TimeScale, scale: ValueScale, curve: PlanCurve) -> None:
    outline = _steps(curve.corners, curve, time, scale)
    if outline:
        pen.area(outline, "chart-rate-area", order=0.7)
        pen.line(outline, "chart-rate", 2.4, order=3.0)
        end, top = outline[-1][0], min(y for _, y in outline)
        pen.text((end - 8, top + 20), curve.words, weight=600, align="right")
    if curve.ceiling is not None:
        y = scale.y(float(curve.ceiling.value))
        pen.line([(time.left, y), (time.right, y)], "ink-2", dashes=DOTTED, order=3.2)
        pen.text((time.right, y - 6), f"{CEILING_TODAY} {rate(curve.ceiling)}", tone="ink-2", align="right")


def _other(pen: Pen, time: TimeScale, scale: ValueScale, curve: PlanCurve) -> None:
    outline = _steps(curve.other, curve, time, scale)
    if not outline:
        return
    pen.line(outline, "chart-pulse", 2.0, dashes=(7.0, 4.0), order=2.8)
    end, top = outline[-1][0], outline[-2][1]
    room = pen.width - end > 6 + pen.faces.width(curve.other_words, 600, 14)
    pen.text(
        (end + 6 if room else end - 8, top + 5 if room else top + 20),
        curve.other_words,
        weight=600,
        align="left" if room else "right",
    )


def _vitals(pen: Pen, time: TimeScale, scale: ValueScale, due: tuple[datetime, ...]) -> None:
    if not due:
        return
    y = scale.bottom + 40
    pen.text((time.left - 8, y + 5), VITALS_ROW, tone="ink-2", align="right")
    pen.strokes([((time.x(at), y - 5), (time.x(at), y + 5)) for at in due], "ink", 2.0, order=3.0)
