"""Draws in px from the top left corner: lines, areas, marks and text, on a matplotlib figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform, Transform, TransformedBbox

from nurse_app.documents.faces import Faces
from nurse_app.documents.palette import Palette

Point = tuple[float, float]
Align = Literal["left", "center", "right"]
Dashes = tuple[float, ...]
DPI = 100.0
_POINTS = 72.0 / DPI
_SHARE: Mapping[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
SOLID: Dashes = ()
DOTTED: Dashes = (1.5, 3.5)
DASHED: Dashes = (4.0, 3.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px; what is drawn with it as a frame is cut off at its edges."""

    left: float
    top: float
    right: float
    bottom: float


class Letters(PathPatch):
    """One line of text as a filled shape."""

    def __init__(self, faces: Faces, weight: int, size: float, align: Align) -> None:
        super().__init__(Path([(0.0, 0.0)]), edgecolor="none", linewidth=0)
        self._faces, self._weight, self._size, self._share = faces, weight, size, _SHARE[align]

    def say(self, words: str, at: Point) -> None:
        """Say these words, their letters standing on `at`."""
        left = at[0] - self._faces.width(words, self._weight, self._size) * self._share
        self.set_path(self._faces.letters(words, self._weight, self._size, left, at[1]))


@dataclass(slots=True)
class Pen:
    """A figure of `width` by `height` px, its colours and faces; each method adds one artist and hands it back.

    `figure` may be one that is drawn on again: what was on it goes. `order`
    on every method says what lies above what, the highest on top.
    """

    width: float
    height: float
    palette: Palette
    faces: Faces
    figure: Figure = field(default_factory=lambda: Figure(dpi=DPI))
    _px: Transform = field(init=False)

    def __post_init__(self) -> None:
        self.figure.clear()
        self.figure.set_size_inches(self.width / DPI, self.height / DPI)
        self.figure.set_facecolor(self.palette["sheet"])
        turned = Affine2D().scale(1 / DPI, -1 / DPI).translate(0, self.height / DPI)
        self._px = turned + self.figure.dpi_scale_trans

    def _add(self, artist: Artist, order: float, frame: Box | None) -> None:
        artist.set_zorder(order)
        artist.set_transform(self._px)
        self.figure.add_artist(artist)
        self._cut(artist, frame)

    def _cut(self, artist: Artist, frame: Box | None) -> None:
        if frame is not None:
            corners = Bbox([[frame.left, frame.top], [frame.right, frame.bottom]])
            artist.set_clip_box(TransformedBbox(corners, self._px))

    def line(
        self,
        points: Sequence[Point],
        tone: str,
        width: float = 1.0,
        *,
        dashes: Dashes = SOLID,
        order: float = 2.0,
        frame: Box | None = None,
    ) -> Line2D:
        """A line through points, with square corners."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        drawn = Line2D(xs, ys, color=self.palette[tone], linewidth=width * _POINTS, solid_joinstyle="miter")
        drawn.set_solid_capstyle("butt")
        if dashes:
            drawn.set_linestyle((0, tuple(d / max(width, 1.0) for d in dashes)))
        self._add(drawn, order, frame)
        return drawn

    def strokes(
        self,
        pieces: Iterable[tuple[Point, Point]],
        tone: str,
        width: float = 1.0,
        *,
        order: float = 1.0,
        frame: Box | None = None,
    ) -> None:
        """Many separate straight strokes in one go."""
        drawn = LineCollection(
            [list(piece) for piece in pieces], colors=self.palette[tone], linewidths=width * _POINTS, capstyle="butt"
        )
        self._add(drawn, order, frame)

    def area(
        self, points: Sequence[Point], tone: str, *, alpha: float = 1.0, order: float = 0.5, frame: Box | None = None
    ) -> Polygon:
        """A filled shape without an edge."""
        drawn = Polygon(list(points), closed=True, facecolor=self.palette[tone], edgecolor="none", alpha=alpha)
        self._add(drawn, order, frame)
        return drawn

    def box(self, box: Box, tone: str, *, order: float = 0.5, frame: Box | None = None) -> Rectangle:
        """A filled rectangle."""
        size = (box.right - box.left, box.bottom - box.top)
        drawn = Rectangle((box.left, box.top), *size, facecolor=self.palette[tone], edgecolor="none")
        self._add(drawn, order, frame)
        return drawn

    def marks(
        self, points: Sequence[Point], shape: Path, size: float, tone: str, *, order: float = 4.0, frame: Box | None
    ) -> None:
        """The same small shape at each point, with a hairline of the ground round it."""
        if not points:
            return
        drawn = PathCollection(
            [shape],
            sizes=[(size * _POINTS) ** 2],
            offsets=points,
            offset_transform=self._px,
            facecolors=self.palette[tone],
            edgecolors=self.palette["sheet"],
            linewidths=_POINTS,
        )
        drawn.set_zorder(order)
        drawn.set_transform(IdentityTransform())
        self.figure.add_artist(drawn)
        self._cut(drawn, frame)

    def text(
        self,
        at: Point,
        words: str,
        *,
        size: float = 14.0,
        weight: int = 400,
        tone: str = "ink",
        align: Align = "left",
        order: float = 6.0,
        frame: Box | None = None,
    ) -> Letters:
        """One line of text whose letters stand on `at`, with figures of even width."""
        drawn = Letters(self.faces, weight, size, align)
        drawn.set_facecolor(self.palette[tone])
        drawn.say(words, at)
        self._add(drawn, order, frame)
        return drawn
