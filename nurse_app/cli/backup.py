"""`nurse-app backup`: an encrypted copy of the chart in one file; the window may be open meanwhile."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from pathlib import Path


def describe(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's words."""
    words = commands.add_parser(
        "backup",
        help="copy the chart into one encrypted file",
        description="Copy the chart into one new file that only the chart's own passwords open. "
        "With a password the copy is read whole and checked at once.",
        epilog="Example: nurse-app backup monday.backup --password-stdin",
    )
    words.add_argument("out", metavar="OUT", help="the new file; one that is there already is left alone")
    words.add_argument("--chart", metavar="FILE", help="another chart file than this computer's own")
    words.add_argument("--password-stdin", action="store_true", help="the first line of standard input is a password")


def run(words: argparse.Namespace) -> int:
    """Make the copy; with a password 1 when it is not whole, and then no file is left."""
    from nurse_app.cli.refusing import refusing

    return refusing(_backup)(words)


def _backup(words: argparse.Namespace) -> int:
    from pathlib import Path

    from nurse_app.cli.passwords import first_line
    from nurse_app.machine import paths
    from nurse_app.records import backup
    from nurse_app.wording import backup_text

    password = first_line() if words.password_stdin else None
    out = Path(words.out)
    backup.make(Path(words.chart) if words.chart else paths.chart(), out)
    if password is None:
        print(backup_text.not_checked(str(out)))
        return 0
    return _checked(out, password)


def _checked(out: Path, password: str) -> int:
    from nurse_app.records import backup
    from nurse_app.wording import backup_text
    from nurse_app.wording.trouble import fault_text
    from nurse_app.wording.verdict_text import verdict_lines

    verdict = backup.verify_backup(out, password)
    if verdict.exit_code:
        out.unlink()
        print("\n".join((*verdict_lines(verdict.plain(fault_text)), backup_text.NONE_LEFT)), file=sys.stderr)
    else:
        print(backup_text.made(str(out), verdict.entries))
    return verdict.exit_code
