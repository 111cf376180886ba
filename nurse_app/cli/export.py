"""`nurse-app export`: the papers of an infusion from the real chart."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from nurse_app.infusion.entries import Entry
    from nurse_app.infusion.state import Infusion
    from nurse_app.records.chart import Chart

LEAST_LETTERS = 4
_MOST_LISTED = 10


def describe(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's words."""
    words = commands.add_parser(
        "export",
        help="the report of an infusion from the chart",
        description="Write the report of an infusion from the chart; that it was made is kept in the chart. "
        "A signed infusion gives a signed PDF, another one a draft.",
        epilog="Example: nurse-app export 3f2a91c4 --pdf OUT.pdf --password-stdin",
    )
    words.add_argument("infusion", metavar="INFUSION", help="its id, or the first letters of it")
    words.add_argument("--pdf", metavar="OUT.pdf", required=True, help="write the report")
    words.add_argument("--chart", metavar="FILE", help="another chart file than this computer's own")
    words.add_argument("--password-stdin", action="store_true", help="the first line of standard input is a password")


def run(words: argparse.Namespace) -> int:
    """Write the paper; 2 when the chart does not open or has no such infusion, and then nothing is written."""
    from nurse_app.cli.refusing import refusing

    return refusing(_export)(words)


def _export(words: argparse.Namespace) -> int:
    from nurse_app.cli.passwords import password_for
    from nurse_app.cli.replay_words import refuse_unwritable, write
    from nurse_app.machine import paths
    from nurse_app.records.open_by_any import open_by_any

    refuse_unwritable(words.pdf)
    password = password_for(words.password_stdin)
    place = Path(words.chart) if words.chart else paths.chart()
    with open_by_any(place, password, migrations=paths.migrations()) as chart:
        content = _paper(chart, words.infusion)
    write(words.pdf, content)
    return 0


def _paper(chart: Chart, wanted: str) -> bytes:
    """The report; the chart keeps that it was made before anybody has it."""
    from nurse_app.app.kept_settings import settings_from
    from nurse_app.app.signer import signer_of
    from nurse_app.cli.the_book import the_book
    from nurse_app.documents.pdf import Print
    from nurse_app.documents.report import report
    from nurse_app.infusion.fold import fold
    from nurse_app.infusion.moment import Moment
    from nurse_app.machine import paths
    from nurse_app.machine.clock import MachineClock
    from nurse_app.records.deeds import Done
    from nurse_app.records.prints import print_deed

    book, now = the_book(), MachineClock(Moment).now()
    infusion: Infusion = fold(*_found(chart, wanted), book)
    settings = settings_from(chart.charts.settings())
    signer = None
    if infusion.signed is not None:
        signer = signer_of(chart, settings.clinic_name, chart.nurse, now.wall)
    how = Print(paths.resources(), settings.clinic_name, settings.temperature.value)
    made = report(infusion, now.wall, book, how, signer)
    chart.charts.note([print_deed(Done.EXPORTED, infusion.id, made.told, chart.nurse, now.wall)])
    return made.content


def _found(chart: Chart, wanted: str) -> tuple[str, tuple[Entry, ...]]:
    from nurse_app.casefile.quoting import quoted
    from nurse_app.errors import Fault, FileFaults

    there = [head.id for head in chart.charts.infusions()]
    fitting = [one for one in there if one == wanted] or [
        one for one in there if len(wanted) >= LEAST_LETTERS and one.startswith(wanted)
    ]
    if len(fitting) != 1:
        listed = ", ".join(there[:_MOST_LISTED]) or "none"
        raise FileFaults((Fault("INFUSION", "no-such-infusion", {"text": quoted(wanted), "known": listed}),))
    return fitting[0], chart.charts.entries(fitting[0])
