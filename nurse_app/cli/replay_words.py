"""What the words of `replay` ask beside the run: which go together, and the papers to write."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.casefile.quoting import quoted
from nurse_app.errors import Fault, FileFaults
from nurse_app.records.durable import write_whole

if TYPE_CHECKING:
    from nurse_app.casefile.replay import Replayed
    from nurse_app.cli.keeping import Keeper
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


def write_papers(words: argparse.Namespace, replayed: Replayed, book: Book, kept: Keeper) -> None:
    """Write the figure and the report that were asked for.

    The report of a signed case is signed by the chart's certificate and kept
    as a deed there; without a chart by one made for this paper alone, whose
    name says so.

    Raises:
        FileFaults: the place cannot be written to.
    """
    if words.chart is not None:
        write(words.chart, _figure(words.chart, replayed, book))
    if words.pdf is not None:
        write(words.pdf, _report(replayed, book, kept))


def _figure(name: str, replayed: Replayed, book: Book) -> bytes:
    from nurse_app.documents.figure import png_bytes, svg_bytes
    from nurse_app.infusion.drawing import timeline_of
    from nurse_app.wording.names import Names

    draw = svg_bytes if Path(name).suffix.lower() == ".svg" else png_bytes
    return draw(timeline_of(replayed.infusion, replayed.now, book), names=Names(book))


def _report(replayed: Replayed, book: Book, kept: Keeper) -> bytes:
    from nurse_app.app.signer import once, signer_of
    from nurse_app.documents.pdf import Print
    from nurse_app.documents.report import report
    from nurse_app.machine import paths

    infusion, now, chart = replayed.infusion, replayed.now, kept.chart
    signer = signer_of(chart, "", infusion.nurse, now) if chart is not None else once(now)
    made = report(infusion, now, book, Print(paths.resources()), signer)
    if chart is not None:
        from nurse_app.records.deeds import Done
        from nurse_app.records.prints import print_deed

        chart.charts.note([print_deed(Done.EXPORTED, infusion.id, made.told, infusion.nurse, now)])
    return made.content


def refuse_unwritable(name: str) -> None:
    """Refuse a place in a folder that is not there, before anything is done.

    Raises:
        FileFaults: there is no such folder.
    """
    if not Path(name).absolute().parent.is_dir():
        raise FileFaults((_unwritable(name, "there is no such folder"),))


def write(name: str, content: bytes) -> None:
    """Write a paper where it was asked for: whole or not at all, and for its owner only.

    Raises:
        FileFaults: it cannot be written.
    """
    try:
        place = Path(name).resolve()
        if place.exists() and not place.is_file():
            # A pipe or a device has no old content to keep, and is not to be replaced.
            place.write_bytes(content)
        else:
            write_whole(place, content)
    except OSError as trouble:
        raise FileFaults((_unwritable(name, trouble.strerror or "unknown"),)) from None


def _unwritable(name: str, why: str) -> Fault:
    return Fault("", "file-not-writable", {"name": quoted(name), "why": why})
