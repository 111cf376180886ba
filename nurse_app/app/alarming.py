"""Decides which alarm sounds when (at once, again while it goes on, softly for what is overdue) and what is quiet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from nurse_app.infusion.alarms import OVERDUE
from nurse_app.infusion.outlook import Alarm, Priority
from nurse_app.machine.sound import Sounder
from nurse_app.machine.tones import Priority as Loudness

PAUSE = timedelta(minutes=2)
"""How long a pause of the sound lasts, and how long an answered alarm is quiet."""
ESCALATES = (timedelta(minutes=2), timedelta(minutes=5))
"""When what is overdue sounds again; a low one softly, these two times only."""
AGAIN = {Priority.HIGH: timedelta(seconds=60), Priority.MEDIUM: timedelta(minutes=5)}
SPEAKS_FOR_A_LIST = OVERDUE | {"vitals-late"}
"""What speaks for all that is due of a kind: when one is done it may begin at another time, and is no new alarm."""
_LOUD = {Priority.HIGH: Loudness.HIGH, Priority.MEDIUM: Loudness.MEDIUM, Priority.LOW: Loudness.LOW}
_RANK = {Priority.HIGH: 2, Priority.MEDIUM: 1, Priority.LOW: 0}


@dataclass
class _Heard:
    """An alarm's sound so far: when it came up here, when it last sounded, and how often."""

    first: datetime
    last: datetime | None = None
    times: int = 0


class Alarming:
    """Remembers what was sounded and when, and which alarms are quiet until when.

    Quiet are only alarms that were there when the nurse pressed: one that
    comes up later sounds at once, whatever its priority.
    """

    def __init__(self, sounder: Sounder | None = None) -> None:
        self._sounder = sounder or Sounder()
        self._heard: dict[str, _Heard] = {}
        self._last_there: dict[str, tuple[datetime, _Heard]] = {}
        self._quiet: dict[str, datetime] = {}
        self._paused_until: datetime | None = None

    @property
    def sound_there(self) -> bool:
        """Whether this computer can make a sound, as far as was tried."""
        return self._sounder.working is not False

    @property
    def sound_on(self) -> bool:
        """Whether alarms are heard now."""
        return self._paused_until is None

    @property
    def paused_until(self) -> datetime | None:
        """Until when the nurse paused the sound; None: she did not, or it ended."""
        return self._paused_until

    def sound_of(self, key: str, alarm: Alarm, now: datetime) -> str:
        """How an alarm sounds now: `on`, `paused`, `no-speaker`, or empty for one that makes no sound at first."""
        if alarm.priority is Priority.LOW:
            return ""
        if not self.sound_there:
            return "no-speaker"
        return "paused" if self.is_quiet(key, now) else "on"

    def is_quiet(self, key: str, now: datetime) -> bool:
        """Whether the nurse silenced this alarm for a while."""
        return key in self._quiet and now < self._quiet[key]

    def pause_sound(self, keys: Iterable[str], until: datetime) -> None:
        """Be quiet about these until a time."""
        self._paused_until = until
        self._quiet |= dict.fromkeys(keys, until)

    def quiet(self, key: str, until: datetime) -> None:
        """Be quiet about one alarm that was answered."""
        self._quiet[key] = max(until, self._quiet.get(key, until))

    def sound_back(self) -> None:
        """End the pause."""
        self._paused_until = None
        self._quiet.clear()

    def hear(self, present: Mapping[str, Alarm], now: datetime) -> frozenset[str]:
        """Sound the worst of what needs it, once; the keys of all that came up or needed it again."""
        if self._paused_until is not None and now >= self._paused_until:
            self._paused_until = None
        self._quiet = {key: until for key, until in self._quiet.items() if key in present and now < until}
        self._heard = {key: self._so_far(key, alarm, now) for key, alarm in present.items()}
        due = [key for key, alarm in present.items() if not self.is_quiet(key, now) and self._is_due(key, alarm, now)]
        if due:
            self._sounder.play(_LOUD[max((present[key].priority for key in due), key=_RANK.__getitem__)])
        for key in due:
            self._heard[key].last = now
            self._heard[key].times += 1
        return frozenset(due)

    def _so_far(self, key: str, alarm: Alarm, now: datetime) -> _Heard:
        """What was heard of an alarm; one that speaks for a list goes on where it left off less than a minute ago."""
        stem = key.partition("@")[0]
        heard = self._heard.get(key)
        if alarm.code in SPEAKS_FOR_A_LIST:
            there, before = self._last_there.get(stem, (now, None))
            # A pause covers nothing that comes up in it, not even what comes up again.
            goes_on = now - there < AGAIN[Priority.HIGH] and self._paused_until is None
            heard = heard or (before if goes_on else None) or _Heard(now)
            self._last_there[stem] = now, heard
        return heard or _Heard(now)

    def _is_due(self, key: str, alarm: Alarm, now: datetime) -> bool:
        heard = self._heard[key]
        if alarm.priority is Priority.LOW:
            passed = [alarm.since + after for after in ESCALATES if now >= alarm.since + after]
            asked = bool(passed) and alarm.code in OVERDUE
            # After a sleep two of its times may have passed at once, or the next may come at once.
            rested = heard.last is None or now - heard.last >= AGAIN[Priority.HIGH]
            return asked and rested and (heard.last is None or heard.last < passed[-1])
        if heard.last is None:
            return True
        since_last = now - heard.last
        if alarm.priority is Priority.MEDIUM and heard.times <= len(ESCALATES):
            return now >= heard.first + ESCALATES[heard.times - 1] and since_last >= AGAIN[Priority.HIGH]
        return since_last >= AGAIN[alarm.priority]

    def try_sound(self) -> None:
        """Play the sound of a high alarm, for the nurse to hear whether the speaker is on."""
        self._sounder.play(Loudness.HIGH)

    def end(self) -> None:
        """Be silent for good."""
        self._sounder.stop()
