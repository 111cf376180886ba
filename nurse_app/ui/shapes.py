"""Paints the few shapes that every widget uses: boxes with sharp borders, hairlines, chair tiles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from nurse_app.ui.fonts import type_font
from nurse_app.ui.theme import current_theme


def box(
    painter: QPainter,
    place: QRectF,
    fill: str = "",
    border: str = "",
    width: float = 1,
    radius: float = 6,
    dashed: bool = False,
) -> None:
    """Draw a rounded box that lies wholly inside `place`; an empty token leaves that part out."""
    theme = current_theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(theme.colour(fill)) if fill else Qt.BrushStyle.NoBrush)
    if border:
        pen = QPen(theme.colour(border), width)
        if dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        inset = width / 2
        place = place.adjusted(inset, inset, -inset, -inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(place, radius, radius)
    painter.restore()


def band(painter: QPainter, place: QRectF, fill: str) -> None:
    """Fill a square-cornered area."""
    painter.fillRect(place, current_theme().colour(fill))


def hairline(painter: QPainter, start: QPointF, end: QPointF, tone: str = "line", width: float = 1) -> None:
    """Draw a level or upright line whose pixels are whole."""
    if start.y() == end.y():
        place = QRectF(start.x(), start.y(), end.x() - start.x(), width)
    else:
        place = QRectF(start.x(), start.y(), width, end.y() - start.y())
    painter.fillRect(place, current_theme().colour(tone))


def chair_tile(painter: QPainter, place: QRectF, number: int, initials: str = "") -> None:
    """Draw a chair's tile; from the fourth chair on, whose colour is used again, with a cut corner."""
    theme = current_theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(_tile_path(place, cut=number > 3), theme.chair(number))
    painter.setPen(theme.colour("on-chair"))
    if initials:
        painter.setFont(type_font("L"))
        painter.drawText(place.adjusted(0, 4, 0, -22), Qt.AlignmentFlag.AlignCenter, str(number))
        painter.setFont(type_font("S", 600))
        painter.drawText(place.adjusted(0, 32, 0, -6), Qt.AlignmentFlag.AlignCenter, initials)
    else:
        painter.setFont(type_font("S", 600) if place.height() < 40 else type_font("L"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def hatch(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """Fill an area with slanting strokes."""
    painter.save()
    painter.setClipRect(place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 3))
    at = place.x() - place.height()
    while at < place.right():
        painter.drawLine(QPointF(at, place.bottom()), QPointF(at + place.height(), place.top()))
        at += 8
    painter.restore()


def _tile_path(place: QRectF, cut: bool) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(place, 4, 4)
    if cut:
        size = place.width() / 3
        corner = QPainterPath()
        corner.addPolygon(
            QPolygonF([place.topRight(), place.topRight() - QPointF(size, 0), place.topRight() + QPointF(0, size)])
        )
        path = path.subtracted(corner)
    return path
