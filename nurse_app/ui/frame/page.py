"""What every page is: a sheet that says which frame it stands in and hears a few keys."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from nurse_app.ui.frame.arrangement import Arrangement


class PageFrame(Enum):
    """What stands round a page."""

    BARE = "bare"
    """Nothing (unlock, set-up, trouble)."""
    BOARD = "board"
    """The rail (today, patients, library)."""
    RECORD = "record"
    """Rail and banner without a chair (a patient's record and history)."""
    SESSION = "session"
    """Rail, banner and side column with Emergency in its corner."""


class Page(QWidget):
    """A page. Shows what it is given and asks with signals; see each page for its own."""

    frame: ClassVar[PageFrame] = PageFrame.SESSION

    def side(self) -> QWidget | None:
        """What stands in the side column above Emergency; None for the six actions and Recorded."""
        return None

    def arrange(self, arrangement: Arrangement) -> None:
        """Fit into another amount of room."""

    def number_pressed(self, number: int) -> None:
        """A digit was pressed while nothing is typed in (1 to 9)."""

    def letter_pressed(self, letter: str) -> None:
        """One of the action letters was pressed on a page with its own side column."""

    def begin(self) -> None:
        """The page has come to the front: put the caret where typing begins."""
