"""What a nurse does after the end: observation, what is missing, the signature, the report."""

from __future__ import annotations

from collections.abc import Mapping

from nurse_app.ui.pages.done_page import DonePage
from nurse_app.ui.pages.observe_page import ObservePage
from nurse_app.ui.pages.sign_page import SignPage
from nurse_app.ui.panels.form_panel import FormPanel
from nurse_app.ui.panels.vitals_panel import VitalsPanel
from nurse_app.wording import labels_after
from tests.support.nurse_at_chair import NurseAtChair


class NurseAfter(NurseAtChair):
    """Observes, answers, signs, and saves the report."""

    @property
    def observing(self) -> ObservePage:
        """The observing page, which must be in front."""
        page = self.window.page
        assert isinstance(page, ObservePage)
        return page

    def take_vitals_after(self, vitals: Mapping[str, str]) -> None:
        """Type a set after the end."""
        page = self.observing
        self.do(page.buttons["vitals"])
        panel = page.panel
        assert isinstance(panel, VitalsPanel)
        for key, text in vitals.items():
            self.type(panel.fields[key].line, text)
        self.do(panel._frame.primary.button)
        assert page.panel is None, panel.reasons

    def form_after(self, key: str, **answers: str) -> None:
        """Fill in a short form after the end: flush, pump-volume, waste."""
        page = self.observing
        self.do(page.buttons[key])
        panel = page.panel
        assert isinstance(panel, FormPanel)
        self.answer_form(panel, answers)
        self.do(panel._frame.primary.button)
        assert page.panel is None, panel.reasons

    def end_observation(self, why_early: str = "") -> None:
        """End the observation and go on to sign."""
        page = self.observing
        if why_early:
            self.type(page.why.line, why_early)
        self.do(page.walk.primary.button)
        if self.window.page is page:
            self.do(page.walk.primary.button)
        assert isinstance(self.window.page, SignPage)

    def sign(self, password: str, answer: str = "explained to the prescriber") -> None:
        """Answer what is missing, tell the patient, and sign."""
        page = self.window.page
        assert isinstance(page, SignPage)
        while page.missing.rows:
            row = next(iter(page.missing.rows.values()))
            self.do(row.button)
            self.type(row.answer.line, answer)
            self.do(row.keep)
        for chip in tuple(page.teaching.chips.values()):
            self.do(chip)
        self.do(page.teaching.keep)
        self.type(page.password.line, password)
        self.do(page.primary.button)
        assert isinstance(self.window.page, DonePage), page.refusals.words

    def go_to_sign(self) -> None:
        """The observation is over: go on to the signature."""
        self.do(self.observing.walk.primary.button)
        assert isinstance(self.window.page, SignPage)

    def see_draft(self) -> bytes:
        """Look at the unsigned report."""
        page = self.window.page
        assert isinstance(page, SignPage)
        self.do(self.named(labels_after.SEE_DRAFT))
        return self._paper()

    def save_report(self) -> bytes:
        """Save the signed report."""
        page = self.window.page
        assert isinstance(page, DonePage)
        self.do(page.save)
        return self._paper()

    def _paper(self) -> bytes:
        papers = self.shell.papers
        self.wait_until(lambda: papers.last is not None, "the report")
        assert papers.last is not None
        made, papers.last = papers.last.read_bytes(), None
        return made
