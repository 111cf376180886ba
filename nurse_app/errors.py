"""The tree of trouble: the world's (tell the nurse what to do) or ours (a bug).

    VigilTrouble
    ├── WorldTrouble          something outside the program; the nurse can act
    │   ├── FileFaults        a file that cannot be taken at its word, every fault listed
    │   ├── TableFaults       a clinical table with mistakes: the app refuses to start
    │   └── ChartTrouble      the chart file: wrong password, newer, damaged, full disk, in use
    └── OurBug                never something the nurse did

Trouble carries codes and facts; the sentences for them live in `wording`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class VigilTrouble(Exception):
    """Any trouble the program names itself."""


class WorldTrouble(VigilTrouble):
    """Trouble outside the program: what happened, what is kept and what to do is told in words."""


class OurBug(VigilTrouble):
    """A mistake of the program; shown as the crash card, never blamed on the nurse."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file: its place (like `order.dose.g_per_kg`), a code and the facts for its sentence."""

    place: str
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    file: str = ""


class FileFaults(WorldTrouble):
    """An ORDER or CASE file that cannot be taken at its word; nothing was written.

    Whose fault: the file's author. `faults` lists every one found, in file order.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} fault(s) in a file")
        self.faults = faults


class TableFaults(WorldTrouble):
    """Clinical tables with mistakes: each with file, place and fix. The app does not start with them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        lines = "; ".join(f"{f.file} {f.place}: {f.code} {dict(f.facts)}" for f in faults[:20])
        super().__init__(f"{len(faults)} fault(s) in the clinical tables: {lines}")
        self.faults = faults


class ChartProblem(StrEnum):
    """What is the matter with a chart file."""

    WRONG_PASSWORD = "wrong-password"
    UNKNOWN_NURSE = "unknown-nurse"
    NOT_FOUND = "not-found"
    ALREADY_THERE = "already-there"
    NEWER_FILE = "newer-file"
    DAMAGED = "damaged"
    DISK_FULL = "disk-full"
    IN_USE = "in-use"
    NOT_WRITABLE = "not-writable"
    UNSAFE_LIBRARY = "unsafe-library"
    WEAK_PASSWORD = "weak-password"
    NOT_ALLOWED = "not-allowed"
    LAST_ADMINISTRATOR = "last-administrator"
    NAME_USED = "name-used"
    NO_RECOVERY_KEY = "no-recovery-key"
    WRONG_RECOVERY_KEY = "wrong-recovery-key"


class ChartTrouble(WorldTrouble):
    """The chart file cannot be opened or written; `problem` says why, `facts` feed its card (never patient facts)."""

    def __init__(self, problem: ChartProblem, **facts: str) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.facts = facts
