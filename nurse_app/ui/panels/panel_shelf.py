"""Keeps the panels of every infusion, so that a draft left at one chair is there when the nurse comes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nurse_app.errors import OurBug
from nurse_app.infusion.state import Infusion
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.panels.amend_panel import AmendPanel
from nurse_app.ui.panels.change_rate_panel import ChangeRatePanel, ResumePanel
from nurse_app.ui.panels.course_panel import CoursePanel
from nurse_app.ui.panels.entries_panel import EntriesPanel
from nurse_app.ui.panels.form_panel import FormPanel
from nurse_app.ui.panels.forms import forms
from nurse_app.ui.panels.gap_panel import GapPanel
from nurse_app.ui.panels.guidance_panel import GuidancePanel
from nurse_app.ui.panels.more_panel import MorePanel
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.pump_panel import PumpPanel
from nurse_app.ui.panels.reaction_panel import ReactionPanel
from nurse_app.ui.panels.taught_panel import TaughtPanel
from nurse_app.ui.panels.vitals_panel import VitalsPanel
from nurse_app.wording.panels_book import PanelBook

InfusionJudge = Callable[[str, str, str, str], FieldVerdict]
AMEND = "amend:"
GAP = "gap"


class PanelShelf:
    """Makes a panel when it is first wanted, and hands out the same one ever after.

    Args:
        book: the book in words.
        judge: says what a vital's text means (id of the infusion, key, text, id of the entry corrected or empty).
        owner: the page that the panels stand on.
        joined: called once with each new panel and its key.
    """

    def __init__(
        self, book: PanelBook, judge: InfusionJudge, owner: QWidget, joined: Callable[[Panel, str], None]
    ) -> None:
        self._book, self._judge, self._owner, self._joined = book, judge, owner, joined
        self._panels: dict[tuple[str, str], Panel] = {}
        self._forms = forms()

    def panel(self, infusion: Infusion, key: str) -> Panel:
        """The panel of an infusion by key."""
        place = (infusion.id, key)
        if place not in self._panels:
            made = self._made(infusion, key)
            made.setParent(self._owner)
            self._joined(made, key)
            self._panels[place] = made
        return self._panels[place]

    def drop(self, infusion: Infusion, key: str) -> None:
        """Forget a panel that is wanted only once (a correction that was kept)."""
        panel = self._panels.pop((infusion.id, key), None)
        if panel is not None:
            panel.deleteLater()

    def _made(self, infusion: Infusion, key: str) -> Panel:
        plain: dict[str, Callable[[PanelBook], Panel]] = {
            "symptoms": ReactionPanel,
            "course": CoursePanel,
            "guidance": GuidancePanel,
            "pump": PumpPanel,
            "change-rate": ChangeRatePanel,
            "resume": ResumePanel,
            "more": MorePanel,
            "entries": EntriesPanel,
            "ceiling": TaughtPanel,
            GAP: GapPanel,
        }
        if key == "vitals":
            return VitalsPanel(self._book, lambda vital, text: self._judge(infusion.id, vital, text, ""))
        if key in plain:
            return plain[key](self._book)
        if key in self._forms:
            return FormPanel(self._book, self._forms[key])
        if key.startswith(AMEND):
            entry = next(e for e in infusion.entries if e.id == key.removeprefix(AMEND))
            return AmendPanel(
                self._book, entry, infusion, lambda vital, text: self._judge(infusion.id, vital, text, entry.id)
            )
        raise OurBug(f"no panel is called {key}")
