"""The words of what is due, of the six actions, and of the list of what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nurse_app.clinical.findings import Finding, Findings
from nurse_app.clinical.vitals import Band
from nurse_app.infusion.alarm_facts import ALARM_KINDS
from nurse_app.infusion.outlook import Act, Due, DueState, Outlook, Status
from nurse_app.infusion.state import Infusion, VitalsSet
from nurse_app.infusion.transfer_facts import TRANSFER_KINDS
from nurse_app.wording.entries_text import Row, rows
from nurse_app.wording.infusing import short_reading, whole_minutes
from nurse_app.wording.labels import CHANGE_RATE, CHART, MORE, NOTE, PAUSE, REACTION, RESUME, VITALS
from nurse_app.wording.names import Names, initials, opened_with_capital, spelled
from nurse_app.wording.numbers import clock, minutes, rate
from nurse_app.wording.zones import zoned

Say = Callable[[Finding], str]
NOTHING_DUE = "Nothing is due"
RATE = "Rate"
RISES_LOCKED = "Rises are locked"


@dataclass(frozen=True, slots=True)
class DueWords:
    """A thing that is due; see the due row. `panel` is what its press opens, empty for nothing."""

    key: str
    when: str
    what: str
    time: str
    state: str
    unit: str
    below: str
    button: str
    icon: str
    panel: str


_PANELS = {
    "vitals": ("vitals", VITALS, "heart-pulse"),
    "recheck": ("vitals", VITALS, "heart-pulse"),
    "rate": ("change-rate", "Set pump", "gauge"),
    "bottle": ("bottle", "Bottle", "test-tube"),
    "finish": ("more", "Finish", "check"),
    "observe": ("vitals", VITALS, "heart-pulse"),
    "measure": ("more", "More", "ellipsis"),
    "chairside": ("vitals", VITALS, "heart-pulse"),
}
_SETS = ("vitals", "recheck", "chairside")


def due_words(outlook: Outlook, say: Say) -> tuple[DueWords, ...]:
    """What is due, soonest first: all that is late, and the next one of each kind."""
    shown, kinds = [], set[str]()
    for due in outlook.due:
        ahead = due.state in (DueState.COMING, DueState.NOW)
        kind = _PANELS.get(due.what, (due.what,))[0] if due.what in _SETS else due.what
        if ahead and kind in kinds:
            continue
        if ahead:
            kinds.add(kind)
        shown.append(due)
    return tuple(_due(n, due, outlook, say) for n, due in enumerate(shown))


def _due(n: int, due: Due, outlook: Outlook, say: Say) -> DueWords:
    when, unit = _countdown(due, outlook)
    panel, button, icon = _PANELS.get(due.what, ("more", "More", "ellipsis"))
    state = {DueState.COMING: "coming", DueState.NOW: "now"}.get(due.state, "later" if due.later_still else "late")
    if due.held and due.state in (DueState.COMING, DueState.NOW):
        state = "locked"
    below = say(due.held[0]) if due.held else _why(due)
    return DueWords(f"{n}:{due.what}", when, _what(due, state), clock(due.at), state, unit, below, button, icon, panel)


def _countdown(due: Due, outlook: Outlook) -> tuple[str, str]:
    if due.state is DueState.NOW:
        return "Now", ""
    if due.state is DueState.COMING:
        # Rounded up, so that a thing one second ahead is not shown as due.
        left = -int((outlook.now - due.at).total_seconds() // 60)
        return (str(left), "min") if left < 60 else (_hours(left), "")
    return f"{minutes(whole_minutes(due.at, outlook.now))} late", ""


def _hours(left: int) -> str:
    hours, rest = divmod(left, 60)
    return f"{hours} h {rest:02d} min" if rest else f"{hours} h"


def _what(due: Due, state: str) -> str:
    pressing = state in ("now", "late", "later")
    at = "now" if pressing else clock(due.at)
    words = {
        "vitals": f"Take vitals {at}" if pressing else "Take vitals",
        "recheck": f"Recheck vitals {at}" if pressing else "Recheck vitals and symptom",
        "bottle": "Hang the next bottle",
        "finish": "Finish and flush",
        "observe": "Observe after the end",
        "measure": "Outcome measure",
    }
    if due.what == "rate":
        waits = ", after vitals" if state == "locked" and any(f.code in _NEEDS_VITALS for f in due.held) else ""
        return f"Rate to {rate(due.rate)}{waits}" if due.rate is not None else "Change the rate"
    return words.get(due.what, opened_with_capital(spelled(due.what)))


_WHY = {
    "chairside": "stay at the chair",
    "after-start": "soon after the start",
    "before-rise": "before the rate may go up",
    "after-rise": "after the rise",
    "plateau": "at the steady rate",
    "new-bottle": "at the new bottle",
    "new-lot": "at the new lot",
    "after-new-lot": "after the new lot",
    "reaction": "because of the reaction",
    "after-reaction": "after the reaction",
    "paused": "while it is paused",
    "out-of-band": "the last set was off",
    "stopped": "after the stop",
    "end": "at the end",
    "observation": "while observing",
    "step": "the next step of the plan",
}


def _why(due: Due) -> str:
    if due.what == "bottle":
        return f"lot {due.why}" if due.why else ""
    return _WHY.get(due.why, spelled(due.why))


def pump_due(outlook: Outlook) -> DueWords:
    """What is due while the pump is to be set."""
    return DueWords("pump", "Now", "Set the pump", clock(outlook.now), "now", "", "and read it back", "", "", "")


@dataclass(frozen=True, slots=True)
class ActionWords:
    """One of the six actions: key, words, icon, key on the keyboard, state and the reason where it is blocked."""

    key: str
    text: str
    icon: str
    hint: str
    state: str
    reason: str


def action_words(outlook: Outlook, say: Say, open_panel: str, *, tiny: bool = False) -> tuple[ActionWords, ...]:
    """The six actions in their fixed places; in the `tiny` bar the chart stands for the note, which is under More."""
    paused = outlook.status is Status.PAUSED
    middle = ("resume", RESUME, "play", Act.RESUME) if paused else ("pause", PAUSE, "pause", Act.PAUSE)
    plan = (
        ("vitals", VITALS, "heart-pulse", "V", Act.VITALS),
        ("reaction", REACTION, "flag", "R", Act.REACTION),
        ("change-rate", RATE if tiny else CHANGE_RATE, "gauge", "C", Act.CHANGE_RATE),
        (middle[0], middle[1], middle[2], "P", middle[3]),
        ("chart", CHART, "chart-line", "", None) if tiny else ("note", NOTE, "notebook-pen", "N", Act.NOTE),
        ("more", MORE, "ellipsis", "M", None),
    )
    return tuple(
        _action(outlook, say, key, text, icon, hint, act, key == open_panel) for key, text, icon, hint, act in plan
    )


def _action(
    outlook: Outlook, say: Say, key: str, text: str, icon: str, hint: str, act: Act | None, is_open: bool
) -> ActionWords:
    button = next((b for b in outlook.buttons if b.act is act), None)
    # Changing the rate stays open while a rise is locked: lower rates and a found rate are entered there.
    locked = button is not None and bool(button.held) and not (key == "change-rate" and outlook.rate.value > 0)
    reason = not_yet(button.held, say) if locked and button is not None else ""
    state = "open" if is_open else "blocked" if locked else "due" if button is not None and button.due else "rest"
    return ActionWords(key, text, icon, hint, state, reason)


def not_yet(held: Findings, say: Say) -> str:
    """Every reason, worst first, in one line, without the words "Not yet"."""
    return " ".join(say(finding) for finding in held)


@dataclass(frozen=True, slots=True)
class RecordedWords:
    """A row of what was recorded, newest first."""

    key: str
    time: str
    author: str
    what: str
    detail: str
    tone: str
    word: str
    word_tone: str
    struck: str
    may_amend: bool


def _band(taken: VitalsSet) -> tuple[str, str]:
    if not taken.tripped:
        return "in range", "ink"
    red = taken.tripped[0].band is Band.RED
    return ("red", "high-text") if red else (taken.tripped[0].band.value, "medium-text")


_TONES = {"reaction-noted": "reaction", "emergency-opened": "high-text", "stopped": "high-text"}


_OF_ITSELF = frozenset({"opened", "signed", "amended", "clock-jumped", "gap-answered"})
_NEVER_AMENDED = _OF_ITSELF | ALARM_KINDS | TRANSFER_KINDS
_NEEDS_VITALS = ("vitals-needed", "vitals-old", "vitals-not-fresh")


def recorded_words(infusion: Infusion, names: Names, last: int | None = None) -> tuple[RecordedWords, ...]:
    """Every entry as a row, or so many of the latest; newest first."""
    sets = {taken.entry: taken for taken in infusion.readings}
    with zoned(infusion.entries):
        told = rows(infusion.entries, names.book, temperature=names.temperature, last=last)
        return tuple(_recorded(row, sets.get(row.entry)) for row in reversed(told))


def _recorded(row: Row, taken: VitalsSet | None) -> RecordedWords:
    said = short_reading(taken.reading) or row.detail if taken is not None else row.detail
    detail = ", ".join(part for part in (said, row.late, row.corrected) if part)
    struck = row.struck
    if row.void:
        struck, detail = f"{row.title}, {row.detail}".strip(", "), row.corrected
    return RecordedWords(
        row.entry,
        clock(row.at),
        initials(row.author),
        "Struck out" if row.void else f"{row.title}," if taken is not None else row.title,
        detail,
        _TONES.get(row.kind, "ink"),
        "" if row.void or taken is None else _band(taken)[0],
        "ink" if taken is None else _band(taken)[1],
        struck,
        may_amend=row.kind not in _NEVER_AMENDED and not row.void,
    )
