"""Fills a throw-away chart with practice visits: some finished, some running as if begun this morning."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from nurse_app.casefile.case_file import read_case
from nurse_app.casefile.replay import replay
from nurse_app.clinical.book import Book
from nurse_app.infusion.entries import Entry, IdentityChecked, Opened
from nurse_app.infusion.ports import Charts

WARD = "ward.toml"


def fill(charts: Charts, files: Mapping[str, bytes], book: Book, now: datetime, new_id: Callable[[], str]) -> None:
    """Keep every visit of the ward list, each shifted so that it stands where the list says relative to `now`.

    A visit with `minutes_ago` began so long ago and goes on; one with
    `days_ago` is over; one with `in_minutes` is only planned.
    """
    ward = tomllib.loads(files[WARD].decode("utf-8"))
    for visit in ward["visit"]:
        entries = _entries(files[f"{visit['case']}.json"], visit, book, now, new_id)
        charts.append(new_id(), entries)


def _no_scanner(_text: str) -> None:
    """Say that practice vials are typed."""


def _entries(
    content: bytes, visit: Mapping[str, Any], book: Book, now: datetime, new_id: Callable[[], str]
) -> tuple[Entry, ...]:
    case = json.loads(content)
    begun = datetime.fromisoformat(case["start"])
    if "days_ago" in visit:
        start = begun.replace(year=now.year, month=now.month, day=now.day) - timedelta(days=visit["days_ago"])
    else:
        start = now - timedelta(minutes=visit.get("minutes_ago", 0))
    case["start"] = start.astimezone(now.tzinfo).isoformat(timespec="seconds")
    _shift_days(case, (start.date() - begun.date()))
    if "in_minutes" in visit:
        case["entries"], case["baseline"] = [], None
    for unwanted in [key for key, value in case.items() if value is None]:
        del case[unwanted]
    kept: list[Entry] = []
    replay(read_case(json.dumps(case).encode(), book), book, lambda _id, granted: kept.extend(granted), _no_scanner)
    upto = tuple(_as_practice(e, visit, now) for e in kept if e.happened <= now and e.recorded.wall <= now)
    return upto[:1] if "in_minutes" in visit else _identified(upto, new_id)


def _shift_days(case: dict[str, Any], by: timedelta) -> None:
    """Move what lies before the visit along with it: earlier sessions and the day of the order."""
    for told, key in ((case["order"], "ordered_on"), *((one, "date") for one in case.get("history", ()))):
        if key in told:
            told[key] = (date.fromisoformat(told[key]) + by).isoformat()


def _identified(entries: tuple[Entry, ...], new_id: Callable[[], str]) -> tuple[Entry, ...]:
    """The same visit with the two identifiers compared, as the first thing after the opening."""
    opening = entries[0]
    compared = replace(opening, id=new_id(), fact=IdentityChecked(("birth-date", "record-number")))
    return (opening, compared, *entries[1:])


def _as_practice(entry: Entry, visit: Mapping[str, Any], now: datetime) -> Entry:
    if not isinstance(entry.fact, Opened):
        return entry
    planned = now + timedelta(minutes=visit["in_minutes"]) if "in_minutes" in visit else None
    patient = entry.fact.patient
    allergies = tuple(visit.get("allergies", ()))
    patient = replace(
        patient, key=patient.record_number, allergies=allergies, allergies_asked=True, weighed_on=entry.happened.date()
    )
    fact = replace(entry.fact, patient=patient, training=True, chair=visit["chair"], made_by="", planned_for=planned)
    return replace(entry, fact=fact)
