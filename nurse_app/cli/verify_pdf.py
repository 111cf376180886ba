"""The part of `nurse-app verify` that checks a PDF: by itself, and against a chart when there is a password."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nurse_app.documents.checking import Paper

ENDING, BEGINS = ".pdf", b"%PDF-"


def is_pdf(path: Path) -> bool:
    """Whether a file is to be checked as a PDF: it begins as one, or is named so."""
    try:
        with path.open("rb") as source:
            return source.read(len(BEGINS)) == BEGINS or path.suffix.lower() == ENDING
    except OSError:
        return False


def verify(words: argparse.Namespace) -> int:
    """Check the PDF and print the verdict; its exit code.

    What could not be checked is a line of its own, beside the JSON on standard error.

    Raises:
        ChartTrouble, FileFaults: as for a chart.
    """
    from nurse_app.documents.checking import State, check
    from nurse_app.wording.paper_check import unchecked_line
    from nurse_app.wording.verdict_text import verdict_lines

    path = Path(words.file)
    paper = check(_content(path))
    if words.password_stdin:
        paper = _against_chart(paper, words)
    printed = _plain(paper, path.name)
    unchecked = [unchecked_line(code) for code in paper.unchecked] if paper.state is State.WHOLE else []
    if words.json:
        print(json.dumps(printed, ensure_ascii=False, indent=2))
    else:
        print("\n".join(verdict_lines(printed)))
    for line in unchecked:
        print(line, file=sys.stderr if words.json else sys.stdout)
    return list(State).index(paper.state)


def _content(path: Path) -> bytes:
    from nurse_app.casefile.quoting import quoted
    from nurse_app.documents.checking import LARGEST
    from nurse_app.errors import Fault, FileFaults

    try:
        with path.open("rb") as source:
            return source.read(LARGEST + 1)
    except OSError as trouble:
        why = trouble.strerror or "unknown"
        raise FileFaults((Fault("", "file-not-readable", {"name": quoted(str(path)), "why": why}),)) from None


def _against_chart(paper: Paper, words: argparse.Namespace) -> Paper:
    """Held against the chart; where this computer has none, the check of the PDF alone stands and says so."""
    from nurse_app.cli.passwords import first_line
    from nurse_app.documents.checking import against
    from nurse_app.errors import ChartProblem, ChartTrouble
    from nurse_app.machine import paths
    from nurse_app.records.prints import known_in

    password = first_line()
    if paper.record is None:
        return paper
    chart = Path(words.chart) if words.chart else paths.chart()
    try:
        return against(paper, known_in(chart, password, paper.record.infusion))
    except ChartTrouble as trouble:
        if words.chart is None and trouble.problem is ChartProblem.NOT_FOUND:
            return paper
        raise


def _plain(paper: Paper, name: str) -> dict[str, Any]:
    """The verdict in the form of `verify --json`; every entry in a PDF was on disk before it was printed."""
    from nurse_app.wording.paper_check import paper_fault

    count = len(paper.record.entries) if paper.record else 0
    return {
        "state": paper.state.value,
        "kind": "pdf",
        "entries": count,
        "acknowledged": count,
        "head": paper.head,
        "faults": [{"file": name, "entry": paper.entry, "what": paper_fault(fault)} for fault in paper.faults],
    }
