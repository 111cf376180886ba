"""What a rule found: a code, how serious, and the facts it used; never a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is."""

    STOP = "stop"
    """Cannot go on."""
    ASK = "ask"
    """A named person decides; the decision is recorded."""
    NOTE = "note"
    """Worth knowing; nothing is held up."""


_ORDER = {Severity.STOP: 0, Severity.ASK: 1, Severity.NOTE: 2}
Facts = tuple[tuple[str, str], ...]


def facts(**named: str) -> Facts:
    """The values a rule used, ready as text with units, in the order given."""
    return tuple(named.items())


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one rule. `source` names where the limit comes from (empty only for plain arithmetic)."""

    code: str
    severity: Severity
    facts: Facts = ()
    source: str = ""

    def fact(self, name: str) -> str:
        """One of the facts by name; empty when it has none of that name."""
        return dict(self.facts).get(name, "")


Findings = tuple[Finding, ...]


def worst_first(found: Iterable[Finding]) -> Findings:
    """The findings sorted stop, ask, note; within one severity the order given; exact repeats left out."""
    return tuple(sorted(dict.fromkeys(found), key=lambda f: _ORDER[f.severity]))


def stops(found: Findings) -> Findings:
    """Only those that cannot be passed."""
    return tuple(f for f in found if f.severity is Severity.STOP)


@dataclass(frozen=True, slots=True)
class Hold:
    """Not yet: every reason, worst first."""

    findings: Findings
