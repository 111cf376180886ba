"""Draws the icons: line drawings in any colour and size, sharp on any screen, and the mark of Vigil."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImageReader, QPainter, QPen, QPixmap

from nurse_app.errors import OurBug


class _Colours(Protocol):
    @property
    def name(self) -> str: ...

    def hex(self, token: str) -> str: ...


class _Shelf:
    """Where the drawings lie."""

    folder: Path | None = None


def use_icons(folder: Path) -> None:
    """Say where the drawings lie; none is read yet."""
    if _Shelf.folder != folder:
        _Shelf.folder = folder
        _drawing.cache_clear()
        _picture.cache_clear()


def draw_icon(painter: QPainter, name: str, place: QRectF, colour: QColor) -> None:
    """Draw an icon by its file's name into a square, in one colour, sharp at the scale of the screen."""
    if name == "vigil":
        draw_mark(painter, place, colour)
        return
    ratio = painter.device().devicePixelRatio()
    # On whole pixels of the screen, or its lines would blur.
    corner = QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
    painter.drawPixmap(corner, icon_pixmap(name, round(place.width()), colour, ratio))


def icon_pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` logical pixels for a screen with `ratio` device pixels to each."""
    if name == "vigil":
        return _mark(size, colour, ratio)
    return _picture(name, size, colour.name(), ratio)


def svg_pixmap(drawing: str, size: QSize, ratio: float = 1.0) -> QPixmap:
    """A drawing written as SVG, as a picture of `size` logical pixels; one that cannot be drawn is our bug."""
    # The reader is Qt's own plug-in: importing QtSvg for this would cost a tenth of the start.
    held = QBuffer()
    held.setData(drawing.encode())
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held, b"svg")
    reader.setScaledSize(QSize(round(size.width() * ratio), round(size.height() * ratio)))
    image = reader.read()
    if image.isNull():
        raise OurBug(f"a drawing cannot be drawn: {reader.errorString()}")
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(ratio)
    return picture


def draw_mark(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """Draw the Vigil mark: a ring with its first quarter filled."""
    # Late, here and below: PySide builds all enums of `Qt` at once, and the first picture does without.
    from PySide6.QtCore import Qt

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = place.width() / 9
    ring = place.adjusted(stroke, stroke, -stroke, -stroke)
    painter.setPen(QPen(colour, stroke * 1.1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    inner = QRectF(QPointF(0, 0), ring.size() * 0.72)
    inner.moveCenter(ring.center())
    painter.drawPie(inner, 0, 90 * 16)
    painter.restore()


def arrow_files(theme: _Colours) -> Mapping[str, str]:
    """Name the drawings that the style sheet needs (combo arrow, check mark), as places on disk."""
    if _Shelf.folder is None:
        raise OurBug("the icons have no folder yet")
    on = shade(theme.hex("sheet"))
    return {part: (_Shelf.folder / f"style-{part}-{on}.svg").as_posix() for part in ("down", "check")}


def shade(sheet: str) -> str:
    """Whether a sheet of this colour is light or dark, as the names of the style sheet's drawings say it."""
    return "light" if QColor(sheet).lightness() > 128 else "dark"


@cache
def _drawing(name: str) -> str:
    if _Shelf.folder is None:
        raise OurBug("the icons have no folder yet")
    try:
        return (_Shelf.folder / f"{name}.svg").read_text("utf-8")
    except OSError as trouble:
        raise OurBug(f"no icon is called {name}") from trouble


@cache
def _picture(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    # Qt draws `currentColor` black, so the colour is written in first.
    return svg_pixmap(_drawing(name).replace("currentColor", colour), QSize(size, size), ratio)


def _mark(size: int, colour: QColor, ratio: float) -> QPixmap:
    from PySide6.QtCore import Qt

    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_mark(painter, QRectF(0, 0, size, size), colour)
    painter.end()
    return picture
