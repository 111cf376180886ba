"""What the pages of the walk share: the stage bar on top, a sheet below, a side column, refusals at the foot."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.frame.page import Page
from nurse_app.ui.pages.laying import add, column
from nurse_app.ui.panels.refusals import Refusals
from nurse_app.ui.parts.stage_bar import StageBar, StageState, StageView
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_before import StageWords


class WalkPage(Page):
    """The base of these pages.

    Signals:
        wished(object): what the nurse wants, a value of `infusion.wishes`.
        stage_requested(str): another stage is wanted, to look at or to go on to; the key of `Stage`, or `plan`.
        panel_requested(str): a form of the infusing page is wanted here (note, weight, void).
    """

    wished = Signal(object)
    stage_requested = Signal(str)
    panel_requested = Signal(str)

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.stages = StageBar()
        self.refusals = Refusals()
        self.stages.stage_requested.connect(self.stage_requested)
        self._drawn_stages: tuple[StageWords, ...] = ()

    def stand(self, body: QWidget) -> None:
        """Lay the page out round its body."""
        layout = column(self.stages, on=self)
        add(layout, body, 1)
        add(layout, self.refusals)

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        """Show what is known; what was typed stays."""
        raise NotImplementedError  # each kind says it: Qt leaves no room for ABC

    def tick(self, outlook: Outlook) -> None:
        """A second has passed."""

    def kept(self) -> None:
        """The wish is on disk."""
        self.refusals.say(())

    def refused(self, sentences: tuple[str, ...]) -> None:
        """The wish was refused: everything typed stays, and the reasons are shown."""
        self.refusals.say(sentences)

    def show_stages(self, stages: tuple[StageWords, ...]) -> None:
        """Show where the session stands."""
        if stages != self._drawn_stages:
            self._drawn_stages = stages
            self.stages.show_view(tuple(StageView(s.key, s.text, cast(StageState, s.state)) for s in stages))
