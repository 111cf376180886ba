"""Knows the colours of the screen: one table a theme, one palette and one style sheet made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from nurse_app.errors import OurBug
from nurse_app.ui import fonts, icons
from nurse_app.ui.stylesheet import style_sheet
from nurse_app.ui.tokens import read_tokens

_ROLES = {
    QPalette.ColorRole.Window: "sheet",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "paper",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink-3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "on-ink",
}


@dataclass(frozen=True)
class Theme:
    """A named set of colours; every theme has the same tokens."""

    name: str
    colours: Mapping[str, str]

    def hex(self, token: str) -> str:
        """The colour of a token as `#RRGGBB`. A token that no table has is our bug."""
        try:
            return self.colours[token]
        except KeyError:
            raise OurBug(f"no colour is called {token}") from None

    def colour(self, token: str) -> QColor:
        """The colour of a token, ready to paint with."""
        return QColor(self.hex(token))

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.colour("sheet").lightness() < self.colour("ink").lightness()

    def chair(self, number: int) -> QColor:
        """The colour of a chair; the fourth begins again with the first (its tile then has a cut corner)."""
        return self.colour(f"chair-{(number - 1) % 3 + 1}")


class _Worn:
    """What the application wears now: its themes and the one chosen."""

    themes: Mapping[str, Theme] = {}
    now: Theme | None = None


def read_themes(table: Path) -> dict[str, Theme]:
    """Read every theme of a token table, by name; all must name the same tokens.

    Raises:
        OurBug: a theme lacks a token that another has (the table ships with the program).
    """
    themes = {name: Theme(name, colours) for name, colours in read_tokens(table).items()}
    if len({frozenset(theme.colours) for theme in themes.values()}) != 1:
        raise OurBug("the themes do not name the same tokens")
    return themes


def current_theme() -> Theme:
    """The theme that the application wears. Asking before `dress` is our bug."""
    if _Worn.now is None:
        raise OurBug("the application is not dressed yet")
    return _Worn.now


def theme_names() -> tuple[str, ...]:
    """The names a nurse may choose from, in the order of the table."""
    return tuple(_Worn.themes)


def dress(app: QApplication, resources: Path, name: str = "light") -> None:
    """Give the application its fonts, icons and colours; the first thing after `QApplication()`.

    Args:
        app: the application.
        resources: the folder that holds `fonts`, `icons` and `style`.
        name: the theme to begin with.
    """
    fonts.use_fonts(resources / "fonts")
    icons.use_icons(resources / "icons")
    _Worn.themes = read_themes(resources / "style" / "tokens.toml")
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(fonts.type_font("S"))
    apply_theme(app, _Worn.themes[name])


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Change every colour at once; widgets that paint themselves repaint with the palette."""
    _Worn.now = theme
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme.hex, icons.arrow_files(theme)))


def switch_theme(app: QApplication, name: str) -> None:
    """Wear another of the themes by name."""
    apply_theme(app, _Worn.themes[name])


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, theme.colour(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("ink-3"))
    return palette
