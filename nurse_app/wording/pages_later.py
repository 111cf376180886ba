"""The words of what comes after the visit: what the patient is told, and the later contacts with their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from nurse_app.clinical.patient import Risk
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.wording.choices import FollowUpChoice, PageBook
from nurse_app.wording.names import opened_with_capital, spelled, within_sentence
from nurse_app.wording.numbers import date_short

_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_RISK = "-risk"
Groups = tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]
"""Headings, each with (id, text, whether it was told)."""


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """A later contact: its day, what is asked, for whom it is, whether it is planned, and for when it would be.

    `due` is None where it is not planned and its time is over. `unsure` where
    it hangs on a risk that the chart does not hold: the nurse says.
    """

    key: str
    day: str
    ask: str
    whom: str
    planned: bool
    due: datetime | None
    unsure: bool = False


def teaching_groups(book: PageBook, taught: Iterable[str]) -> Groups:
    """What to tell, by urgency."""
    told = set(taught)
    heads = (
        ("expected", "What to expect"),
        ("same-day", "Call the nurse the same day"),
        ("emergency", "Call for help"),
    )
    return tuple(
        (head, tuple((t.key, opened_with_capital(t.text), t.key in told) for t in book.teaching if t.urgency == key))
        for key, head in heads
    )


def follow_up_words(infusion: Infusion, outlook: Outlook, book: PageBook) -> tuple[FollowUpWords, ...]:
    """The contacts of the book that are planned or fit this patient, soonest first."""
    planned = {f.follow_up: f.due for f in infusion.follow_ups}
    ended = infusion.ended_at or outlook.now
    told = []
    for choice in book.follow_ups:
        whom, unsure = _whom(choice, infusion), _unsure(choice)
        if choice.key in planned or whom or unsure or not choice.only_for:
            at, row = _follow_up(choice, planned.get(choice.key), whom or unsure, ended, outlook.now)
            told.append((at, replace(row, unsure=bool(unsure) and not whom)))
    return tuple(row for _, row in sorted(told, key=lambda pair: pair[0]))


def _whom(choice: FollowUpChoice, infusion: Infusion) -> str:
    """Which of the patient's own reasons asks for it; empty where none does."""
    own = [infusion.order.indication, infusion.clinic.place.value, infusion.profile.value]
    own += [risk.value for risk in infusion.patient.risks]
    return ", ".join(spelled(reason) for reason in own if reason in choice.only_for)


def _unsure(choice: FollowUpChoice) -> str:
    """A risk that asks for it and that no chart holds: "only with hemolysis risk"; else empty."""
    held = {risk.value for risk in Risk}
    unknown = [reason for reason in choice.only_for if reason.endswith(_RISK) and reason not in held]
    return f"only with {' or '.join(spelled(reason) for reason in unknown)}" if unknown else ""


def _follow_up(
    choice: FollowUpChoice, due: datetime | None, whom: str, ended: datetime, now: datetime
) -> tuple[datetime, FollowUpWords]:
    first, last = ended + timedelta(hours=choice.from_hours), ended + timedelta(hours=choice.to_hours)
    ask = f"{choice.when}: {within_sentence(choice.ask)}"
    if due is not None:
        return due, FollowUpWords(choice.key, _day(due), ask, whom, True, due)
    # Where its window has begun already, the contact is planned for the end of the window.
    at = first if first >= now else last if last >= now else None
    day = _days(first.date(), last.date()) if (last - first).days >= 2 else _day(at or first)
    return first, FollowUpWords(choice.key, day, ask, whom, False, at)


def _day(moment: datetime) -> str:
    return f"{_WEEK[moment.weekday()]} {date_short(moment.date())}"


def _days(first: date, last: date) -> str:
    start = f"{first.day}" if first.month == last.month else date_short(first)
    return f"{start} to {date_short(last)}"


def about_follow_up(view: FollowUpWords) -> str:
    """How an addendum about a later contact begins."""
    when, _, ask = view.ask.partition(": ")
    return f"Follow-up, {within_sentence(when)} ({ask}): "
