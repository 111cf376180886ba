"""The locked screen as it is for its first moment: drawn, with one live line for the password, until the page is made.

It looks as `UnlockPage` does in a window with room. Nothing in it may make
PySide build the enums of its `Qt` class: that alone takes longer than all the
rest of the first picture. So there are no pens, no brushes and no flags here.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLineEdit, QWidget

from nurse_app.ui import icons
from nurse_app.ui.fonts import TYPE_SIZES, TypeName, type_font
from nurse_app.wording import labels, unlock

_LINE_SHEET = (
    "background: transparent; border: 0; padding: 0; color: {ink}; lineedit-password-character: 8226;"
    "selection-background-color: {accent}; selection-color: {on-accent};"
)
_BOXES = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="230" viewBox="0 0 {wide} 230">'
    '<rect x="0.5" y="0.5" width="{thin}" height="47" rx="6" fill="{raised}" stroke="{line-strong}"/>'
    '<rect x="1.5" y="93.5" width="{thick}" height="53" rx="6" fill="{raised}" stroke="{accent}" stroke-width="3"/>'
    '<rect x="0.5" y="174.5" width="{thin}" height="55" rx="6" fill="{sheet}" stroke="{line}"/></svg>'
)
_SECOND_BUTTON = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="44" viewBox="0 0 {wide} 44">'
    '<rect x="0.5" y="0.5" width="{thin}" height="43" rx="6" fill="{raised}" stroke="{line-strong}"/></svg>'
)
# What `icons.draw_mark` draws, 28 wide: it needs a pen.
_MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28" viewBox="0 0 28 28">'
    '<circle cx="14" cy="14" r="10.889" fill="none" stroke="{ink}" stroke-width="3.422"/>'
    '<path d="M14 14H21.84A7.84 7.84 0 0 0 14 6.16Z" fill="{ink}"/></svg>'
)


class FirstPicture(QWidget):
    """Takes the keys of a password from its first moment; `line` holds them, and `entered` whether Enter followed.

    Args:
        clock, day: the time, as `UnlockView` has it.
        nurse: the name shown as picked.
        colours: the tokens of the theme. Where fonts and icons lie has been said before.
        recovery: there is a recovery key, so the page has a button for it.
    """

    def __init__(self, clock: str, day: str, nurse: str, colours: Mapping[str, str], *, recovery: bool) -> None:
        super().__init__()
        self._recovery = recovery
        self._clock, self._day, self._nurse, self._colours = clock, day, nurse, colours
        self._inks = {tone: _Ink(self, colours[tone]) for tone in ("ink", "ink-2", "ink-3")}
        self.entered = False
        self.line = QLineEdit(self)
        self.line.setStyleSheet(_LINE_SHEET.format_map(colours))
        dots = QFont(type_font("M", 700))
        dots.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 6)
        self.line.setFont(dots)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(unlock.PASSWORD)
        self.line.setDragEnabled(False)
        self.line.setAcceptDrops(False)
        self.line.returnPressed.connect(self._enter)
        self.setFocusProxy(self.line)

    def _enter(self) -> None:
        self.entered = True

    @property
    def _half(self) -> int:
        """Where the right side begins."""
        return round(self.width() * 800 / 1366)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        left, wide = self._half + 64, self.width() - self._half - 126
        self.line.setGeometry(left + 12, 311, wide - 72, 50)
        for ink in self._inks.values():
            ink.setGeometry(self.rect())
            ink.words.clear()
        self._write_left()
        self._write_right(left, wide)

    def _write_left(self) -> None:
        wide = self._half - 128
        self._write(104, 56, labels.APP_NAME, "L", 700)
        self._write(64, 140, self._clock, "rate")
        self._write(64, 231, self._day, "M", 400, "ink-2")
        self._write(64, 319, unlock.NOT_OPEN_YET, "M", 700)
        foot = _lines(unlock.NO_NAMES_YET, type_font("S"), wide)
        for at, words in enumerate(foot):
            self._write(64, self.height() - 48 - 20 * (len(foot) - at), words, "S", 400, "ink-2")

    def _write_right(self, left: int, wide: int) -> None:
        self._write(left, 136, unlock.UNLOCK, "L", 700)
        self._write(left, 192, unlock.NURSE, "S", 600)
        self._write(left + 13, 229, self._nurse, "M", 400)
        self._write(left, 284, unlock.PASSWORD, "S", 600)
        self._write(self._button_words(unlock.UNLOCK, "M", left, wide) + 30, 406, unlock.UNLOCK, "M", 600, "ink-3")
        self._write(left, 454, labels.NOT_YET, "S", 600)
        after = QFontMetricsF(type_font("S", 600)).horizontalAdvance(labels.NOT_YET)
        self._write(left + after, 454, f" {unlock.TYPE_PASSWORD}", "S", 400, "ink-2")
        if self._recovery:
            self._write(
                self._button_words(unlock.RECOVERY_KEY, "S", left, wide) + 30, 526, unlock.RECOVERY_KEY, "S", 600
            )

    def _button_words(self, words: str, size: TypeName, left: int, wide: int) -> float:
        # Not the words' advance: a text layout adds what a letter hangs over its right edge.
        layout = QTextLayout(words, type_font(size, 600))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(wide)
        layout.endLayout()
        return left + (wide - line.naturalTextWidth() - 30) / 2

    def _write(
        self, left: float, top: float, words: str, size: TypeName, weight: int | None = None, tone: str = "ink"
    ) -> None:
        font = type_font(size, weight)
        shape = QFontMetricsF(font)
        base = top + (TYPE_SIZES[size].line - shape.ascent() - shape.descent()) / 2 + shape.ascent()
        if size != "rate":
            # On the whole pixel above, where a text layout puts small letters.
            base = floor(base)
        self._inks[tone].words.append((QPointF(left, base), words, font))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        half, wide, high = self._half, self.width() - self._half - 126, self.height()
        left = half + 64
        for place, tone in (
            (QRect(0, 0, half, high), "sheet"),
            (QRect(half, 0, self.width() - half, high), "paper"),
            (QRect(half, 0, 1, high), "line"),
            (QRect(64, 351, half - 128, 1), "line"),
        ):
            dot = QPixmap(1, 1)
            dot.fill(QColor(self._colours[tone]))
            painter.drawPixmap(place, dot)
        ratio = self.devicePixelRatioF()
        arrow = f"style-down-{icons.shade(self._colours['sheet'])}"
        boxes = _BOXES.format_map({**self._colours, "wide": wide, "thin": wide - 1, "thick": wide - 3})
        painter.drawPixmap(QPointF(left, 216), icons.svg_pixmap(boxes, QSize(wide, 230), ratio))
        if self._recovery:
            second = _SECOND_BUTTON.format_map({**self._colours, "wide": wide, "thin": wide - 1})
            painter.drawPixmap(QPointF(left, 514), icons.svg_pixmap(second, QSize(wide, 44), ratio))
            key = icons.icon_pixmap("key", 20, QColor(self._colours["ink"]), ratio)
            painter.drawPixmap(QPointF(round(self._button_words(unlock.RECOVERY_KEY, "S", left, wide)), 526), key)
        painter.drawPixmap(QPointF(64, 58), icons.svg_pixmap(_MARK.format_map(self._colours), QSize(28, 28), ratio))
        for at, top, name, tone in (
            (left + wide - 31, 230, arrow, "ink"),
            (left + wide - 39, 326, "eye-off", "ink-2"),
            (round(self._button_words(unlock.UNLOCK, "M", left, wide)), 408, "lock-open", "ink-3"),
        ):
            painter.drawPixmap(QPointF(at, top), icons.icon_pixmap(name, 20, QColor(self._colours[tone]), ratio))
        painter.end()


class _Ink(QWidget):
    """All words in one colour: a painter begins with the pen of its widget."""

    def __init__(self, parent: QWidget, colour: str) -> None:
        super().__init__(parent)
        self.words: list[tuple[QPointF, str, QFont]] = []
        self.setStyleSheet(f"color: {colour};")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, words, font in self.words:
            painter.setFont(font)
            painter.drawText(place, words)
        painter.end()


def _lines(words: str, font: QFont, wide: int) -> list[str]:
    """The words in lines that are at most so wide."""
    shape, lines = QFontMetricsF(font), [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if shape.horizontalAdvance(longer) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
