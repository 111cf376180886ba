"""A new recovery key on its page until it is on paper, and the page on which it is used."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from nurse_app.app.worker import Worker
from nurse_app.errors import ChartTrouble, VigilTrouble
from nurse_app.machine import paths
from nurse_app.records import recovery_code
from nurse_app.records.passwords import SHORTEST
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.pages.recover_page import RecoverPage
from nurse_app.ui.pages.recovery_key_page import RecoveryKeyPage
from nurse_app.wording import recovery as words

if TYPE_CHECKING:
    from datetime import datetime

    from nurse_app.ui.window import Window


class Handing:
    """Shows a key once. A page to print lies in a folder of its own until the nurse goes on."""

    def __init__(
        self, window: Window, worker: Worker, code: str, clinic: str, now: datetime, *, replaces: bool = False
    ) -> None:
        self._window, self._worker, self._clinic, self._now = window, worker, clinic, now
        self._code = code
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.page = RecoveryKeyPage(code, replaces=replaces)
        self.page.print_requested.connect(self._print)
        window.show_page(self.page)

    def end(self) -> None:
        """Forget the key and delete the page to print."""
        self._code = ""
        if self._folder is not None:
            with suppress(OSError):
                self._folder.cleanup()
            self._folder = None

    def _print(self) -> None:
        code, clinic, day = self._code, self._clinic, self._now.date()
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="vigil-paper-", ignore_cleanup_errors=True)
        place = Path(self._folder.name) / "vigil-recovery-key.pdf"

        def task() -> Path:
            from nurse_app.documents.recovery_paper import recovery_pdf

            place.touch(mode=0o600)
            os.chmod(place, 0o600)  # noqa: PTH101 - the same on every system
            place.write_bytes(recovery_pdf(code, clinic, day, paths.resources()))
            return place

        self.page.say(words.PRINTING)
        self._worker.run(task, self._made, lambda _why: self.page.say(words.NOT_PRINTED))

    def _made(self, place: Path) -> None:
        if self._folder is not None:
            self.page.say(words.PRINTED)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


def recover_page(nurses: tuple[str, ...]) -> RecoverPage:
    """The page on which the recovery key is used."""
    page = RecoverPage(judge_code, SHORTEST)
    page.show_nurses(nurses)
    return page


def judge_code(typed: str) -> FieldVerdict:
    """What a recovery key means as typed: its groups check, or which one does not."""
    try:
        recovery_code.read(typed)
    except ChartTrouble as why:
        return FieldVerdict("refused", words.mistyped(why.facts.get("group", "")))
    return FieldVerdict("accepted", words.CODE_GOOD)


def refusal_of(why: VigilTrouble, otherwise: Callable[[VigilTrouble], None]) -> str:
    """Why the recovery key or the new password was not taken; what is no refusal goes `otherwise`."""
    if isinstance(why, ChartTrouble) and "rebuild" not in why.facts:
        return words.refused(why)
    otherwise(why)
    return ""
