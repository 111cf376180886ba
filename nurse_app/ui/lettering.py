"""Sets lines of text: several weights and colours in one paragraph, at the line height of the type scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from nurse_app.ui.fonts import TYPE_SIZES, TypeName, type_font
from nurse_app.ui.theme import current_theme

_HYPHEN = re.compile("(-)")
_CENTRED = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress. `tone` names a colour of the token table."""

    text: str
    size: TypeName = "S"
    weight: int | None = None
    tone: str = "ink"
    slashed_zero: bool = False
    struck: bool = False


def strong(text: str, tone: str = "ink", size: TypeName = "S") -> Run:
    """A stretch in the heavier weight that begins a line or carries a value."""
    return Run(text, size, 600, tone)


def quiet(text: str, size: TypeName = "S") -> Run:
    """A stretch in the second ink, for units and what stands beside."""
    return Run(text, size, 400, "ink-2")


Line = Sequence[Run]


class Lettering:
    """One paragraph of runs, broken into lines at a width. Nothing is ever cut or shortened."""

    def __init__(self, runs: Line, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        self.runs = tuple(run for run in runs if run.text)
        self.align = align
        biggest = max((TYPE_SIZES[run.size].line for run in self.runs), default=20)
        self.line_height = float(biggest)
        # A line feed alone does not break a line in a text layout; the line separator does, and is as long.
        self._layout = QTextLayout("".join(run.text for run in self.runs).replace("\n", "\u2028"))
        self._layout.setFont(type_font(self.runs[0].size) if self.runs else type_font("S"))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._layout.setTextOption(option)
        self._width = -1.0

    @property
    def text(self) -> str:
        """The words alone."""
        return self._layout.text().replace("\u2028", "\n")

    def natural_width(self) -> float:
        """The width that the paragraph takes on one line."""
        self._break(1e6)
        return max((self._layout.lineAt(i).naturalTextWidth() for i in range(self._layout.lineCount())), default=0.0)

    def widest_word(self) -> float:
        """The width below which a word would have to be broken."""
        return max(
            (QFontMetricsF(_font(r)).horizontalAdvance(word) for r in self.runs for word in r.text.split()), default=0.0
        )

    def height(self, width: float) -> float:
        """The height of all lines when broken at `width`."""
        self._break(width)
        return self._layout.lineCount() * self.line_height

    def draw(self, painter: QPainter, place: QRectF, tone: str | None = None) -> None:
        """Draw from the top of `place`; `tone` overrules the colour of every run."""
        self._dress(tone)
        self._width = -1.0
        self._break(place.width())
        self._layout.draw(painter, place.topLeft())

    def draw_centred(self, painter: QPainter, place: QRectF, tone: str | None = None) -> None:
        """Draw with the lines in the middle of the height of `place`."""
        high = self.height(place.width())
        self.draw(painter, QRectF(place.x(), place.y() + (place.height() - high) / 2, place.width(), high), tone)

    def _dress(self, tone: str | None) -> None:
        theme, at, formats = current_theme(), 0, []
        for run in self.runs:
            for piece in _HYPHEN.split(run.text):
                part = QTextLayout.FormatRange()
                part.start, part.length = at, len(piece.encode("utf-16-le")) // 2
                at += part.length
                look = QTextCharFormat()
                look.setFont(_font(run, even=piece != "-"))
                look.setForeground(theme.colour(tone or run.tone))
                look.setFontStrikeOut(run.struck)
                part.format = look
                formats.append(part)
        self._layout.setFormats(formats)

    def _break(self, width: float) -> None:
        if width == self._width:
            return
        if self._width < 0 and not self._layout.formats():
            self._dress(None)
        self._width = width
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            # Each line's letters stand in the middle of the line height, as on the drawings.
            line.setPosition(
                QPointF(self._left(width, line.naturalTextWidth()), top + (self.line_height - line.height()) / 2)
            )
            top += self.line_height
        self._layout.endLayout()

    def _left(self, width: float, used: float) -> float:
        if self.align & _CENTRED:
            return (width - used) / 2
        return width - used if self.align & _RIGHT else 0.0


def _font(run: Run, even: bool = True) -> QFont:
    font = type_font(run.size, run.weight, run.slashed_zero)
    if not even:
        # With figures of even width Inter widens the hyphen too, which tears words apart.
        font = QFont(font)
        font.setFeature(QFont.Tag("tnum"), 0)
    return font
