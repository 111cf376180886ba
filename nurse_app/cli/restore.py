"""`nurse-app restore`: puts a chart in place from a backup, and keeps what was there before."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def describe(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's words."""
    words = commands.add_parser(
        "restore",
        help="put the chart in place from a backup",
        description="Put the chart in place from a backup. A chart that is there is first copied, whole, "
        "into a dated folder beside it.",
        epilog="Example: nurse-app restore monday.backup --password-stdin",
    )
    words.add_argument("file", metavar="FILE", help="the backup")
    words.add_argument("--chart", metavar="FILE", help="another chart file than this computer's own")
    words.add_argument("--password-stdin", action="store_true", help="the first line of standard input is a password")


def run(words: argparse.Namespace) -> int:
    """Put the chart in place; 2 when the backup or the place cannot be used, and then nothing is changed."""
    from nurse_app.cli.refusing import refusing

    return refusing(_restore)(words)


def _restore(words: argparse.Namespace) -> int:
    from pathlib import Path

    from nurse_app.casefile.quoting import quoted
    from nurse_app.cli.passwords import password_for
    from nurse_app.errors import Fault, FileFaults
    from nurse_app.infusion.moment import Moment
    from nurse_app.machine import clock, paths
    from nurse_app.records.restoring import restore
    from nurse_app.wording import backup_text

    source = Path(words.file)
    if not source.is_file():
        raise FileFaults((Fault("", "no-such-file", {"name": quoted(words.file)}),))
    password = password_for(words.password_stdin)
    chart = Path(words.chart) if words.chart else paths.chart()
    day = clock.MachineClock(Moment).now().wall.date()
    entries, aside = restore(source, chart, password, migrations=paths.migrations(), day=day)
    print("\n".join(backup_text.put_back(str(chart), entries, str(aside) if aside else "")))
    return 0
