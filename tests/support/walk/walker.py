"""Walks through many short infusions of any kind, wish after wish, and asks every rule after each step."""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import tests.support.walk.rules_advice
import tests.support.walk.rules_rates
import tests.support.walk.rules_record
import tests.support.walk.rules_screen
import tests.support.walk.rules_volume  # noqa: F401 - each puts its rules on the list
from nurse_app.clinical.book import Book
from nurse_app.infusion.asking import Answer, Kept
from nurse_app.infusion.rises import next_change
from nurse_app.infusion.state import Infusion
from tests.support.any_opening import Opening, any_opening
from tests.support.infusions import NINE, NURSE, Ward
from tests.support.tables import real_book
from tests.support.walk.any_wish import Drawer
from tests.support.walk.step import RULES, Breach, Step, Wish

WAITS_S = (0, 20, 60, 60, 240, 300, 300, 600, 900, 900, 1800, 1801, 3660)
SHORTEST, LONGEST = 20, 70
KINDS = 24
"""How many openings one walk draws; each is begun again and again, and goes another way each time."""


class Chair(Ward):
    """One infusion of a walk, whose ids tell it from the others on the ward."""

    def __init__(self, prefix: str, opening: Opening, book: Book) -> None:
        self.prefix = prefix
        said = {"patient": opening.patient, "clinic": opening.clinic, "pump": opening.pump}
        super().__init__(opening.order, book, **said, history=opening.history)

    def new_id(self) -> str:
        self.made += 1
        return f"{self.prefix}{self.made}"


@dataclass
class Walked:
    """What a walk came to: steps, wishes granted, infusions begun and signed, how often each rule had to judge."""

    steps: int = 0
    granted: int = 0
    infusions: int = 0
    signed: int = 0
    judged: Counter[str] = field(default_factory=Counter)

    def and_also(self, other: Walked) -> Walked:
        """Both together."""
        return Walked(
            self.steps + other.steps,
            self.granted + other.granted,
            self.infusions + other.infusions,
            self.signed + other.signed,
            self.judged + other.judged,
        )


class Walker:
    """Takes steps from a seed: the same seed walks the same way."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.draw = Random(seed)  # noqa: S311 - the same walk each time, nothing secret
        self.book = real_book()
        self.walked = Walked()
        self._led_up: dict[tuple[str, int, bool], Chair] = {}

    def walk(self, steps: int) -> Walked:
        """Take so many steps.

        Raises:
            Breach: a rule did not hold; it says which, and how to come there again.
        """
        while self.walked.steps < steps:
            self._infusion(min(self.draw.randint(SHORTEST, LONGEST), steps - self.walked.steps))
        return self.walked

    def _infusion(self, steps: int) -> None:
        chairs = [self._begun("a"), self._begun("b")] if self.draw.random() < 0.3 else [self._begun("a")]
        self.walked.infusions += len(chairs)
        for _ in range(steps):
            n = self.draw.randrange(len(chairs))
            others = frozenset(e.id for c in chairs if c is not chairs[n] for e in c.entries)
            self._judge(self._taken(chairs[n], others))
        self.walked.signed += sum(c.infusion.signed is not None for c in chairs)

    def _begun(self, prefix: str) -> Chair:
        """A fresh infusion, mostly begun; each kind of opening is led up to its first drop once."""
        key = (prefix, self.draw.randrange(KINDS), self.draw.random() < 0.9)
        if key not in self._led_up:
            self._led_up[key] = self._opened(*key)
        return copy.copy(self._led_up[key])

    def _opened(self, prefix: str, kind: int, to_the_start: bool) -> Chair:
        drawn = any_opening(Random(f"{self.seed}/{kind}"), self.book, NINE.date())  # noqa: S311 - no secret
        chair = Chair(prefix, drawn, self.book)
        chair.verified().at(-10)
        if to_the_start:
            chair.must(chair.vitals(baseline=True))
            chair.at(0).must(chair.request("start"))
        return chair

    def _taken(self, chair: Chair, others: frozenset[str]) -> Step:
        try:
            return self._step(chair, others)
        except Exception as why:
            raise Breach(f"the program fell over: {why!r} [seed {self.seed}, step {self.walked.steps + 1}]") from why

    def _step(self, chair: Chair, others: frozenset[str]) -> Step:
        before, then = chair.infusion, chair.now
        if self.draw.random() < 0.3:
            chair.now += self._while(before, then)
            return Step(self.book, before, then, before, chair.now, None, None, others)
        wish = Drawer(self.draw, before, then, self.book, tuple(sorted(others))).wish()
        answer = self._ask(chair, wish)
        return Step(self.book, before, then, chair.infusion, chair.now, wish, answer, others, chair.nurse)

    def _while(self, infusion: Infusion, now: datetime) -> timedelta:
        """How long passes: a while, or until the next step is due; now and then the clock is set back."""
        if self.draw.random() < 0.01:
            return timedelta(minutes=-15)
        change = next_change(infusion, self.book)
        if change is not None and change[0] > now and self.draw.random() < 0.5:
            return change[0] - now
        return timedelta(seconds=self.draw.choice(WAITS_S))

    def _ask(self, chair: Chair, wish: Wish) -> Answer:
        chair.nurse = NURSE if self.draw.random() < 0.03 else chair.infusion.nurse
        answer = chair.request(wish.name, *wish.given, asked=wish.asked, **wish.named)
        self.walked.granted += isinstance(answer, Kept)
        return answer

    def _judge(self, step: Step) -> None:
        n = self.walked.steps = self.walked.steps + 1
        try:
            self.walked.judged.update(judged(step, n))
        except Breach as why:
            raise Breach(f"{why} [seed {self.seed}, step {n}, {step.wish}]") from None


def judged(step: Step, n: int) -> list[str]:
    """Ask every rule whose turn it is at the n-th step (0: all), and name those that had something to judge.

    Raises:
        Breach: one does not hold; it is named with its hazard.
    """
    found = []
    for name, (hazard, every, rule) in RULES.items():
        if n % every:
            continue
        try:
            if rule(step):
                found.append(name)
        except Breach as why:
            raise Breach(f"{hazard} {name}: {why}") from None
        except Exception as why:
            raise Breach(f"{hazard} {name}: the program fell over: {why!r}") from why
    return found


def walk(seed: int, steps: int) -> Walked:
    """Walk so many steps from a seed."""
    return Walker(seed).walk(steps)
