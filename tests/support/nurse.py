"""A nurse before the real window: she opens the chart, and takes an infusion from the order to the signed report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from nurse_app.app.start import Start
from nurse_app.ui.pages.recovery_key_page import RecoveryKeyPage
from nurse_app.ui.pages.setup_page import SetupPage
from nurse_app.ui.pages.unlock_page import UnlockPage
from tests.support.nurse_after import NurseAfter
from tests.support.nurse_before import NurseBefore
from tests.support.ward_clock import WardClock

NURSE, PASSWORD = "D. Mensah", "grey heron over still water"
CLINIC = "Riverside Infusion Clinic"


class Nurse(NurseBefore, NurseAfter):
    """Owns the window she sits at; `close` lets go of it."""

    def __init__(self, app: QApplication, chart: Path, clock: WardClock, papers: Path) -> None:
        self.clock, self.gone, self._papers = clock, False, papers
        self._before = set(QApplication.topLevelWidgets())
        self.start = Start(app, chart, None, now=clock)
        super().__init__(self.start.window)
        self.wait_until(lambda: self.start._book is not None, "the book")

    # Opening

    def set_up(self, temperature: str = "C", place: str = "clinic") -> None:
        """Answer the first set-up."""
        page = self.window.page
        assert isinstance(page, SetupPage)
        for name, text in (("clinic_name", CLINIC), ("emergency_number", "911"), ("nurse", NURSE)):
            self.type(page._lines[name].line, text)
        self.choose(page._place, place)
        self.choose(page._temperature, temperature)
        self.type(page._password.line, PASSWORD)
        self.type(page._again.line, PASSWORD)
        self.do(page._finish.button)
        self.wait_until(lambda: isinstance(self.window.page, RecoveryKeyPage), "the recovery key")
        paper = self.window.page
        assert isinstance(paper, RecoveryKeyPage)
        self.type(paper.typed.line, paper.code[-5:])
        self.do(paper.primary.button)
        self._at_the_chart()

    def unlock(self, password: str = PASSWORD, nurse: str = "", *, wait: bool = True) -> None:
        """Type the password on the locked screen, as another nurse if one is named, and press Unlock."""
        page = self.window.page
        assert isinstance(page, UnlockPage)
        if nurse:
            self.pick(page.form._pick, nurse)
        self.type(page.form._password.line, password)
        self.do(page.form._unlock.button)
        if wait:
            self.wait_until(lambda: self.window.page is not page, "the chart")
            self._at_the_chart()

    def _at_the_chart(self) -> None:
        self.wait_until(lambda: self.start.shell is not None, "the chart")
        self.shell.papers.folder = self._papers

    def close(self) -> None:
        """Close the window for good."""
        self.start.close()
        self.window.deleteLater()
        for widget in set(QApplication.topLevelWidgets()) - self._before:
            # Pages that were never brought to the front, and side columns of those that were.
            widget.deleteLater()
        self.gone = True
