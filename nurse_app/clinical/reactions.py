"""What may be done about a reaction: its grade, its red flags, and the options worked out from the book's actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Facts, Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.offers import BOLDEST_FIRST, NO_RATE, Answer, Why, options_for, slower_rates
from nurse_app.clinical.options import Do, Guidance, SeenSign, Situation
from nurse_app.clinical.rechecks import recheck_after
from nurse_app.clinical.red_flags import PAIR, SIGN, combinations, red_flags
from nurse_app.clinical.setting import Policy
from nurse_app.clinical.signs import GRADES, Action, Grade, Sign, at_least
from nurse_app.clinical.syndromes import syndromes_for
from nurse_app.clinical.told import told
from nurse_app.clinical.triggers import signs_among
from nurse_app.clinical.vitals import BANDS, Tripped
from nurse_app.errors import OurBug

_DOES = {
    Action.CONTINUE_AND_OBSERVE: Do.KEEP,
    Action.HOLD_RATE: Do.KEEP,
    Action.REDUCE_RATE: Do.SLOW,
    Action.PAUSE_INFUSION: Do.PAUSE,
    Action.STOP_INFUSION: Do.STOP,
    Action.CALL_EMERGENCY: Do.EMERGENCY,
    Action.NOTIFY_PRESCRIBER: Do.CALL,
    Action.NOTIFY_PHARMACIST: Do.CALL,
}


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sign as the book has it, as it was typed and as it is judged, and whether it is new."""

    sign: Sign
    typed: Grade
    grade: Grade
    new: bool

    @property
    def judged(self) -> SeenSign:
        return SeenSign(self.sign.id, self.grade)

    @property
    def actions(self) -> tuple[Action, ...]:
        return self.sign.at(self.grade).actions


@dataclass(frozen=True, slots=True)
class _Case:
    """A situation with its signs read in the book."""

    situation: Situation
    seen: tuple[_Seen, ...]
    flags: tuple[str, ...]
    book: Book

    @property
    def new(self) -> tuple[_Seen, ...]:
        return tuple(s for s in self.seen if s.new)

    @property
    def sources_of_action(self) -> tuple[tuple[Action, ...], ...]:
        """The book's actions for each new sign and each band, with what a band asks for besides in company."""
        return (*(s.actions for s in self.new), *(self._of_band(t) for t in self.situation.tripped))

    def _of_band(self, tripped: Tripped) -> tuple[Action, ...]:
        trigger = self.book.trigger(tripped.trigger)
        rows = (row.also for row in trigger.bands if row.band is tripped.band) if trigger else ()
        seen = tuple(s.judged for s in self.seen)
        besides = (also.actions for also in rows if also is not None and signs_among(also.with_signs, seen))
        return (*tripped.actions, *(action for actions in besides for action in actions))

    @property
    def flag_actions(self) -> tuple[Action, ...]:
        return tuple(a for flag in combinations(self.flags, self.book) for a in flag.actions)


def guidance_for(situation: Situation, book: Book) -> Guidance:
    """Work out how bad it is, what to think of and what may be done; the nurse decides.

    The grade is the worst of the new signs and of the bands (amber, orange
    and red stand for mild, moderate and severe); None when nothing is new. A
    sign that was there before the start counts as new only where it is worse
    now. A grade that the book does not use is judged as the next grade that it
    does (`grade-not-used`, note). What comes first is the most cautious of:
    what the book does for each sign and band, the clinic's policy, and for a
    second reaction of the same infusion to stop, for one that got worse or is
    the same at its recheck to pause; with a red flag always the
    stop or the emergency card (see `red_flags` and `offers.options_for`).

    Raises:
        OurBug: a sign that is not in the book (readers refuse it first).

    Source: the rule of each option; `signs`, `triggers` and `policy` of the book.
    """
    seen = tuple(_seen_in(book, s, situation.at_baseline) for s in situation.signs)
    judged = tuple(s.judged for s in seen)
    before = tuple(SeenSign(s.sign, _judged(book, s)) for s in situation.at_baseline)
    flags = red_flags(judged, situation.tripped, book, before)
    case = _Case(situation, seen, flags, book)
    return Guidance(
        grade=_grade(case),
        red_flags=flags,
        syndromes=syndromes_for(judged, book),
        options=options_for(_first(case), situation, book.policy, _facts_used(case)),
        findings=worst_first(_findings(case)),
        recheck_min=_recheck(case),
    )


def _seen_in(book: Book, seen: SeenSign, before: tuple[SeenSign, ...]) -> _Seen:
    grade = _judged(book, seen)
    known = any(b.sign == seen.sign and at_least(_judged(book, b), grade) for b in before)
    return _Seen(_sign(book, seen), seen.grade, grade, new=not known)


def actions_for(signs: tuple[SeenSign, ...], book: Book) -> tuple[Action, ...]:
    """What the book does for these signs, each as it is judged."""
    return tuple(action for seen in signs for action in _sign(book, seen).at(_judged(book, seen)).actions)


def _sign(book: Book, seen: SeenSign) -> Sign:
    sign = book.sign(seen.sign)
    if sign is None:
        raise OurBug(f"no sign {seen.sign} in this book")
    return sign


def _judged(book: Book, seen: SeenSign) -> Grade:
    sign = _sign(book, seen)
    return next((g for g in GRADES if at_least(g, seen.grade) and sign.at(g).used), seen.grade)


def _grade(case: _Case) -> Grade | None:
    found = [GRADES.index(s.grade) for s in case.new]
    found += [BANDS.index(t.band) for t in case.situation.tripped]
    return GRADES[max(found)] if found else None


def _first(case: _Case) -> Answer:
    policy = case.book.policy
    if case.flags:
        called = Action.CALL_EMERGENCY in {a for group in (*case.sources_of_action, case.flag_actions) for a in group}
        if called:
            return Answer(Do.EMERGENCY, policy.emergency, Why.RED_FLAG_EMERGENCY, flagged=True)
        return Answer(Do.STOP, policy.red_flag, Why.RED_FLAG_STOPS, flagged=True, may_pause=_may_pause(case))
    answers = [_by_book(case), *_by_policy(case), *_by_count(case), *_by_course(case)]
    first = max(answers, key=lambda answer: BOLDEST_FIRST.index(answer.do))
    return _without_slowing(first, case) if first.do in (Do.KEEP, Do.SLOW, Do.CALL) else first


def _by_book(case: _Case) -> Answer:
    policy = case.book.policy
    asked = max((_does(actions) for actions in case.sources_of_action), key=BOLDEST_FIRST.index, default=None)
    if asked is None:
        return Answer(Do.KEEP, policy.keep, Why.NOTHING_NEW)
    rule, why = {
        Do.KEEP: (policy.keep, Why.BOOK_KEEPS),
        Do.CALL: (policy.call, Why.BOOK_CALLS),
        Do.SLOW: (policy.slow_previous, Why.LAST_TOLERATED),
        Do.PAUSE: (policy.pause, Why.BOOK_PAUSES),
        Do.STOP: (policy.stop, Why.BOOK_STOPS),
        Do.EMERGENCY: (policy.emergency, Why.BOOK_EMERGENCY),
    }[asked]
    return Answer(asked, rule, why)


def _does(actions: Iterable[Action]) -> Do:
    """What one sign or band asks for: the most cautious about the rate; a call alone only where none is about it."""
    asked = {_DOES[a] for a in actions if a in _DOES}
    about_rate = asked - {Do.CALL}
    if about_rate:
        return max(about_rate, key=BOLDEST_FIRST.index)
    return Do.CALL if asked else Do.KEEP


def _by_policy(case: _Case) -> Iterator[Answer]:
    policy = case.book.policy
    if not case.sources_of_action:
        return
    if case.situation.policy is Policy.PAUSE_FIRST:
        yield Answer(Do.PAUSE, policy.pause_first, Why.POLICY_PAUSES)
    if case.situation.policy is Policy.STOP_FIRST:
        yield Answer(Do.STOP, policy.stop_first, Why.POLICY_STOPS)


def _by_count(case: _Case) -> Iterator[Answer]:
    if case.new and case.situation.earlier_reactions > 0:
        yield Answer(Do.STOP, case.book.policy.second_reaction, Why.SECOND_REACTION)


def _by_course(case: _Case) -> Iterator[Answer]:
    """Not improved at the recheck: pause. Worse at any time: pause, or what the grade now asks for."""
    if case.situation.worse:
        yield Answer(Do.PAUSE, case.book.policy.pause, Why.GOT_WORSE)
    elif case.situation.not_improved:
        yield Answer(Do.PAUSE, case.book.policy.pause, Why.NOT_IMPROVED)


def _without_slowing(first: Answer, case: _Case) -> Answer:
    """Pause where slowing is asked for, or the rate may not stay, and there is no lower tolerated rate."""
    situation, policy = case.situation, case.book.policy
    above = situation.ceiling is not None and situation.running > situation.ceiling
    if situation.running <= NO_RATE or (first.do is not Do.SLOW and not above):
        return first
    slows = slower_rates(situation, policy)
    if slows:
        return Answer(Do.SLOW, policy.slow_previous, slows[0][2])
    why = Why.FIRST_STEP if situation.tolerated is None else Why.NO_LOWER_RATE
    return Answer(Do.PAUSE, policy.slow_previous, why)


def _may_pause(case: _Case) -> bool:
    """Whether the book pauses for the mild grade of what is there, and nothing there asks for more."""
    only_signs = all(flag.startswith((SIGN, PAIR)) for flag in case.flags)
    asked = [_does(actions) for actions in case.sources_of_action]
    mild = any(s.grade is Grade.MILD and Action.PAUSE_INFUSION in s.actions for s in case.new)
    return only_signs and mild and all(BOLDEST_FIRST.index(do) <= BOLDEST_FIRST.index(Do.PAUSE) for do in asked)


def _recheck(case: _Case) -> int | None:
    soonest = recheck_after((*(a for group in case.sources_of_action for a in group), *case.flag_actions))
    return None if soonest is None else int(soonest.value)


def _facts_used(case: _Case) -> Facts:
    situation = case.situation
    used = {
        "signs": ", ".join(f"{s.sign.id} {s.grade.value}" for s in case.new),
        "bands": ", ".join(f"{t.trigger} {t.band.value}" for t in situation.tripped),
        "red_flags": ", ".join(case.flags),
        "running": told(situation.running) if situation.running > NO_RATE else "",
        "tolerated": told(situation.tolerated) if situation.tolerated is not None else "",
        "ceiling": told(situation.ceiling) if situation.ceiling is not None else "",
        "earlier_reactions": str(situation.earlier_reactions) if situation.earlier_reactions else "",
    }
    return facts(**{name: value for name, value in used.items() if value})


def _findings(case: _Case) -> Iterator[Finding]:
    yield from (f for s in case.seen for f in _about_sign(s))
    if case.situation.tripped and not case.situation.adult:
        labels = {t.id: t.label for t in case.book.triggers}
        bands = facts(bands=", ".join(f"{labels[t.trigger]} ({t.band.value})" for t in case.situation.tripped))
        yield Finding("child-asks-prescriber", Severity.ASK, bands, case.book.policy.call.source)


def _about_sign(seen: _Seen) -> Findings:
    source = "; ".join(s.what for s in seen.sign.sources)
    named = facts(sign=seen.sign.id, name=seen.sign.label, typed=seen.typed.value, judged=seen.grade.value)
    found: Findings = ()
    if seen.grade is not seen.typed:
        found += (Finding("grade-not-used", Severity.NOTE, named, source),)
    if not seen.new:
        found += (Finding("there-at-baseline", Severity.NOTE, named, source),)
    return found
