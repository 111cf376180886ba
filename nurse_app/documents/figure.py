"""Draws a timeline as one figure: for the live chart, for the report and as a picture file."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import matplotlib as mpl
from matplotlib.figure import Figure

from nurse_app.documents.current_column import draw_current
from nurse_app.documents.drawing import Drawing, whole_view
from nurse_app.documents.faces import Faces
from nurse_app.documents.lane_flags import draw_actions, draw_reactions
from nurse_app.documents.lane_grid import draw_grid
from nurse_app.documents.lane_rate import draw_rate
from nurse_app.documents.lane_vitals import draw_vitals
from nurse_app.documents.layout import Layout, for_paper
from nurse_app.documents.now_line import NowLine
from nurse_app.documents.palette import PAPER, Palette
from nurse_app.documents.pen import DPI, Pen
from nurse_app.documents.scales import TimeScale, View
from nurse_app.infusion.timeline import Timeline
from nurse_app.wording.names import Names
from nurse_app.wording.numbers import with_zones
from nurse_app.wording.zones import crosses_change

SPELLED = Names()
PLAIN = Faces()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure with what it was drawn from; `now` is there while the infusion goes on."""

    figure: Figure
    drawing: Drawing
    now: NowLine | None


def draw(
    timeline: Timeline,
    layout: Layout | None = None,
    *,
    palette: Palette = PAPER,
    faces: Faces = PLAIN,
    names: Names = SPELLED,
    view: View | None = None,
    live: bool = False,
    ending: tuple[str, ...] = (),
    onto: Figure | None = None,
) -> Drawn:
    """Draw every lane of a timeline.

    Args:
        timeline: what to draw.
        layout: where the lanes stand; the report's when left out.
        palette: colours by token.
        faces: the type family.
        names: how signs are named, and the unit of temperatures.
        view: the stretch of time; the whole when left out.
        live: with the line of now.
        ending: words beside the end of the rate: what was given, how long watched.
        onto: a figure to draw on again, in place of a new one.
    """
    places = layout or for_paper()
    pen = Pen(places.width, places.height, palette, faces, *([onto] if onto else []))
    time = TimeScale(view or whole_view(timeline, going_on=live), places.left, places.right)
    drawing = Drawing(pen, places, time, timeline, names, ending)
    with with_zones(timeline.start is not None and crosses_change((timeline.start, timeline.until))):
        for part in (draw_grid, draw_rate, draw_vitals, draw_reactions, draw_actions, draw_current):
            part(drawing)
    return Drawn(pen.figure, drawing, NowLine(drawing) if live else None)


def svg_of(figure: Figure) -> bytes:
    """A figure as SVG with letters as outlines: the same bytes each time for the same figure."""
    out = BytesIO()
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "chart"}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def png_of(figure: Figure, scale: float = 2.0) -> bytes:
    """A figure as PNG, `scale` dots to a px of the design."""
    out = BytesIO()
    figure.savefig(out, format="png", dpi=DPI * scale, metadata={"Software": None})
    return out.getvalue()


def svg_bytes(
    timeline: Timeline, layout: Layout | None = None, *, faces: Faces = PLAIN, names: Names = SPELLED
) -> bytes:
    """The chart on white as SVG: a picture for a letter or a slide; the line of now where it still runs."""
    return svg_of(draw(timeline, layout, faces=faces, names=names, live=_runs(timeline)).figure)


def png_bytes(
    timeline: Timeline, layout: Layout | None = None, *, faces: Faces = PLAIN, names: Names = SPELLED
) -> bytes:
    """The same as PNG."""
    return png_of(draw(timeline, layout, faces=faces, names=names, live=_runs(timeline)).figure)


def _runs(timeline: Timeline) -> bool:
    return bool(timeline.planned) or any(span.end is None for span in timeline.rates)
