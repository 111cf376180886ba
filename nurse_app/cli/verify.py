"""`nurse-app verify`: checks a chart file; changes nothing, needs no lock."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from nurse_app.records.check import Verdict


def describe(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's words."""
    words = commands.add_parser(
        "verify",
        help="check whether a chart file is whole",
        description="Check every page, record and seal of a chart file; nothing is changed.",
        epilog="Example: nurse-app verify chart.vigil --password-stdin --json",
    )
    words.add_argument("file", metavar="FILE", help="the chart file")
    words.add_argument("--password-stdin", action="store_true", help="the first line of standard input is a password")
    words.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(words: argparse.Namespace) -> int:
    """Check the file and print the verdict; the exit code says it too."""
    from nurse_app.cli.refusing import refusing

    return refusing(_verify)(words)


def _verify(words: argparse.Namespace) -> int:
    from pathlib import Path

    from nurse_app.cli.passwords import password_for
    from nurse_app.records.check import verify_file

    verdict = verify_file(Path(words.file), password_for(words.password_stdin))
    _print(verdict, as_json=words.json)
    return verdict.exit_code


def _print(verdict: Verdict, as_json: bool) -> None:
    from nurse_app.wording.trouble import fault_text
    from nurse_app.wording.verdict_text import verdict_lines

    printed = verdict.plain(fault_text)
    if as_json:
        print(json.dumps(printed, ensure_ascii=False, indent=2))
    else:
        print("\n".join(verdict_lines(printed)))
