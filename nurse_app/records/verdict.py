"""What the check of a file says, in one word and in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from nurse_app.infusion.canonical import START
from nurse_app.records.faults import ChartFault


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

    def with_fault(self, fault: ChartFault) -> Verdict:
        """The same with one more thing wrong."""
        state = State.ALTERED if self.state is State.WHOLE else self.state
        return replace(self, state=state, faults=(*self.faults, fault))

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
