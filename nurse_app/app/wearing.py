"""Chooses the colours the program starts in, and puts them on the first picture and on the application."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from nurse_app.machine import paths
from nurse_app.records.first_glance import Glance
from nurse_app.ui import fonts, icons
from nurse_app.ui.pages.first_picture import FirstPicture
from nurse_app.ui.tokens import read_tokens
from nurse_app.wording import unlock


def system_look(app: QApplication) -> str:
    """The colours this computer prefers, where it says so; else light."""
    if not app.styleSheet():
        # Not yet dressed, the app wears the computer's colours. Asking for their scheme by its name
        # would make PySide build all enums of `Qt`, and the first picture wait for them.
        worn = app.palette()
        ground, words = (worn.color(role).lightness() for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Text))
        return "dark" if ground < words else "light"
    from PySide6.QtCore import Qt

    return "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def dress(app: QApplication, look: str) -> None:
    """Give the application its colours, fonts and icons."""
    # Late, for the first picture brings its own.
    from nurse_app.ui import theme

    theme.dress(app, paths.resources(), look)


def first_picture(look: str, seen: Glance, now: datetime) -> FirstPicture:
    """The picture of the locked screen, in an application that is not dressed yet."""
    resources = paths.resources()
    fonts.use_fonts(resources / "fonts")
    icons.use_icons(resources / "icons")
    colours = read_tokens(resources / "style" / "tokens.toml")[look]
    clock, day = unlock.clock_line(now), unlock.day_line(now)
    return FirstPicture(clock, day, seen.nurse, colours, recovery=seen.recovery)
