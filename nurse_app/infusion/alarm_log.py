"""The alarms of an infusion as its entries tell them: one episode each, and what is new of them to be kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from nurse_app.clinical.findings import Facts
from nurse_app.infusion.alarm_facts import (
    ALARM_FACTS,
    AlarmAnswered,
    AlarmFact,
    AlarmOver,
    AlarmRaised,
    AlarmSeen,
    SoundBack,
    SoundPaused,
    alarm_key,
)
from nurse_app.infusion.desk_battery import CODE as BATTERY_LOW
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.outlook import Alarm, Priority

OF_THE_LAPTOP = frozenset({BATTERY_LOW})
"""Alarms that no entry of an infusion ends."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One alarm from when it was raised until it was over; a time is None while that has not come.

    `since` is when its reason began. `answered_at` the first time its button
    was pressed, by whom; `over_by` the entry that ended it (empty: by itself).
    """

    key: str
    alarm: str
    priority: Priority
    since: datetime
    facts: Facts
    sound: str
    raised_at: datetime
    seen_at: datetime | None = None
    shown: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""
    over_at: datetime | None = None
    over_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.over_at is None


@dataclass(frozen=True, slots=True)
class Pause:
    """The sound of some alarms was paused: from when until when, and when and why it came back (None: not yet)."""

    at: datetime
    until: datetime
    alarms: tuple[str, ...]
    by: str
    back_at: datetime | None = None
    because: str = ""


def episodes(entries: Iterable[Entry]) -> tuple[Episode, ...]:
    """Every alarm raised, in the order raised. The same one come up again after it was over is another episode."""
    told: list[Episode] = []
    open_at: dict[str, int] = {}
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, AlarmRaised):
            open_at[alarm_key(fact)] = len(told)
            told.append(_raised(fact, entry))
        elif (
            isinstance(fact, AlarmSeen | AlarmAnswered | AlarmOver) and (n := open_at.get(alarm_key(fact))) is not None
        ):
            told[n] = _after(told[n], fact, entry)
            if isinstance(fact, AlarmOver):
                del open_at[alarm_key(fact)]
    return tuple(told)


def _raised(fact: AlarmRaised, entry: Entry) -> Episode:
    at = entry.happened
    seen = at if fact.shown else None
    return Episode(
        alarm_key(fact), fact.alarm, fact.priority, fact.since, fact.facts, fact.sound, at, seen, shown=fact.shown
    )


def _after(told: Episode, fact: AlarmSeen | AlarmAnswered | AlarmOver, entry: Entry) -> Episode:
    at = entry.happened
    if isinstance(fact, AlarmSeen):
        return told if told.seen_at else replace(told, seen_at=at, shown=fact.shown)
    if isinstance(fact, AlarmAnswered):
        return told if told.answered_at else replace(told, answered_at=at, answered_by=entry.author)
    return replace(told, over_at=at, over_by=fact.by)


def pauses(entries: Iterable[Entry]) -> tuple[Pause, ...]:
    """Every pause of the sound, in order; a new one ends the one before."""
    told: list[Pause] = []
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, SoundPaused):
            told.append(Pause(entry.happened, fact.until, fact.alarms, entry.author))
        elif isinstance(fact, SoundBack) and told:
            told[-1] = replace(told[-1], back_at=entry.happened, because=fact.because)
    return tuple(told)


def alarm_news(
    entries: tuple[Entry, ...],
    present: Iterable[Alarm],
    shown: Mapping[str, str],
    sounds: Mapping[str, str],
    known: int,
) -> tuple[AlarmFact, ...]:
    """What the entries do not tell yet: alarms come up, come into sight, and over.

    Args:
        present: the alarms of this moment.
        shown: where each is in sight, by its key (left out: nowhere).
        sounds: how each sounds, by its key.
        known: how many entries there were when this was last asked; what was
            kept since is what ended an alarm.
    """
    now = {alarm_key(alarm): alarm for alarm in present}
    told = {episode.key: episode for episode in episodes(entries) if episode.is_open}
    return (*_over(told, set(now), _newest(entries[known:])), *_up(told, now, shown, sounds))


def _newest(since: tuple[Entry, ...]) -> str:
    return next((entry.id for entry in reversed(since) if not isinstance(entry.fact, ALARM_FACTS)), "")


def _over(told: Mapping[str, Episode], now: set[str], by: str) -> Iterator[AlarmFact]:
    for key, episode in told.items():
        # A low one is told once, when it comes up: it asks for nothing.
        if key not in now and episode.priority is not Priority.LOW:
            yield AlarmOver(episode.alarm, episode.since, "" if episode.alarm in OF_THE_LAPTOP else by)


def _up(
    told: Mapping[str, Episode], now: Mapping[str, Alarm], shown: Mapping[str, str], sounds: Mapping[str, str]
) -> Iterator[AlarmFact]:
    for key, alarm in now.items():
        where = shown.get(key, "")
        if key not in told:
            sound = sounds.get(key, "")
            yield AlarmRaised(alarm.code, alarm.priority, alarm.since, alarm.facts, where, sound)
        elif told[key].seen_at is None and where and alarm.priority is not Priority.LOW:
            yield AlarmSeen(alarm.code, alarm.since, where)


def last_alarm_entry(entries: tuple[Entry, ...]) -> int:
    """How many entries there were with the last one about alarms; none: all of them."""
    found = (n for n in range(len(entries), 0, -1) if isinstance(entries[n - 1].fact, ALARM_FACTS))
    return next(found, len(entries))
