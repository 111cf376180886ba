"""Finds the command that the words name and runs it; trouble becomes plain sentences and an exit code."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

UNDERSTOOD, FAILED, REFUSED = 0, 1, 2
PRACTICE = "--practice"
TOUR = "--offscreen-tour"
COMMANDS = ("plan", "products", "replay", "verify", "export", "backup", "restore", "self-test")
_EPILOG = "Without a command the window opens. Example: nurse-app plan ORDER.json --json"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the words in one sentence."""

    def error(self, message: str) -> NoReturn:
        sentence = f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help."
        print(sentence, file=sys.stderr)
        sys.exit(REFUSED)


def run(words: Sequence[str]) -> int:
    """Run a command and give its exit code: 0 done, 1 not whole, 2 refused or not readable."""
    if not words or list(words) == [PRACTICE]:
        return _window(practice=bool(words))
    if len(words) == len((PRACTICE, TOUR, "FOLDER")) and list(words[:2]) == [PRACTICE, TOUR]:
        return int(import_module("nurse_app.app").run_tour(Path(words[2])))
    _speak_utf8()
    chosen = _parser().parse_args(list(words))
    try:
        code = _command(chosen.command).run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has gone (a pager, `head`); nothing is wrong. Nothing more is to be flushed there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNDERSTOOD
    return int(code)


def _command(name: str) -> ModuleType:
    return import_module(f"nurse_app.cli.{name.replace('-', '_')}")


def _window(practice: bool) -> int:
    """Open the window; only then is anything of it imported."""
    return int(import_module("nurse_app.app").run_window(practice=practice))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="nurse-app", description="Walk a nurse through an infusion of immunoglobulin.", epilog=_EPILOG
    )
    parser.add_argument(PRACTICE, action="store_true", help="open the window on a throw-away training chart")
    parser.add_argument(
        TOUR, metavar="FOLDER", help="with --practice: run one unseen, leave its pictures and PDF there"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for name in COMMANDS:
        _command(name).describe(commands)
    return parser


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
