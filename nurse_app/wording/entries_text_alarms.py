"""The words for what the record tells of alarms and their sound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nurse_app.infusion.alarm_facts import (
    AlarmAnswered,
    AlarmOver,
    AlarmRaised,
    AlarmSeen,
    SoundBack,
    SoundChecked,
    SoundPaused,
)
from nurse_app.infusion.outlook import Priority
from nurse_app.wording.names import Names, opened_with_capital, spelled
from nurse_app.wording.numbers import clock, clock_seconds

Line = tuple[str, str]
Words = Callable[[Any, Names], Line]

ALARM_NAMES: Mapping[str, str] = {
    "rate-above-ceiling": "Rate above the ceiling",
    "reaction-open-severe": "Severe reaction open",
    "reaction-open-moderate": "Moderate reaction open",
    "reaction-open-mild": "Mild reaction open",
    "red-flag": "Red flag",
    "vitals-red": "Vitals in the red band",
    "vitals-orange": "Vitals in the orange band",
    "vitals-amber": "Vitals in the amber band",
    "vitals-late": "Vitals late",
    "volume-in": "Ordered volume in",
    "new-lot-restart": "New lot, first rate again",
    "pump-volume-far-off": "Pump volume far off",
    "pump-volume-differs": "Pump volume differs",
    "paused-long": "Paused long",
    "gap-open": "Pump not watched",
    "vitals-due": "Vitals due",
    "rate-due": "Rate step due",
    "bottle-due": "Bottle due",
    "observation-over": "Observation over",
    "battery-low": "Laptop's battery low",
}
PRIORITY_WORDS: Mapping[Priority, str] = {Priority.HIGH: "high", Priority.MEDIUM: "medium", Priority.LOW: "low"}
SHOWN_WORDS: Mapping[str, str] = {"window": "on the screen", "locked": "on the locked screen"}
NOT_SHOWN = "not in sight"
SOUND_WORDS: Mapping[str, str] = {
    "on": "sounded",
    "paused": "sound paused",
    "no-speaker": "no loudspeaker",
    "not-heard": "sounded, but the sound is not heard here",
}
CHECK_WORDS: Mapping[str, str] = {
    "heard": "heard",
    "not-heard": "not heard: the screen is watched",
    "no-speaker": "no loudspeaker found: the screen is watched",
    "not-checked": "not checked before the first drop",
}


def alarm_name(code: str) -> str:
    """What an alarm is called: "Vitals late"."""
    return ALARM_NAMES.get(code, opened_with_capital(spelled(code)))


def _checked(fact: SoundChecked, _: Names) -> Line:
    return "Alarm sound", CHECK_WORDS.get(fact.answer, spelled(fact.answer))


def _raised(fact: AlarmRaised, _: Names) -> Line:
    low = fact.priority is Priority.LOW
    parts = [PRIORITY_WORDS[fact.priority], f"since {clock(fact.since)}"]
    if not low:
        parts.append(SHOWN_WORDS.get(fact.shown, NOT_SHOWN))
    if fact.sound:
        parts.append(SOUND_WORDS.get(fact.sound, spelled(fact.sound)))
    return f"{'Reminder' if low else 'Alarm'}: {alarm_name(fact.alarm)}", ", ".join(parts)


def _seen(fact: AlarmSeen, _: Names) -> Line:
    return f"Alarm in sight: {alarm_name(fact.alarm)}", SHOWN_WORDS.get(fact.shown, spelled(fact.shown))


def _answered(fact: AlarmAnswered, _: Names) -> Line:
    return f"Alarm answered: {alarm_name(fact.alarm)}", f"since {clock(fact.since)}"


def _over(fact: AlarmOver, _: Names) -> Line:
    return f"Alarm over: {alarm_name(fact.alarm)}", "" if fact.by else "by itself"


def _paused(fact: SoundPaused, _: Names) -> Line:
    names = dict.fromkeys(alarm_name(key.partition("@")[0]) for key in fact.alarms)
    return f"Alarm sound paused until {clock_seconds(fact.until)}", "; ".join(names)


def _back(fact: SoundBack, _: Names) -> Line:
    return "Alarm sound back on", "by itself" if fact.because == "time" else "by the nurse"


ALARMS: Mapping[str, Words] = {
    SoundChecked.kind: _checked,
    AlarmRaised.kind: _raised,
    AlarmSeen.kind: _seen,
    AlarmAnswered.kind: _answered,
    AlarmOver.kind: _over,
    SoundPaused.kind: _paused,
    SoundBack.kind: _back,
}
