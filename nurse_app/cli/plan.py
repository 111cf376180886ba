"""`nurse-app plan`: the titration for an order."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def describe(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's words."""
    words = commands.add_parser(
        "plan",
        help="the titration for an order",
        description="Print dose, volume, vials, rate steps, ceiling, duration and findings for an order.",
        epilog="Example: nurse-app plan ORDER.json --json",
    )
    words.add_argument("order", metavar="ORDER.json", help="the order, as a file")
    words.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(words: argparse.Namespace) -> int:
    """Plan the order and print it; 2 when the file cannot be taken at its word."""
    from nurse_app.cli.refusing import refusing

    return refusing(_plan)(words.order, as_json=words.json)


def _plan(name: str, as_json: bool) -> int:
    from nurse_app.casefile.order_file import read_order
    from nurse_app.casefile.printed import plan_json
    from nurse_app.cli.refusing import content_of, reading
    from nurse_app.cli.the_book import the_book
    from nurse_app.clinical.planning import make_plan
    from nurse_app.wording.findings import sentence
    from nurse_app.wording.plan_text import plan_lines

    book = the_book()
    content = content_of(name)
    with reading(name):
        case = read_order(content, book)
    plan = make_plan(case.patient, case.order, case.clinic, case.pump, book, case.on)
    if as_json:
        print(json.dumps(plan_json(plan, case.pump, sentence), ensure_ascii=False, indent=2))
    else:
        for line in plan_lines(plan, case.patient, case.order, book):
            print(line)
    return 0
