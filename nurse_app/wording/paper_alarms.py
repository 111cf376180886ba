"""The alarms on the paper: one row an episode, the reminders in a line, the checks and pauses of the sound."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from nurse_app.infusion.alarm_log import Episode, Pause
from nurse_app.wording.entries_text_alarms import (
    CHECK_WORDS,
    NOT_SHOWN,
    PRIORITY_WORDS,
    SHOWN_WORDS,
    SOUND_WORDS,
    alarm_name,
)
from nurse_app.wording.names import initials, opened_with_capital, spelled, within_sentence
from nurse_app.wording.numbers import clock, clock_seconds

ALARMS = "Alarms"
COLUMNS = ("Raised", "Alarm", "Priority", "Sound", "Seen", "Answered", "Over")
NO_ALARM = "No alarm was raised."
OPEN = "not over"


def raised(episode: Episode) -> str:
    """When it was raised, and since when its reason was there where that is earlier."""
    at = clock(episode.raised_at)
    since = clock(episode.since)
    return at if at == since else f"{at}, since {since}"


def name(episode: Episode) -> str:
    """What it is called."""
    return alarm_name(episode.alarm)


def priority(episode: Episode) -> str:
    """High or medium."""
    return PRIORITY_WORDS[episode.priority]


def sound(episode: Episode) -> str:
    """How it sounded."""
    return SOUND_WORDS.get(episode.sound, spelled(episode.sound))


def seen(episode: Episode) -> str:
    """When and where it could first be seen: "10:02 on the locked screen"."""
    if episode.seen_at is None:
        return NOT_SHOWN
    where = "" if episode.shown == "window" else f" {SHOWN_WORDS.get(episode.shown, spelled(episode.shown))}"
    return f"{clock(episode.seen_at)}{where}"


def answered(episode: Episode) -> str:
    """When its button was pressed and by whom; empty where it was ended without."""
    return f"{clock(episode.answered_at)} {initials(episode.answered_by)}" if episode.answered_at else ""


def over(episode: Episode, by: str) -> str:
    """When it was over, and by which entry (its title)."""
    if episode.over_at is None:
        return OPEN
    return f"{clock(episode.over_at)}, {within_sentence(by)}" if by else f"{clock(episode.over_at)}, by itself"


def reminders(low: Iterable[Episode]) -> str:
    """The low ones in a line: "Reminders: rate step due 09:35, 10:05; vitals due 09:20."; empty for none."""
    times: dict[str, list[str]] = {}
    for episode in low:
        times.setdefault(alarm_name(episode.alarm), []).append(clock(episode.since))
    told = "; ".join(f"{within_sentence(what)} {', '.join(at)}" for what, at in times.items())
    return f"Reminders: {told}." if told else ""


def check(at: datetime, answer: str, by: str) -> str:
    """A check of the sound: "Sound checked 08:58: heard (DM)."."""
    return f"Sound checked {clock(at)}: {CHECK_WORDS.get(answer, spelled(answer))} ({initials(by)})."


def pause(paused: Pause) -> str:
    """A pause of the sound, with its stated end and how it ended."""
    whose = f"by {initials(paused.by)}"
    ended = ""
    if paused.back_at is not None:
        ended = f", back {clock_seconds(paused.back_at)} " + (
            "by itself" if paused.because == "time" else "by the nurse"
        )
    names = "; ".join(dict.fromkeys(within_sentence(alarm_name(key.partition("@")[0])) for key in paused.alarms))
    at, until = clock_seconds(paused.at), clock_seconds(paused.until)
    return opened_with_capital(f"sound of {names} paused {at} until {until} {whose}{ended}.")


def numbers_left_out(count: int) -> str:
    """Below the whole record: how many of its entries stand under Alarms instead."""
    return f'{count} entries tell of alarms: they stand under "{ALARMS}" and, each whole, in the data of this file.'
