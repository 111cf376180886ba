"""One step of a walk, and the list of rules that are asked after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Rate
from nurse_app.infusion.asking import Answer, Kept
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.ledger import NO_RATE
from nurse_app.infusion.look import look
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion


class Breach(AssertionError):
    """A rule did not hold after a step."""


@dataclass(frozen=True)
class Wish:
    """A request of the desk by its name, with what it is given; `asked` goes into the `Ask` (a late entry)."""

    name: str
    given: tuple[Any, ...] = ()
    named: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, Any] = field(default_factory=dict)


@dataclass(eq=False)
class Step:
    """What was, what was wished (None: only time passed), what was answered and what is.

    `strangers` are the ids of the entries of the other patients on the ward,
    `author` is who asked.
    """

    book: Book
    before: Infusion
    then: datetime
    after: Infusion
    now: datetime
    wish: Wish | None = None
    answer: Answer | None = None
    strangers: frozenset[str] = frozenset()
    author: str = ""

    @cached_property
    def shown(self) -> Outlook:
        """What the screen shows after the step."""
        return look(self.after, self.now, self.book)

    @cached_property
    def shown_before(self) -> Outlook:
        """What it showed before."""
        return look(self.before, self.then, self.book)

    @property
    def kept(self) -> tuple[Entry, ...]:
        """The entries that the step made."""
        return self.answer.entries if isinstance(self.answer, Kept) else ()

    def asked_for(self, *names: str) -> bool:
        """Whether the step was one of these requests."""
        return self.wish is not None and self.wish.name in names


def rate_of(infusion: Infusion) -> Rate:
    """The rate that runs, 0 while nothing does."""
    return infusion.runs[-1].rate if infusion.running else NO_RATE


Rule = Callable[[Step], bool]
RULES: dict[str, tuple[str, int, Rule]] = {}
"""Each rule by its name: the hazard that it answers, at which steps it is asked (1: each), itself."""

LOOKS = 4
"""At every fourth step the whole screen is worked out, and the rules about it are asked."""


def rule(hazard: str, every: int = 1) -> Callable[[Rule], Rule]:
    """Put a rule on the list: it answers whether there was anything to judge, and raises `Breach` where broken."""

    def put(one: Rule) -> Rule:
        RULES[one.__name__] = (hazard, every, one)
        return one

    return put


def of_the_screen(hazard: str, every: int = 1) -> Callable[[Rule], Rule]:
    """Put a rule about what the screen shows on the list: asked at every `every`-th look."""
    return rule(hazard, LOOKS * every)


def must(holds: object, *said: object) -> None:
    """Raise where something does not hold."""
    if not holds:
        raise Breach(" ".join(map(str, said)))
