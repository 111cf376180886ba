"""What the words of `replay` ask beside the run: which go together, and the papers to write."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.casefile.quoting import quoted
from nurse_app.errors import Fault, FileFaults

if TYPE_CHECKING:
    from nurse_app.casefile.replay import Replayed
    from nurse_app.clinical.book import Book

FIGURES = (".png", ".svg")


def check(words: argparse.Namespace) -> None:
    """Refuse words that do not go together, before anything is read or written.

    Raises:
        FileFaults: one fault for each.
    """
    faults = []
    if words.into is not None and not words.password_stdin:
        faults.append(Fault("--into", "needs-word", {"name": "--password-stdin"}))
    if words.into is None and words.ack:
        faults.append(Fault("--ack", "needs-word", {"name": "--into FILE"}))
    if words.chart is not None and Path(words.chart).suffix.lower() not in FIGURES:
        faults.append(Fault("--chart", "figure-not-known", {"known": " or ".join(FIGURES)}))
    places = [name for name in (words.chart, words.pdf, words.into) if name is not None]
    faults += [_unwritable(p, "there is no such folder") for p in places if not Path(p).absolute().parent.is_dir()]
    if faults:
        raise FileFaults(tuple(faults))


def write_papers(words: argparse.Namespace, replayed: Replayed, book: Book) -> None:
    """Write the figure and the report that were asked for.

    Raises:
        FileFaults: the place cannot be written to.
    """
    if words.chart is not None:
        _write(words.chart, _figure(words.chart, replayed, book))
    if words.pdf is not None:
        _write(words.pdf, _report(replayed, book))


def _figure(name: str, replayed: Replayed, book: Book) -> bytes:
    from nurse_app.documents.figure import png_bytes, svg_bytes
    from nurse_app.infusion.drawing import timeline_of
    from nurse_app.wording.names import Names

    draw = svg_bytes if Path(name).suffix.lower() == ".svg" else png_bytes
    return draw(timeline_of(replayed.infusion, replayed.now, book), names=Names(book))


def _report(replayed: Replayed, book: Book) -> bytes:
    from nurse_app.documents.pdf import Print, pdf_bytes
    from nurse_app.machine import paths

    return pdf_bytes(replayed.infusion, replayed.now, book, Print(paths.resources()))


def _write(name: str, content: bytes) -> None:
    try:
        Path(name).write_bytes(content)
    except OSError as trouble:
        raise FileFaults((_unwritable(name, trouble.strerror or "unknown"),)) from None


def _unwritable(name: str, why: str) -> Fault:
    return Fault("", "file-not-writable", {"name": quoted(name), "why": why})
