"""What a command does with trouble: one plain sentence for each fault on standard error, exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from nurse_app.casefile.quoting import quoted
from nurse_app.casefile.strict_json import LARGEST
from nurse_app.cli.main import REFUSED
from nurse_app.errors import ChartTrouble, Fault, FileFaults, TableFaults
from nurse_app.wording.faults import fault_lines

P = ParamSpec("P")


def refusing(command: Callable[P, int]) -> Callable[P, int]:
    """Say the world's trouble in plain sentences; our own bugs are not caught."""

    @wraps(command)
    def guarded(*args: P.args, **named: P.kwargs) -> int:
        try:
            return command(*args, **named)
        except FileFaults as refused:
            _say(fault_lines(refused.faults))
        except TableFaults as damaged:
            _say([f"The clinical tables cannot be used. {damaged}"])
        except ChartTrouble as trouble:
            from nurse_app.wording.trouble import trouble_text

            _say([trouble_text(trouble)])
        return REFUSED

    return guarded


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Name the file in each fault found while it is read.

    Raises:
        FileFaults: as before, with the file's name.
    """
    try:
        yield
    except FileFaults as refused:
        file = quoted(Path(name).name)
        raise FileFaults(tuple(replace(fault, file=file) for fault in refused.faults)) from None


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)


def content_of(name: str) -> bytes:
    """Read a file that the nurse named, no further than any reader will take.

    Raises:
        FileFaults: there is none, or it cannot be read.
    """
    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise FileFaults((Fault("", "no-such-file", {"name": quoted(name)}),)) from None
    except (OSError, ValueError) as trouble:
        why = getattr(trouble, "strerror", None) or "the name is not one of a file"
        raise FileFaults((Fault("", "file-not-readable", {"name": quoted(name), "why": why}),)) from None
