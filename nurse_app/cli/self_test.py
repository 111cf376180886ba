"""`nurse-app self-test`: opens a real chart, runs a practice infusion, writes a PDF, and checks them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from nurse_app.casefile.replay import Replayed
    from nurse_app.clinical.book import Book

Figures = dict[str, str]
PRACTICE_CASE = "cidp-halloran.json"
NURSE = "Self-test"


class _NotAsExpected(Exception):
    """A check that ran and found something wrong."""


def describe(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's words."""
    commands.add_parser(
        "self-test",
        help="check that the program works on this computer",
        description="Open a real chart in a throw-away folder, run a practice infusion, write a PDF, check them.",
        epilog="Example: nurse-app self-test",
    )


def run(_: argparse.Namespace) -> int:
    """Run every check and print a line for each: 0 when all passed, else 1."""
    from nurse_app.wording.self_test_text import failed_line, left_out_line, passed_line

    whole = True
    with TemporaryDirectory(prefix="vigil-self-test-") as folder:
        bench = _Bench(Path(folder))
        for name, check in _CHECKS.items():
            if not whole:
                print(left_out_line(name))
                continue
            try:
                print(passed_line(name, check(bench)))
            except Exception as wrong:  # noqa: BLE001 - whatever it is, this check has failed and says so
                whole = False
                print(failed_line(name, f"{type(wrong).__name__}: {wrong}".rstrip(".")))
    return 0 if whole else 1


@dataclass
class _Bench:
    """What one check leaves for the next."""

    folder: Path
    password: str = ""
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def book(self) -> Book:
        """The book that the first check read."""
        book: Book = self.made["book"]
        return book

    @property
    def replayed(self) -> Replayed:
        """The infusion that was run."""
        replayed: Replayed = self.made["replayed"]
        return replayed

    @property
    def chart(self) -> Path:
        """Where the chart lies."""
        return self.folder / "chart.vigil"

    @property
    def paper(self) -> Path:
        """Where the report lies."""
        return self.folder / "report.pdf"


def _tables(bench: _Bench) -> Figures:
    from nurse_app.cli.the_book import the_book

    bench.made["book"] = the_book()
    return {"products": str(len(bench.book.products))}


def _infusion(bench: _Bench) -> Figures:
    from nurse_app.casefile.case_file import read_case
    from nurse_app.casefile.replay import replay
    from nurse_app.cli.scanning import scanned
    from nurse_app.machine.resources import practice_files

    case = read_case(practice_files()[PRACTICE_CASE], bench.book)
    replayed = replay(case, bench.book, lambda _, __: None, scanned)
    bench.made["replayed"] = replayed
    given = replayed.infusion.ledger.volume_at(replayed.now)
    kept = sum(bool(turn.kept) for turn in replayed.turns)
    if not given.value:
        raise _NotAsExpected("nothing was given")
    return {"kept": str(kept), "asked": str(len(replayed.turns)), "given": given.text(1)}


def _chart(bench: _Bench) -> Figures:
    import secrets

    from nurse_app.machine import paths
    from nurse_app.machine.resources import guessed_passwords
    from nurse_app.records.vault import create

    bench.password = secrets.token_urlsafe(24)
    infusion = bench.replayed.infusion
    chart = create(
        *(bench.chart, NURSE, bench.password),
        migrations=paths.migrations(),
        guessed=guessed_passwords(),
    )
    try:
        for entry in infusion.entries:
            chart.charts.append(infusion.id, (entry,))
        if chart.charts.entries(infusion.id) != infusion.entries:
            raise _NotAsExpected("what was read back is not what was kept")
    finally:
        chart.close()
    return {"entries": str(len(infusion.entries))}


def _check(bench: _Bench) -> Figures:
    from nurse_app.records.check import verify_file

    verdict = verify_file(bench.chart, bench.password)
    if verdict.exit_code or verdict.entries != len(bench.replayed.infusion.entries):
        raise _NotAsExpected(f"{verdict.state.value}, {verdict.entries} entries")
    return {"entries": str(verdict.entries), "acknowledged": str(verdict.acknowledged)}


def _report(bench: _Bench) -> Figures:
    from nurse_app.app.signer import once
    from nurse_app.cli.reading_pdf import pages_and_record
    from nurse_app.documents.pdf import Print, record_of
    from nurse_app.documents.report import report
    from nurse_app.machine import paths

    replayed = bench.replayed
    made = report(replayed.infusion, replayed.now, bench.book, Print(paths.resources()), once(replayed.now))
    bench.paper.write_bytes(made.content)
    pages, record = pages_and_record(bench.paper.read_bytes())
    if record != record_of(replayed.infusion).encode("utf-8"):
        raise _NotAsExpected("the attached record is not the infusion's")
    return {"pages": str(pages), "entries": str(len(replayed.infusion.entries))}


def _signature(bench: _Bench) -> Figures:
    from nurse_app.documents.checking import State, check

    content = bench.paper.read_bytes()
    paper = check(content)
    if paper.state is not State.WHOLE or paper.certificate is None:
        raise _NotAsExpected(f"{paper.state.value}, {[fault.code for fault in paper.faults]}")
    if check(content[:-1] + b" ").state is State.WHOLE:
        raise _NotAsExpected("a changed file passed for a whole one")
    return {"certificate": paper.certificate.name}


_CHECKS: dict[str, Callable[[_Bench], Figures]] = {
    "tables": _tables,
    "infusion": _infusion,
    "chart": _chart,
    "check": _check,
    "report": _report,
    "signature": _signature,
}
