"""`nurse-app verify`: checks a chart file, a backup or a PDF; changes nothing, needs no lock."""

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
        help="check whether a chart file, a backup or a PDF is whole",
        description="Check every page, record and seal of a chart file or a backup, or the signature of a PDF and the "
        "record in it; nothing is changed. A PDF needs no password; with one it is held against the chart too.",
        epilog="Example: nurse-app verify chart.vigil --password-stdin --json",
    )
    words.add_argument("file", metavar="FILE", help="the chart file, backup or PDF")
    words.add_argument("--chart", metavar="FILE", help="for a PDF: another chart file than this computer's own")
    words.add_argument("--witness", metavar="BACKUP", help="for a chart: a backup kept elsewhere to hold it against")
    words.add_argument("--password-stdin", action="store_true", help="the first line of standard input is a password")
    words.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(words: argparse.Namespace) -> int:
    """Check the file and print the verdict; the exit code says it too."""
    from nurse_app.cli.refusing import refusing

    return refusing(_verify)(words)


def _verify(words: argparse.Namespace) -> int:
    from pathlib import Path

    from nurse_app.cli import verify_pdf
    from nurse_app.cli.passwords import password_for
    from nurse_app.machine import key_store
    from nurse_app.records.check import verify_file
    from nurse_app.wording.hourly_check import KEY_STORE

    if verify_pdf.is_pdf(Path(words.file)):
        return verify_pdf.verify(words)
    witness = Path(words.witness) if words.witness else None
    heard = [witness.name] if witness is not None else []

    def recall(chart: str) -> tuple[str, str]:
        line = key_store.recall(chart)
        heard.extend([KEY_STORE] if line else [])
        return line, KEY_STORE

    verdict = verify_file(Path(words.file), password_for(words.password_stdin), witness, recall)
    _print(verdict, words.json, " and ".join(heard))
    return verdict.exit_code


def _print(verdict: Verdict, as_json: bool, witness: str) -> None:
    from nurse_app.wording.trouble import fault_text
    from nurse_app.wording.verdict_text import verdict_lines, witness_lines

    printed = verdict.plain(fault_text)
    if as_json:
        print(json.dumps(printed, ensure_ascii=False, indent=2))
    else:
        print("\n".join((*verdict_lines(printed), *witness_lines(printed, witness))))
