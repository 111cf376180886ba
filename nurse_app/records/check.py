"""Checks a chart file from outside: whole, altered or unreadable; changes nothing and needs no lock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion.canonical import START
from nurse_app.records import keyfile
from nurse_app.records.durable import disk_trouble
from nurse_app.records.examine import examine, key_faults
from nurse_app.records.faults import ChartFault, FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys, unlock_by_any
from nurse_app.records.snapshot import copied


class State(StrEnum):
    """The verdict in one word."""

    WHOLE = "whole"
    ALTERED = "altered"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check of a file found.

    `entries` counts every entry in the chain, acknowledged or not;
    `acknowledged` those that were; `head` is the chain's.
    """

    state: State
    kind: str = "chart"
    entries: int = 0
    acknowledged: int = 0
    head: str = START
    faults: tuple[ChartFault, ...] = ()

    @property
    def exit_code(self) -> int:
        """For the command line: 0 whole, 1 altered or damaged, 2 could not be read."""
        return list(State).index(self.state)

    def plain(self, say: Callable[[str, Mapping[str, str]], str]) -> dict[str, Any]:
        """The verdict as the command line prints it; `say` puts a fault's code and facts into words."""
        return {
            "state": self.state.value,
            "kind": self.kind,
            "entries": self.entries,
            "acknowledged": self.acknowledged,
            "head": self.head,
            "faults": [{"file": f.file, "entry": f.entry, "what": say(f.code, f.facts)} for f in self.faults],
        }


def verify_file(path: Path, password: str) -> Verdict:
    """Check a chart, by any of its nurses' passwords: every page, every record of the mirror, the anchor, the keys.

    Another program may be saving to it meanwhile. Wrong passwords are
    neither counted nor delayed.

    Raises:
        ChartTrouble: no room for the copy that is looked at, or an unsafe library.
    """
    files = FileSet.at(path)
    found = keyfile.found(files)
    if not found:
        code = FaultCode.KEYS_DAMAGED if files.exists else FaultCode.MISSING
        return Verdict(State.UNREADABLE, faults=(ChartFault(path.name, code),))
    opened = unlock_by_any(found, password)
    if opened is None:
        return Verdict(State.UNREADABLE, faults=(ChartFault(path.name, FaultCode.PASSWORD),))
    keys, came_from = opened
    return verify_with(files, keys, came_from.chart)


def verify_with(files: FileSet, keys: Keys, chart: bytes) -> Verdict:
    """Check a chart whose keys are at hand; otherwise as `verify_file`."""
    with disk_trouble(), copied(files) as copy:
        try:
            seen = examine(copy, keys, chart)
        except ChartTrouble as trouble:
            if trouble.problem is not ChartProblem.NEWER_FILE:
                raise
            return Verdict(State.UNREADABLE, faults=(ChartFault(files.main.name, FaultCode.NEWER),))
        faults = (*key_faults(copy, keys), *seen.faults)
    reach = seen.reach
    acknowledged = seen.anchored.reach.entries if seen.anchored else 0
    state = State.ALTERED if faults else State.WHOLE
    return Verdict(state, "chart", reach.entries, acknowledged, reach.head, faults)
