"""How far a PDF is: being made, saved and where, or why not."""

from __future__ import annotations

from typing import Literal

from nurse_app.ui.lettering import quiet, strong
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_after as words

PdfState = Literal["none", "making", "saved", "failed"]


class PdfLine(Text):
    """A line of text; `where` is the file once there is one."""

    def __init__(self) -> None:
        super().__init__(wrap=True)
        self.where = ""

    def show_pdf(self, state: PdfState, where: str = "") -> None:
        """Show the state; `where` is the file, or why it failed."""
        self.where = where if state == "saved" else ""
        told = {
            "none": (),
            "making": (quiet(words.MAKING_PDF),),
            "saved": (strong(f"{words.PDF_SAVED} "), quiet(where)),
            "failed": (strong(f"{words.PDF_FAILED} ", "high-text"), quiet(where)),
        }
        self.say(told[state])
