"""Keeps that a PDF was made, and looks up from outside, without the lock, which PDFs a chart knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion.entries import BroughtIn, Entry
from nurse_app.infusion.record_file import KnownHere
from nurse_app.records import keyfile
from nurse_app.records.chain import What
from nurse_app.records.check import verify_with
from nurse_app.records.copies import links_in_mirror
from nurse_app.records.deeds import Deed, Done, told_in
from nurse_app.records.durable import disk_trouble
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import unlock_by_any
from nurse_app.records.snapshot import copied
from nurse_app.records.verdict import State

_PAPERS = (Done.PRINTED, Done.EXPORTED)


def print_deed(done: Done, infusion: str, made: Mapping[str, str], author: str, at: datetime) -> Deed:
    """That a PDF was made to be printed or kept: its SHA-256, head and number of entries, and certificate in `made`."""
    return Deed(done.value, author, at, {"infusion": infusion, **made})


def files_known(deeds: Iterable[Deed], entries: Iterable[Entry]) -> frozenset[str]:
    """SHA-256 of every PDF that was made here, or that one of these entries came out of."""
    made = {deed.about["file"] for deed in deeds if deed.done in _PAPERS and "file" in deed.about}
    taken = {entry.fact.file for entry in entries if isinstance(entry.fact, BroughtIn)}
    return frozenset(made | taken)


def known_in(chart: Path, password: str, infusion: str) -> KnownHere:
    """What a chart knows that bears on a PDF of one infusion, by any of its nurses' passwords.

    The chart is checked whole first: what is forged there must not vouch for anything.

    Raises:
        ChartTrouble: NOT_FOUND; WRONG_PASSWORD; DAMAGED when the chart is not whole; no room for a copy.
    """
    files = FileSet.at(chart)
    found = keyfile.found(files)
    if not files.exists or not found:
        raise ChartTrouble(ChartProblem.NOT_FOUND, file=files.main.name)
    opened = unlock_by_any(found, password)
    if opened is None:
        raise ChartTrouble(ChartProblem.WRONG_PASSWORD)
    keys, came_from = opened
    verdict = verify_with(files, keys, came_from.chart)
    if verdict.state is not State.WHOLE:
        raise ChartTrouble(ChartProblem.DAMAGED, file=files.main.name, what=verdict.faults[0].code.value, rebuild="no")
    deeds, entries = list[Deed](), list[Entry]()
    with disk_trouble(), copied(files) as copy:
        for link in links_in_mirror(copy, keys, came_from.chart):
            if link.what is What.DEED:
                deeds.append(told_in(link.payload))
            elif link.what is What.ENTRY and link.infusion == infusion:
                entries.append(link.entry)
    return KnownHere(files_known(deeds, entries), tuple(entries))
