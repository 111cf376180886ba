"""Makes the report's PDF from the entries of an infusion and from nothing else, the same bytes each time.

The file is PDF/A-3a and PDF/UA-1 at once: tagged, with its fonts, and with
every entry in canonical spelling as an attached file, from which the printed
seal follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import typst

from nurse_app.clinical.book import Book
from nurse_app.documents.drawing import whole_view
from nurse_app.documents.faces import Faces
from nurse_app.documents.figure import draw, svg_of
from nurse_app.documents.glyphs import letters_of
from nurse_app.documents.printed import as_json
from nurse_app.documents.sections import Summary
from nurse_app.documents.signature import Certificate
from nurse_app.documents.summary import summary
from nurse_app.errors import OurBug
from nurse_app.infusion.record_file import Record, written
from nurse_app.infusion.state import Infusion
from nurse_app.wording.names import Names

STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]


@dataclass(frozen=True, slots=True)
class Print:
    """How and with what it is printed: the resources' folder, the clinic's name for the foot, °C or °F.

    `certificate` is the one that will sign the file, so that its name stands on the paper; None where nothing will.
    """

    resources: Path
    clinic_name: str = ""
    temperature: str = "C"
    certificate: Certificate | None = None


def pdf_bytes(infusion: Infusion, now: datetime, book: Book, how: Print) -> bytes:
    """The report as PDF. Without a signature every page says UNSIGNED DRAFT.

    Args:
        infusion: the state, folded from its entries.
        now: the time of printing; a signed report does not depend on it.
        book: the book that the infusion ran with.
        how: fonts and template, the clinic's name, the unit of temperatures.

    Raises:
        OurBug: the template does not take what it was given.
    """
    at = infusion.signed.at if infusion.signed else now
    told = summary(
        infusion, at, book, clinic_name=how.clinic_name, temperature=how.temperature, certificate=how.certificate
    )
    inputs = {
        "summary": as_json(told, letters_of(how.resources / "fonts")),
        "chart": chart_of(told, how, book).decode("utf-8"),
        "record": record_of(infusion),
    }
    try:
        made = _compiler(how.resources).compile(
            format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=at.replace(microsecond=0)
        )
    except typst.TypstError as wrong:
        raise OurBug(f"the report's template: {wrong.message}") from wrong
    if not isinstance(made, bytes):
        raise OurBug("the report has no pages")
    return made


def chart_of(told: Summary, how: Print, book: Book) -> bytes:
    """The chart as it stands on the report, as SVG."""
    names = Names(book, how.temperature)
    view = whole_view(told.timeline, going_on=not told.ending)
    drawn = draw(
        told.timeline,
        faces=Faces(how.resources / "fonts"),
        names=names,
        view=view,
        live=not told.ending and _runs(told),
        ending=told.ending,
    )
    return svg_of(drawn.figure)


def _runs(told: Summary) -> bool:
    return told.timeline.start is not None


def record_of(infusion: Infusion) -> str:
    """The infusion's id and every entry in canonical spelling, as the attached file holds them."""
    return written(Record(infusion.id, infusion.entries)).decode("utf-8")


@lru_cache(maxsize=2)
def _compiler(resources: Path) -> typst.Compiler:
    """The page maker with its fonts read once."""
    return typst.Compiler(
        input=resources / "templates" / "report.typ",
        root=resources,
        font_paths=[resources / "fonts"],
        ignore_system_fonts=True,
    )
