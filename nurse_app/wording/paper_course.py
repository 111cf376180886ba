"""The course of the infusion in words: beside a reading, a reaction from onset to end, lots, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Minutes, Rate, Volume
from nurse_app.infusion.entries import Answered, FollowUpPlanned, MedicationGiven, OptionChosen, RateKept, Wasted
from nurse_app.infusion.state import Course, Emergency, Reaction
from nurse_app.wording.entries_text_after import missing_words
from nurse_app.wording.entries_text_running import EMERGENCY_MISTAKES
from nurse_app.wording.names import Names, initials, opened_with_capital, within_sentence
from nurse_app.wording.numbers import clock, date_long, dose, minutes, rate, volume
from nurse_app.wording.paper_given import choice_words, span

BASELINE = "baseline"
BEFORE_START = "before"
GONE = "symptoms gone"
END = "end of infusion"
SITE = "site"
PUMP_SHOWS = "pump shows"
CORRECTED = "corrected, see Corrections"


def elapsed(since: Minutes) -> str:
    """Time since the first drop as in a table: "3:40"."""
    hours, rest = divmod(int(since.value), 60)
    return f"{hours}:{rest:02d}"


def late_mark(told: str, *, late: bool) -> str:
    """A time as it is told, with an L where the entry was made late."""
    return f"{told} L" if late else told


def before_rate(to: Rate) -> str:
    """A set taken just before a change."""
    return f"before {rate(to)}"


def bottle_words(number: int, *, other_lot: bool) -> str:
    """A set taken as the next container was hung."""
    return f"bottle {number}, other lot" if other_lot else f"bottle {number}"


def after_end(since: Minutes) -> str:
    """A set taken while the patient was watched."""
    return f"{minutes(since)} after the end"


def reaction_note(signs: Sequence[SeenSign], names: Names) -> str:
    """A set taken while a reaction was there."""
    return f"reaction: {', '.join(within_sentence(names.sign(s.sign)) for s in signs)}"


def entered_note(recorded: datetime, because: str) -> str:
    """A set entered late: "entered 13:02, helping at chair 2"."""
    return f"entered {clock(recorded)}, {because}"


def not_taken_note(what: str, reason: str) -> str:
    """Something due that was not done."""
    return f"{what} not taken: {reason}"


def sets_counted(taken: int, late: int, not_taken: int) -> str:
    """Beside the heading: "20 sets taken, 1 entered late (L)"."""
    parts = [f"{taken} sets taken" if taken != 1 else "1 set taken"]
    if late:
        parts.append(f"{late} entered late (L)")
    if not_taken:
        parts.append(f"{not_taken} not taken")
    return ", ".join(parts)


def sign_words(seen: SeenSign, names: Names) -> str:
    """A sign with its code: "Headache (MedDRA 10019211), mild"."""
    known = names.book.sign(seen.sign) if names.book else None
    code = f" (MedDRA {known.meddra[1]})" if known and known.meddra[1] else ""
    return f"{names.sign(seen.sign)}{code}, {seen.grade.value}"


def onset_words(reaction: Reaction, volume_in: Volume | None, since_change: Minutes | None) -> str:
    """When it began: "From 10:43 at 84 mL/h, 8 min after the rate changed, 74.2 mL in."."""
    parts = [f"From {clock(reaction.onset)} at {rate(reaction.rate_at_onset)}"]
    if since_change is not None:
        parts.append(f"{minutes(since_change)} after the rate was set")
    if volume_in is not None:
        parts.append(f"{volume(volume_in)} in")
    return f"{', '.join(parts)}."


def end_words(reaction: Reaction) -> str:
    """When it was gone, or that it is not."""
    if reaction.resolved_at is None:
        return "Not gone when this was printed."
    took = minutes(span(reaction.onset, reaction.resolved_at))
    return f"Gone at {clock(reaction.resolved_at)}, {took} after it began."


def course_words(course: Course, names: Names) -> str:
    """How it went: "10:50 worse: headache moderate"."""
    signs = f": {names.seen(course.signs)}" if course.signs else ""
    return f"{clock(course.at)} {course.course}{signs}."


def shown_words(chosen: OptionChosen) -> str:
    """What the app suggested."""
    return f"Options shown: {'; '.join(chosen.shown)}."


def chosen_words(chosen: OptionChosen, by: str, at: datetime) -> str:
    """What the nurse decided: "Dina Mensah, RN chose option 2, slow to 42 mL/h, at 10:45 (rule RX-14 v1)."."""
    reason = f" Reason: {chosen.reason.rstrip('.')}." if chosen.reason else ""
    done = choice_words(chosen.do, chosen.rate)
    return f"{by} chose option {chosen.number}, {done}, at {clock(at)} (rule {chosen.rule}).{reason}"


NOTHING_CHOSEN = "No option was chosen."


def kept_words(kept: RateKept, by: str, at: datetime) -> str:
    """The rate was kept against a rule."""
    return f"{by} kept the rate at {clock(at)} against the rule: {kept.reason.rstrip('.')}."


def drugs_words(given: Sequence[tuple[datetime, MedicationGiven]]) -> str:
    """The drugs given while it was there."""
    if not given:
        return "No drug was given."
    told = "; ".join(f"{clock(at)} {drug.name} {drug.dose} {drug.route}".strip() for at, drug in given)
    return f"Drugs given: {told}."


def emergency_words(card: Emergency, names: Names) -> str:
    """The emergency card with its steps and times."""
    steps = "; ".join(f"{clock(at)} {names.step(step)}{f' ({said})' if said else ''}" for step, at, said in card.steps)
    mistake = f"{EMERGENCY_MISTAKES[card.mistake]}, " if card.mistake else ""
    closed = f" Closed {clock(card.closed_at)}: {mistake}{card.closed_because}." if card.closed_at else " Not closed."
    return f"Emergency card opened {clock(card.opened_at)}. {f'{steps}.' if steps else 'No step was ticked.'}{closed}"


def wasted_words(wasted: Wasted, waste_volume: Volume | None) -> str:
    """Product not given."""
    beside = f" ({volume(waste_volume)})" if waste_volume is not None else ""
    return f"Wasted: {dose(wasted.grams)}{beside} of lot {wasted.lot}, {wasted.reason}."


def vials_balance(there: str, given: str, wasted: str) -> str:
    """What came against what went: "30 g in vials, 28 g given, 2 g wasted."."""
    return f"{there} in vials, {given} given, {wasted} wasted."


NO_LOT = "not recorded"
NOT_HUNG = "not hung"
LOTS_MISSING = "No vial was entered: lots not recorded."


def follow_up_when(planned: FollowUpPlanned) -> str:
    """The day of a later contact."""
    return date_long(planned.due.date())


def follow_up_words(planned: FollowUpPlanned, names: Names) -> str:
    """What is asked then."""
    return names.follow_up(planned.follow_up)


NOTHING_PLANNED = "No follow-up is planned."
NO_MEASURE = "No outcome measure was taken in this session."


def measure_words(measure: str, value: str, note: str, names: Names) -> str:
    """An outcome measure with the way that is better: "INCAT …: 3 points (lower is better)."."""
    name, unit = names.measure(measure)
    known = [m for m in (names.book.measures if names.book else ()) if m.id == measure]
    way = f" ({'higher' if known[0].higher_is_better else 'lower'} is better)" if known else ""
    said = f", {note}" if note else ""
    return f"{name}: {value} {unit}".strip() + f"{way}{said}."


def explained_words(answered: Answered) -> str:
    """What was missing: "Vitals of 11:30"."""
    return opened_with_capital(missing_words(answered.what))


NO_DRUGS = "No drug was given."
NO_EVENTS = "Nothing else was done at the pump or the line."
NOTHING_CORRECTED = "No entry was corrected."
STRUCK_OUT = "struck out"
NOTHING_LATE = "No entry was made late."
NOTHING_MISSING = "Nothing was missing."
NOTHING_TOLD = "No teaching is recorded."


def entry_number(number: int, at: str) -> str:
    """An entry by its number in the record and its time."""
    return f"{number}, {at}"


def late_because(reason: str) -> str:
    """Beside an entry that was made late."""
    return f"late: {reason}"


def people(names: Iterable[str]) -> str:
    """Whose letters stand at the rows: "DM Dina Mensah, RN; JA J. Alvarez"."""
    return "; ".join(f"{initials(name)} {name}" for name in names)


def both_times(happened: datetime, recorded: datetime) -> tuple[str, str]:
    """The two times of an entry; the day only where they differ."""
    if happened.date() == recorded.date():
        return clock(happened), clock(recorded)
    return f"{date_long(happened.date())} {clock(happened)}", f"{date_long(recorded.date())} {clock(recorded)}"
