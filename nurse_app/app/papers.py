"""Makes the session's PDF in the worker and puts it where the nurse finds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from nurse_app.app.signer import signer_of
from nurse_app.errors import VigilTrouble
from nurse_app.infusion.state import Infusion
from nurse_app.machine import paths
from nurse_app.records import durable
from nurse_app.records.deeds import Done
from nurse_app.ui.pages.done_page import DonePage
from nurse_app.ui.pages.pdf_line import PdfState
from nurse_app.ui.pages.sign_page import SignPage

if TYPE_CHECKING:
    from nurse_app.app.shell import Shell


class Papers:
    """Saves to the folder of papers, owner only; nothing is sent anywhere."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.folder: Path | None = None
        self.last: Path | None = None

    def save_and_open(self, infusion_id: str) -> None:
        """Make the PDF and show it in this computer's own viewer, where it can be printed."""
        self.save(infusion_id, then_open=True)

    def save(self, infusion_id: str, *, then_open: bool = False) -> None:
        """Make the PDF and say where it lies."""
        shell = self._shell
        infusion, now = shell.ward.infusion(infusion_id), shell.ward.now
        book, settings, nurse = shell.ward.book, shell.ward.settings, shell.ward.nurse
        chart, done = shell.chart, Done.PRINTED if then_open else Done.EXPORTED

        def task() -> Path:
            from nurse_app.documents.pdf import Print
            from nurse_app.documents.report import report
            from nurse_app.records.prints import print_deed

            folder = self.folder or paths.papers()
            place = folder / file_name(infusion)
            how = Print(paths.resources(), settings.clinic_name, settings.temperature.value)
            signed = infusion.signed is not None
            signer = signer_of(chart, settings.clinic_name, nurse, now) if signed else None
            made = report(infusion, now, book, how, signer)
            # In the chart before anybody has the paper: its hash there is what makes it valid.
            chart.charts.note([print_deed(done, infusion.id, made.told, nurse, now)])
            with durable.disk_trouble():
                durable.write_whole(place, made.content)
            return place

        self._tell(infusion_id, "making")
        shell.worker.run(task, lambda place: self._saved(infusion_id, place, then_open), self._failed(infusion_id))

    def _saved(self, infusion_id: str, place: Path, then_open: bool) -> None:
        self.last = place
        self._tell(infusion_id, "saved", str(place))
        if then_open:
            self.open(str(place))

    def _failed(self, infusion_id: str) -> Callable[[VigilTrouble], None]:
        def tell(why: VigilTrouble) -> None:
            self._tell(infusion_id, "failed")
            self._shell.trouble(why)

        return tell

    def _tell(self, infusion_id: str, state: PdfState, where: str = "") -> None:
        page = self._shell.places.page_of(infusion_id)
        if isinstance(page, SignPage | DonePage):
            page.show_pdf(state, where)

    def open(self, where: str) -> None:
        """Show a PDF that was saved here in this computer's own viewer."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(where))


def file_name(infusion: Infusion) -> str:
    """A name for the PDF without a patient's name in it: the day, the record number, draft or not."""
    day = (infusion.started_at or infusion.opened_at).date().isoformat()
    record = re.sub(r"[^0-9A-Za-z-]", "", infusion.patient.record_number) or infusion.id[:8]
    draft = "" if infusion.signed is not None else "-draft"
    return f"vigil-{day}-{record}{draft}.pdf"
