"""The facts that tell of alarms: raised, seen, answered, over; their sound, checked, paused and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nurse_app.clinical.findings import Facts
from nurse_app.infusion.outlook import Alarm, Priority

VIGIL = "Vigil"
"""The author of what the program notes by itself."""


@dataclass(frozen=True, slots=True)
class SoundChecked:
    """The alarm's sound was played and the nurse asked whether she heard it.

    `answer`: `heard`, `not-heard`, `no-speaker` (said by the program), or
    `not-checked` (the infusion was started without the check).
    """

    kind: ClassVar[str] = "sound-checked"
    answer: str


@dataclass(frozen=True, slots=True)
class AlarmRaised:
    """An alarm came up. `since` is when its reason began, which may be earlier (the laptop slept).

    `shown`: where it could be seen at once (`window`, `locked`, or empty: nowhere yet).
    `sound`: `on`, `paused`, `no-speaker`, `not-heard`, or empty for a low one, which makes none.
    """

    kind: ClassVar[str] = "alarm-raised"
    alarm: str
    priority: Priority
    since: datetime
    facts: Facts = ()
    shown: str = ""
    sound: str = ""


@dataclass(frozen=True, slots=True)
class AlarmSeen:
    """An alarm raised out of sight (window away, or another in its place) could be seen: `window` or `locked`."""

    kind: ClassVar[str] = "alarm-seen"
    alarm: str
    since: datetime
    shown: str


@dataclass(frozen=True, slots=True)
class AlarmAnswered:
    """The nurse pressed the alarm's own button."""

    kind: ClassVar[str] = "alarm-answered"
    alarm: str
    since: datetime


@dataclass(frozen=True, slots=True)
class AlarmOver:
    """The reason of an alarm is gone: by this entry (its id), or by itself (empty)."""

    kind: ClassVar[str] = "alarm-over"
    alarm: str
    since: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class SoundPaused:
    """The nurse paused the sound of these alarms (their keys) until a time. What comes up later sounds all the same."""

    kind: ClassVar[str] = "sound-paused"
    until: datetime
    alarms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SoundBack:
    """The pause of the sound ended: `time` (by itself) or `nurse`."""

    kind: ClassVar[str] = "sound-back"
    because: str


AlarmFact = SoundChecked | AlarmRaised | AlarmSeen | AlarmAnswered | AlarmOver | SoundPaused | SoundBack
ALARM_FACTS = (SoundChecked, AlarmRaised, AlarmSeen, AlarmAnswered, AlarmOver, SoundPaused, SoundBack)
"""Kept and printed like all others, and nothing clinical: they are no part of what is folded."""
ALARM_KINDS = frozenset(fact.kind for fact in ALARM_FACTS)


def alarm_key(alarm: Alarm | AlarmRaised | AlarmSeen | AlarmAnswered | AlarmOver) -> str:
    """What tells one episode of an alarm from another in the same infusion: its code and since when."""
    code = alarm.code if isinstance(alarm, Alarm) else alarm.alarm
    return f"{code}@{alarm.since.isoformat()}"
