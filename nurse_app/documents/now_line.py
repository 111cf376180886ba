"""The line of now, its clock time, and the rate that has run since the figure was drawn: what moves each second."""

from __future__ import annotations

from datetime import datetime

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from nurse_app.documents.drawing import Drawing
from nurse_app.documents.lane_grid import label_places
from nurse_app.documents.lane_rate import rate_scale
from nurse_app.documents.pen import Box, Letters
from nurse_app.wording.chart_text import now_words

_HALF = 39.0
_LABEL = 20.0


class NowLine:
    """The moving artists of one figure. `artists` are in the order in which they are drawn."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        layout, pen, frame = drawing.layout, drawing.pen, drawing.frame(drawing.layout.rate, above=2)
        self._grown: Polygon = pen.area([(0, 0)] * 4, "chart-rate-area", order=4.1, frame=frame)
        self._edge: Line2D = pen.line([(0, 0), (0, 0)], "chart-rate", 2.4, order=4.2, frame=frame)
        self._line: Line2D = pen.line([(0, 0), (0, 0)], "ink", 1.6, order=4.3)
        tag = Box(0, layout.axis.top + 5, 2 * _HALF, layout.axis.top + 27)
        self._tag: Rectangle = pen.box(tag, "ink", order=6.1)
        self._words: Letters = pen.text(
            (0, layout.axis.top + 21), "", weight=600, tone="sheet", align="center", order=6.2, size=layout.text
        )
        self._ground: Rectangle = pen.box(Box(0, tag.top + 1, 2 * _LABEL, tag.bottom), "sheet", order=6.05)
        self.artists: tuple[Artist, ...] = (
            *(self._grown, self._edge, self._line),
            *(self._ground, self._tag, self._words),
        )
        self.move(drawing.timeline.until)

    def animate(self) -> None:
        """Leave these artists out of the still picture; they are drawn over it one by one."""
        for artist in self.artists:
            artist.set_animated(True)

    def move(self, now: datetime) -> None:
        """Put the line at `now`; outside the view nothing of it is seen. A running rate grows with it."""
        drawing, layout = self._drawing, self._drawing.layout
        x = drawing.time.x(now)
        for artist in self.artists:
            artist.set_visible(drawing.shows(now))
        self._line.set_data([x, x], [layout.flags.top + 20, layout.axis.top + 5])
        self._tag.set_x(x - _HALF)
        self._words.say(now_words(now), (x, layout.axis.top + 21))
        self._mask(x)
        self._grow(x)

    def _mask(self, x: float) -> None:
        """Hide the clock time on the axis that the tag would half cover."""
        near = [label for label in label_places(self._drawing) if abs(label - x) < _HALF + _LABEL]
        self._ground.set_visible(bool(near) and self._line.get_visible())
        if near:
            self._ground.set_x(near[0] - _LABEL)

    def _grow(self, x: float) -> None:
        line = self._drawing.timeline
        drawn = self._drawing.time.x(line.until)
        running = line.rates[-1] if line.rates and line.rates[-1].end is None else None
        grows = running is not None and x > drawn
        self._grown.set_visible(grows and self._grown.get_visible())
        self._edge.set_visible(grows and self._edge.get_visible())
        if running is not None and grows:
            scale = rate_scale(self._drawing)
            y = scale.y(float(running.rate.value))
            self._grown.set_xy([(drawn, scale.bottom), (drawn, y), (x, y), (x, scale.bottom)])
            self._edge.set_data([drawn - 1, x], [y, y])
