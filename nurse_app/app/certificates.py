"""The certificate that signs: what the settings say of it, and a clinic's own taken in by a lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from nurse_app.errors import ChartProblem, ChartTrouble, FileFaults, VigilTrouble
from nurse_app.records.accounts import LEAD
from nurse_app.ui.pages.settings_wishes import OwnCertificate, SigningView, TakeCertificate
from nurse_app.wording import certificate_text as words

if TYPE_CHECKING:
    from nurse_app.app.setting_up import SettingUp
    from nurse_app.app.shell import Shell

_MOST = 100_001


class Certificates:
    """Reads and changes it in the worker, for what reads certificates is slow to import."""

    def __init__(self, shell: Shell, settings: SettingUp) -> None:
        self._shell, self._settings = shell, settings
        self._line, self._clinics = "", False
        self.choose: Callable[[], str] = self._choose

    @property
    def view(self) -> SigningView:
        """What the settings show."""
        roles = self._shell.chart.accounts.roles(self._shell.ward.nurse)
        return SigningView(self._line, self._clinics, may=roles.lead)

    def refresh(self) -> None:
        """Read which certificate signs now, and tell the settings."""
        chart, now = self._shell.chart, self._shell.ward.now

        def task() -> tuple[str, bool]:
            from nurse_app.records import signing

            found = signing.kept(chart.charts.settings(), chart.key_of(signing.PURPOSE))
            first = next((key for key in found if key.holds(now)), None)
            line = words.signing_line(first.name, first.until, own=first.own) if first else words.NONE_YET
            return line, any(not key.own for key in found)

        def then(told: tuple[str, bool]) -> None:
            self._line, self._clinics = told
            self._settings.tell()

        self._shell.worker.run(task, then, self._shell.trouble)

    def _choose(self) -> str:
        chosen, _ = QFileDialog.getOpenFileName(self._shell.window, words.USE_CLINICS, "", words.FILES)
        return chosen

    def chosen(self) -> None:
        """Let the nurse choose the file; its path is put in the form."""
        page, path = self._settings.page, self.choose()
        if page is not None and path:
            page.signing.path.put(path)

    def wished(self, wish: TakeCertificate | OwnCertificate) -> None:
        """Take a clinic's certificate in, or put it away: a lead may."""
        shell = self._shell
        chart, nurse, now = shell.chart, shell.ward.nurse, shell.ward.now

        def task() -> None:
            from nurse_app.records import signing

            chart.accounts.need(LEAD, nurse)
            if isinstance(wish, OwnCertificate):
                signing.forget_clinic(chart.charts, nurse, now)
                return
            key = signing.from_pkcs12(_content(wish.path), wish.password, now)
            signing.keep(chart.charts, chart.key_of(signing.PURPOSE), key, nurse, now)

        def then(_none: None) -> None:
            self._settings.answer(wish)
            self.refresh()

        def trouble(why: VigilTrouble) -> None:
            if isinstance(why, FileFaults):
                self._settings.answer(wish, tuple(words.certificate_fault(fault) for fault in why.faults))
            else:
                self._settings.refuse(wish, why)

        shell.worker.run(task, then, trouble)


def _content(path: str) -> bytes:
    """The file, no further than any certificate goes.

    Raises:
        ChartTrouble: NOT_FOUND.
    """
    try:
        with Path(path).open("rb") as source:
            return source.read(_MOST)
    except (OSError, ValueError):
        raise ChartTrouble(ChartProblem.NOT_FOUND, file=Path(path).name) from None
