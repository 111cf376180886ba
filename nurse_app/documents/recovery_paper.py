"""Sets the recovery key on one page for printing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import typst

from nurse_app.errors import OurBug
from nurse_app.wording import recovery as words
from nurse_app.wording.numbers import date_long


def recovery_pdf(code: str, clinic: str, day: date, resources: Path) -> bytes:
    """One A4 page with the key in its groups, what it is for and how it is used; it names no patient.

    Raises:
        OurBug: the template does not take what it was given.
    """
    told = {
        "title": words.PAPER_TITLE,
        "lead": words.PAPER_LEAD.format(clinic=clinic.strip() or words.NO_CLINIC),
        "groups": code.split("-"),
        "use": list(words.PAPER_USE),
        "made": words.PAPER_MADE.format(day=date_long(day)),
    }
    try:
        made = typst.compile(
            input=resources / "templates" / "recovery.typ",
            root=resources,
            font_paths=[resources / "fonts"],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"page": json.dumps(told, ensure_ascii=False)},
        )
    except typst.TypstError as wrong:
        raise OurBug(f"the recovery page's template: {wrong.message}") from wrong
    if not isinstance(made, bytes):
        raise OurBug("the recovery page has no page")
    return made
