"""What stands round a page in words: the banner, the chair tabs, the alarms, the locked watch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.findings import Facts, Finding, Severity
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.outlook import Alarm, Due, DueState, Outlook, Priority, Stage, Status
from nurse_app.infusion.state import Infusion
from nurse_app.wording import gap_words, numbers
from nurse_app.wording.names import Names, initials

STAGE_WORDS: Mapping[Stage, str] = {
    Stage.VERIFY: "Verifying",
    Stage.PREPARE: "Preparing",
    Stage.BASELINE: "Baseline",
    Stage.INFUSE: "Infusing",
    Stage.OBSERVE: "Observing",
    Stage.SIGNATURE: "To be signed",
}
_STATUS_WORDS: Mapping[Status, str] = {
    Status.PAUSED: "Paused",
    Status.STOPPED: "Stopped",
    Status.SIGNED: "Signed",
    Status.VOIDED: "Voided",
}
_BEFORE: Mapping[Stage, str] = {Stage.VERIFY: "Verify", Stage.PREPARE: "Prepare", Stage.BASELINE: "Baseline"}
_STAGES = tuple(Stage)
NOT_ASKED = "Allergies not asked"
NO_ALLERGY = "No known allergy"
NO_NAME = "Not named"
NEW_PATIENT = "New patient"
READY = "Ready to start"
NOT_ON_CHART = (
    "{nurse} has no password on this chart and could not enter anything. Add her in Settings (press your name "
    "at the top), or type the name exactly as it stands there."
)
IDENTITY_CHECKED = "Identity checked"
ELAPSED = "Elapsed"
OPEN_CHAIR = "Show"
WHICH_CHAIR = "Emergency, started {at}. Which chair? Press its number."
WHICH_CHAIR_LOCKED = "Emergency, started {at}. Which chair? Press its number, or Esc if it was a mistake."
NO_CHAIR = "Emergency, started {at}. No session is on the chart. {call}Write the times on paper."
CALL = "Call {number}. "
EMERGENCY_PRESSED_THEN = "Emergency was pressed then; its chair was named, or the chart unlocked, later"
SAVED = "Saved {at}"
SEEN = "Seen"
_TOLD_AT_MOST = 3
SOUND_ON, NO_SOUND = "Sound on", "No sound here"
ON_MAINS, POWER_UNKNOWN = "Mains", "Power"


@dataclass(frozen=True, slots=True)
class BannerWords:
    """The banner's lines; see the banner itself for what each is."""

    name: str
    born: str
    record: str
    initials: str
    weight: str
    weight_note: str
    allergy: str
    is_allergic: bool
    product: str
    product_note: str
    stage: str
    stage_note: str
    clock_label: str
    clock: str
    clock_note: str
    checked: str
    checked_note: str
    identity_open: bool


def banner(infusion: Infusion, outlook: Outlook, names: Names) -> BannerWords:
    """Who is in the chair, what runs, and how long."""
    patient = infusion.patient
    started = infusion.started_at is not None
    identified = bool(infusion.identity)
    return BannerWords(
        name=patient.name or NO_NAME,
        born=born(infusion, outlook.now),
        record=f"MRN {patient.record_number}" if patient.record_number else "",
        initials=patient_initials(patient.name),
        weight=numbers.weight(patient.weight),
        weight_note=_weighed(infusion, outlook.now),
        allergy=_allergy(infusion),
        is_allergic=bool(patient.allergies),
        product=_product(infusion, names),
        product_note=f"{infusion.order.indication}, day {infusion.order.dose.day} of {infusion.order.dose.days}",
        stage=stage_words(outlook),
        stage_note=_stage_note(outlook),
        clock_label=ELAPSED if started else "",
        clock=elapsed(outlook) if started else "",
        clock_note=f"since {numbers.clock(infusion.started_at)}" if infusion.started_at else "",
        checked=IDENTITY_CHECKED if identified and not started else "",
        checked_note="",
        identity_open=not identified,
    )


def stage_words(outlook: Outlook) -> str:
    """What the infusion is doing."""
    if outlook.status in _STATUS_WORDS:
        return _STATUS_WORDS[outlook.status]
    if outlook.status is Status.READY and outlook.stage is Stage.INFUSE:
        return READY
    return STAGE_WORDS[outlook.stage]


def _stage_note(outlook: Outlook) -> str:
    # Until the first drop the session stands at the end of the baseline, whatever is open to it already.
    waits = outlook.status is Status.READY and outlook.stage is Stage.INFUSE
    stage = Stage.BASELINE if waits else outlook.stage
    return f"stage {_STAGES.index(stage) + 1} of {len(_STAGES)}"


def status_words(infusion: Infusion) -> str:
    """What an infusion of the list is doing, without a time."""
    return _STATUS_WORDS.get(infusion.status, STAGE_WORDS[infusion.stage])


def elapsed(outlook: Outlook) -> str:
    """Time since the first drop as hours and minutes, 02:14."""
    whole = int(outlook.elapsed.value)
    return f"{whole // 60:02d}:{whole % 60:02d}"


def born(infusion: Infusion, now: datetime) -> str:
    """Born 14 Mar 1961, 64 y, F."""
    patient = infusion.patient
    if patient.birth_date is None:
        return "Birth date not known"
    sex = f", {patient.sex.value}" if patient.sex else ""
    return f"Born {numbers.date_long(patient.birth_date)}, {patient.age_on(now.date())} y{sex}"


def name_and_birth(infusion: Infusion) -> str:
    """HOLLORAN, Mavis, born 3 May 1958."""
    patient = infusion.patient
    day = f", born {numbers.date_long(patient.birth_date)}" if patient.birth_date else ""
    return f"{patient.name or NO_NAME}{day}"


def _weighed(infusion: Infusion, now: datetime) -> str:
    day = infusion.patient.weighed_on
    if day is None:
        return "as ordered"
    return "weighed today" if day == now.date() else f"weighed {numbers.date_short(day)}"


def _allergy(infusion: Infusion) -> str:
    if infusion.patient.allergies:
        return ", ".join(infusion.patient.allergies)
    return NO_ALLERGY if infusion.patient.allergies_asked else NOT_ASKED


def _product(infusion: Infusion, names: Names) -> str:
    dosing = infusion.plan.dosing
    brand = names.product(infusion.order.product)
    if dosing is None:
        return brand
    return f"{brand}, {numbers.dose(dosing.delivered)} = {numbers.volume(dosing.volume)}"


def chair_text(outlook: Outlook) -> str:
    """What a chair's tab says beside the initials."""
    if outlook.status is Status.INFUSING:
        return numbers.rate(outlook.rate)
    if outlook.status in _STATUS_WORDS:
        return _STATUS_WORDS[outlook.status]
    if outlook.status is Status.READY:
        return {Stage.VERIFY: "Verify", Stage.PREPARE: "Prepare", Stage.BASELINE: "Baseline"}.get(
            outlook.stage, "Ready"
        )
    return STAGE_WORDS[outlook.stage]


def chair_alarm(outlook: Outlook) -> tuple[str, str] | None:
    """The worst alarm of a chair as a tag: its words and priority; None when nothing presses."""
    loud = [a for a in outlook.alarms if a.priority is not Priority.LOW]
    if not loud:
        return None
    return _SHORT[loud[0].code], loud[0].priority.value


_SHORT: Mapping[str, str] = {
    "rate-above-ceiling": "Rate too high",
    "reaction-open-severe": "Reaction",
    "reaction-open-moderate": "Reaction",
    "reaction-open-mild": "Reaction",
    "red-flag": "Red flag",
    "vitals-red": "Vitals",
    "vitals-orange": "Vitals",
    "vitals-amber": "Vitals",
    "vitals-late": "Vitals late",
    "volume-in": "Volume in",
    "new-lot-restart": "New lot",
    "pump-volume-far-off": "Pump volume",
    "paused-long": "Paused long",
    "gap-open": gap_words.SHORT,
}

_DO: Mapping[str, str] = {
    "rate-above-ceiling": "The pump runs at {rate}, above the ceiling of {ceiling}. Lower the rate now.",
    "reaction-open-severe": "A severe reaction is open. Decide what to do.",
    "reaction-open-moderate": "A moderate reaction is open. Decide what to do.",
    "reaction-open-mild": "A mild reaction is open. Decide what to do.",
    "red-flag": "These signs together are a red flag. Look at the options now.",
    "vitals-red": "The last vitals are in the red band. Look at the options now.",
    "vitals-orange": "The last vitals are in the orange band. Look at the options now.",
    "vitals-amber": "The last vitals are in the amber band. Look at the options.",
    "vitals-late": "Vitals were due at {since}. Take vitals now.",
    "volume-in": "The ordered volume should be in. Look at the pump, then complete or correct.",
    "new-lot-restart": "A new lot starts again at {rate}. Set the pump back.",
    "paused-long": "The pause is longer than {limit}. Restart lower, or stop.",
    "vitals-due": "Vitals are due since {since}.",
    "rate-due": "The next rate step, {rate}, is due.",
    "bottle-due": "The next bottle is due.",
    "observation-over": "The observation time is over. Take the last vitals, then end it.",
}


def alarm_text(alarm: Alarm, say: Callable[[Finding], str]) -> str:
    """What an alarm asks for, without whose it is."""
    if alarm.code == "gap-open":
        return gap_words.alarm_text(alarm.facts, alarm.since)
    pattern = _DO.get(alarm.code)
    if pattern is None:
        return say(Finding(alarm.code, Severity.ASK, alarm.facts))
    return _filled(pattern, alarm.facts, alarm.since)


def _filled(pattern: str, known: Facts, since: datetime) -> str:
    values = {"since": numbers.clock(since), **dict(known)}
    values.setdefault("rate", "the plan's rate")
    values.setdefault("ceiling", "the plan")
    values.setdefault("limit", "the clinic allows")
    return pattern.format_map(values)


def of_chair(infusion: Infusion, text: str) -> str:
    """An alarm with its chair and initials in front."""
    return f"{chair_and_initials(infusion)}: {text}"


def chair_and_initials(infusion: Infusion) -> str:
    """Chair 1, MH."""
    return f"Chair {infusion.opened.chair}, {patient_initials(infusion.patient.name)}"


def patient_initials(name: str) -> str:
    """MH for "HALLORAN, Maeve"; a question mark where no name is known."""
    family, _, given = name.partition(",")
    return f"{given.strip()[:1]}{family.strip()[:1]}".upper() or "?"


def watch_title(outlook: Outlook) -> tuple[str, str, str]:
    """A chair on the locked screen, nobody named: what is due, a second line, and calm, late, high or ended."""
    if outlook.status in (Status.SIGNED, Status.VOIDED):
        return _STATUS_WORDS[outlook.status], "", "ended"
    loud = [a for a in outlook.alarms if a.priority is not Priority.LOW]
    if loud and loud[0].code != "vitals-late":
        more = f", {len(loud) - 1} more" if len(loud) > 1 else ""
        state = "high" if loud[0].priority is Priority.HIGH else "late"
        return _SHORT.get(loud[0].code, "Act now"), f"since {numbers.clock(loud[0].since)}{more}", state
    due = next((d for d in outlook.due if d.state is not DueState.MISSED), None)
    if due is None:
        return stage_words(outlook), "", "calm"
    late = due.state is DueState.LATE
    return (
        _due_title(due, outlook.now),
        f"{stage_words(outlook)}, at {numbers.clock(due.at)}",
        "late" if late else "calm",
    )


_DUE_WORDS: Mapping[str, str] = {
    "vitals": "Vitals",
    "recheck": "Vitals",
    "rate": "Next rate",
    "bottle": "Next bottle",
    "finish": "Finish",
    "observe": "End of observation",
}


def _due_title(due: Due, now: datetime) -> str:
    what = _DUE_WORDS.get(due.what, due.what.capitalize())
    left = int(minutes_between(now, due.at).value) if due.at >= now else -int(minutes_between(due.at, now).value)
    return f"{what} in {left} min" if left > 0 else f"{what} now" if left == 0 else f"{what} {-left} min late"


def nurse_short(nurse: str) -> str:
    """A nurse's name where there is little room: the initials."""
    return initials(nurse)


THE_ORDER_FORM = "the form of an order"
THE_SETTINGS = "the settings"


def half_typed(chairs: tuple[str, ...]) -> str:
    """That something stands in its form again and was never saved."""
    return f"Half typed when Vigil ended, and not saved yet: {'; '.join(chairs)}. It stands in its form again."


def already_saved(entries: tuple[str, ...]) -> str:
    """What was saved before a sudden end without the screen having said so ("Note 11:42"), newest first."""
    told = entries[:_TOLD_AT_MOST]
    more = len(entries) - len(told)
    rest = f" and {more} more" if more else ""
    return f"Already saved when Vigil ended suddenly: {'; '.join(told)}{rest}. Do not enter it again."
