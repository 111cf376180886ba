"""The sound of the alarms in words: its check, its pause, and that it is not heard."""

from __future__ import annotations

from datetime import datetime

SOUND_CHECK = "Sound check"
NOT_HEARD_HERE = "No sound"
CHECK_FIRST = "Press Play, then say whether you heard the alarm."
DID_YOU_HEAR = "Did you hear the alarm?"
PLAY, HEARD, NOT_HEARD, TRY_AGAIN = "Play", "Heard", "Not heard", "Try again"
UNHEARD = "Alarms are not heard on this laptop. Watch the screen. Turn the sound up, then try again."
NO_SPEAKER = "This laptop has no loudspeaker that works. Alarms are on the screen only: watch it."
START_AGAIN = (
    "The alarm sound has not been checked yet. Press Play at the top and answer. "
    "To start without it, confirm once more."
)
PAUSE_SOUND = "Pause sound 2 min"
SOUND_AGAIN = "Sound on"


def left(until: datetime, now: datetime) -> str:
    """What is left of a pause as minutes and seconds, rounded up: "1:42"."""
    seconds = max(0, -int((now - until).total_seconds() // 1))
    return f"{seconds // 60}:{seconds % 60:02d}"


def paused(until: datetime, now: datetime) -> str:
    """On the rail while the sound is paused: "Sound off 1:42"."""
    return f"Sound off {left(until, now)}"


def quiet_for(until: datetime, now: datetime) -> str:
    """Beside an alarm whose sound is paused."""
    return f"Sound paused, {left(until, now)} left."
