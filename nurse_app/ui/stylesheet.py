"""Writes the one style sheet: what Qt's own widgets look like, in the colours of a theme."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

# `@name` stands for a colour of the token table; `%name%` for a drawing on disk.
_SHEET = """
QWidget { color: @ink; }
QMainWindow, QDialog, Window { background: @sheet; }
QLabel { background: transparent; }
QToolTip { background: @ink; color: @on-ink; border: 0; padding: 8px; }

QPushButton {
    background: @raised; color: @ink; border: 1px solid @line-strong; border-radius: 6px;
    min-height: 42px; padding: 0 16px;
}
QPushButton:hover, QPushButton:pressed { background: @tint; }
QPushButton:focus { border: 3px solid @accent; padding: 0 14px; min-height: 38px; }
QPushButton:disabled { color: @ink-3; border-color: @line; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: @raised; color: @ink; border: 1px solid @line-strong; border-radius: 6px;
    placeholder-text-color: @ink-3; lineedit-password-character: 8226;
    padding: 0 12px; selection-background-color: @accent; selection-color: @on-accent;
}
QPlainTextEdit, QTextEdit { padding: 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 3px solid @accent; padding: 0 10px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: @sheet; color: @ink-3; border-color: @line; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { background: transparent; border: 0; padding: 0; }

QComboBox {
    background: @raised; color: @ink; border: 1px solid @line-strong; border-radius: 6px;
    min-height: 46px; padding: 0 12px;
}
QComboBox:focus { border: 3px solid @accent; padding: 0 10px; min-height: 42px; }
QComboBox::drop-down { border: 0; width: 40px; }
QComboBox::down-arrow { image: url(%down%); width: 20px; height: 20px; }
QComboBox QAbstractItemView {
    background: @raised; color: @ink; border: 1px solid @line-strong; outline: 0;
    selection-background-color: @tint; selection-color: @ink;
}
QComboBox QAbstractItemView::item { min-height: 44px; padding: 0 12px; }

QCheckBox, QRadioButton { spacing: 12px; min-height: 44px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 20px; height: 20px; background: @raised; border: 2px solid @line-strong;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 12px; }
QCheckBox::indicator:checked { background: @ink; border-color: @ink; image: url(%check%); }
QRadioButton::indicator:checked { background: @ink; border: 6px solid @raised; border-color: @ink; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @accent; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[sheet="true"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line-strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 44px; }
QScrollBar::handle:horizontal { min-width: 44px; }
QScrollBar::handle:hover { background: @ink-3; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: 0; width: 0; height: 0;
}

QTableView, QListView, QTreeView {
    background: transparent; border: 0; outline: 0; gridline-color: @line;
    selection-background-color: @tint; selection-color: @ink;
}
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    background: transparent; color: @ink-2; border: 0; border-bottom: 1px solid @line-strong; padding: 4px 8px 4px 0;
}
QTableCornerButton::section { background: transparent; border: 0; }

QMenu { background: @raised; border: 1px solid @line-strong; padding: 4px; }
QMenu::item { min-height: 40px; padding: 0 16px; }
QMenu::item:selected { background: @tint; color: @ink; }
QMenu::item:disabled { color: @ink-3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }

QProgressBar { background: @chart-rate-area; border: 0; min-height: 12px; max-height: 12px; }
QProgressBar::chunk { background: @chart-rate; }
"""


def style_sheet(colour: Callable[[str], str], drawings: Mapping[str, str]) -> str:
    """The style sheet for a set of colours; a token that the table lacks raises what `colour` raises."""
    coloured = re.sub(r"@([a-z0-9-]+)", lambda found: colour(found[1]), _SHEET)
    return re.sub(r"%([a-z]+)%", lambda found: drawings[found[1]], coloured)
