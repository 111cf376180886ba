"""The alarms on paper, in as little room as says it all: raised, seen, answered and over, and their sound."""

from __future__ import annotations

from nurse_app.documents.sections import Column, Line, Prose, Row, Section, Table, line
from nurse_app.documents.telling import Telling
from nurse_app.infusion.alarm_facts import ALARM_FACTS, SoundChecked
from nurse_app.infusion.alarm_log import Episode, episodes, pauses
from nurse_app.infusion.outlook import Priority
from nurse_app.wording import paper_alarms as say
from nurse_app.wording.entries_text import line as told_in

_SHARES = (3, 5, 2, 3, 3, 2, 6)


def alarms(telling: Telling) -> tuple[Section, ...]:
    """One section, or none where the record tells nothing of alarms (a case file played without a window)."""
    entries = telling.infusion.entries
    if not any(isinstance(entry.fact, ALARM_FACTS) for entry in entries):
        return ()
    told = episodes(entries)
    loud = tuple(episode for episode in told if episode.priority is not Priority.LOW)
    rows = tuple(_row(telling, episode) for episode in loud)
    columns = tuple(Column(name, "", "left", share) for name, share in zip(say.COLUMNS, _SHARES, strict=True))
    table = (Table(columns, rows, small=True),) if rows else ()
    beside = tuple(_sound(telling, tuple(e for e in told if e.priority is Priority.LOW)))
    return (Section(say.ALARMS, (*table, Prose(beside if rows else (line(say.NO_ALARM), *beside)))),)


def _row(telling: Telling, episode: Episode) -> Row:
    by = telling.made_by(episode.over_by) if episode.over_by else None
    title = told_in(by, telling.book, temperature=telling.names.temperature)[0] if by is not None else ""
    return Row(
        (
            line(say.raised(episode), "strong"),
            line(say.name(episode)),
            line(say.priority(episode)),
            line(say.sound(episode), "quiet"),
            line(say.seen(episode)),
            line(say.answered(episode)),
            line(say.over(episode, title)),
        )
    )


def _sound(telling: Telling, low: tuple[Episode, ...]) -> list[Line]:
    entries = telling.infusion.entries
    checks = [line(say.check(e.happened, e.fact.answer, e.author)) for e in entries if isinstance(e.fact, SoundChecked)]
    reminders = say.reminders(low)
    return [*checks, *(line(say.pause(pause)) for pause in pauses(entries)), *([line(reminders)] if reminders else [])]
