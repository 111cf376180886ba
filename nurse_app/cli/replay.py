"""`nurse-app replay`: runs a whole infusion from a case file and prints what the app would have shown and kept."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from nurse_app.casefile.replay import Replayed
    from nurse_app.clinical.book import Book


def describe(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's words."""
    words = commands.add_parser(
        "replay",
        help="run a whole infusion from a case file",
        description="Run a case entry by entry and print what the app would have shown and kept.",
        epilog="Example: nurse-app replay CASE.json --json --pdf OUT.pdf",
    )
    words.add_argument("case", metavar="CASE.json", help="the case, as a file")
    words.add_argument("--json", action="store_true", help="print JSON instead of text")
    words.add_argument("--pdf", metavar="OUT.pdf", help="write the report")
    words.add_argument("--chart", metavar="OUT", help="write the chart as .png or .svg")
    words.add_argument("--into", metavar="FILE", help="keep the infusion in a new encrypted chart file")
    words.add_argument("--password-stdin", action="store_true", help="the first line of standard input is its password")
    words.add_argument("--ack", action="store_true", help="print 'saved N ID' when an entry is on disk for good")
    words.add_argument("--strict", action="store_true", help="accept nothing that asks; stop at the first refusal")


def run(words: argparse.Namespace) -> int:
    """Replay the case; 2 when the file or the words cannot be taken, and then nothing is written."""
    from nurse_app.cli.refusing import refusing

    return refusing(_replay)(words)


def _replay(words: argparse.Namespace) -> int:
    from nurse_app.casefile.case_file import read_case
    from nurse_app.casefile.replay import replay
    from nurse_app.cli import replay_words
    from nurse_app.cli.keeping import keeper
    from nurse_app.cli.refusing import content_of, reading
    from nurse_app.cli.scanning import scanned
    from nurse_app.cli.the_book import the_book

    replay_words.check(words)
    book = the_book()
    content = content_of(words.case)
    with reading(words.case):
        case = read_case(content, book)
    with keeper(words, case.nurse) as kept:
        replayed = replay(case, book, kept.keep, scanned, strict=words.strict)
        replay_words.write_papers(words, replayed, book, kept)
    _print(replayed, book, as_json=words.json)
    return 0


def _print(replayed: Replayed, book: Book, as_json: bool) -> None:
    from nurse_app.casefile.replay_printed import replay_json
    from nurse_app.cli.saying import option_sentence
    from nurse_app.wording.findings import sentence
    from nurse_app.wording.replay_text import replay_lines

    printed = replay_json(replayed, book, sentence, option_sentence(book))
    if as_json:
        print(json.dumps(printed, ensure_ascii=False, indent=2))
    else:
        print("\n".join(replay_lines(printed)))
