"""Sounds the alarms: the worst that is new, or not answered for a while; a pause ends by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from nurse_app.infusion.outlook import Outlook, Priority
from nurse_app.infusion.state import Infusion
from nurse_app.machine.sound import Sounder
from nurse_app.machine.tones import Priority as Loudness

PAUSE = timedelta(minutes=2)
AGAIN = {Priority.HIGH: timedelta(seconds=60), Priority.MEDIUM: timedelta(minutes=5)}
_LOUD = {Priority.HIGH: Loudness.HIGH, Priority.MEDIUM: Loudness.MEDIUM}


class Alarming:
    """Remembers what was sounded and when. Low alarms make no sound; a paused sound never covers a new high one."""

    def __init__(self) -> None:
        self._sounder = Sounder()
        self._sounded: dict[str, datetime] = {}
        self._quiet_until: datetime | None = None

    @property
    def sound_there(self) -> bool:
        """Whether this computer can make a sound, as far as was tried."""
        return self._sounder.working is not False

    @property
    def sound_on(self) -> bool:
        """Whether alarms are heard now."""
        return self._quiet_until is None

    def pause_sound(self, now: datetime) -> None:
        """Be quiet for two minutes."""
        self._quiet_until = now + PAUSE

    def hear(self, seen: Iterable[tuple[Infusion, Outlook]], now: datetime) -> None:
        """Sound what needs it: one sound for the worst."""
        if self._quiet_until is not None and now >= self._quiet_until:
            self._quiet_until = None
        present = {f"{i.id}/{a.code}": a.priority for i, o in seen for a in o.alarms if a.priority in AGAIN}
        self._sounded = {key: at for key, at in self._sounded.items() if key in present}
        due = {k: p for k, p in present.items() if k not in self._sounded or now - self._sounded[k] >= AGAIN[p]}
        if not due:
            return
        worst = Priority.HIGH if Priority.HIGH in due.values() else Priority.MEDIUM
        new_high = any(p is Priority.HIGH and k not in self._sounded for k, p in due.items())
        if self._quiet_until is None or new_high:
            self._sounder.play(_LOUD[worst])
        for key in due:
            self._sounded[key] = now

    def try_sound(self) -> None:
        """Play the sound of a high alarm, for the nurse to hear whether the speaker is on."""
        self._sounder.play(Loudness.HIGH)

    def end(self) -> None:
        """Be silent for good."""
        self._sounder.stop()
