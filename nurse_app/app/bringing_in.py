"""Looks whether the record of a paper can come into this chart, and brings it in: all of it at once, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from nurse_app.app.ward import Ward
from nurse_app.clinical.book import Book
from nurse_app.documents.checking import Paper
from nurse_app.errors import OurBug
from nurse_app.infusion.fold import fold
from nurse_app.infusion.record_file import Record
from nurse_app.infusion.state import Infusion
from nurse_app.records.charts import SqlCharts


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come in: the infusion as it would stand, or `refused` with the reason's code."""

    infusion: Infusion | None
    refused: str = ""


def preview(charts: SqlCharts, record: Record, book: Book, *, training: bool) -> Preview:
    """Stage a record without keeping anything.

    Refused with `already-here`, `entries-here` (an entry of another infusion
    has the same id), `training` or `not-training` (practice and real records
    never meet), `not-understood`.
    """
    try:
        infusion = fold(record.infusion, record.entries, book)
    except Exception:  # noqa: BLE001 - the entries are somebody's file; whatever they break, they do not come in
        return Preview(None, "not-understood")
    if any(head.id == record.infusion for head in charts.infusions()):
        return Preview(infusion, "already-here")
    if charts.holds_any(tuple(entry.id for entry in record.entries)):
        return Preview(infusion, "entries-here")
    if infusion.opened.training != training:
        return Preview(infusion, "training" if infusion.opened.training else "not-training")
    return Preview(infusion)


def bring_in(ward: Ward, paper: Paper, name: str) -> Infusion:
    """Keep the record of a whole paper, and that it came from this file, in one transaction.

    Raises:
        ChartTrouble: it could not be kept; nothing was.
        OurBug: the paper is not whole.
    """
    if paper.record is None or paper.certificate is None:
        raise OurBug("only a whole paper is brought in")
    ward.bring_in(paper.record, name, paper.file, paper.certificate.fingerprint)
    return ward.infusion(paper.record.infusion)
