"""Reads a typed date or time: only what cannot be taken for another one."""

from __future__ import annotations

import re
from datetime import date, time

from nurse_app.errors import WorldTrouble

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LETTERS = re.compile(r"(\d{1,2}) ([A-Za-z]{3}) (\d{4})", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})|(\d{2})(\d{2})", re.ASCII)


class DateRefused(WorldTrouble):
    """What was typed is not one date or time; `code` says why. The typist's to mend."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_date(text: str) -> date:
    """Read `1961-03-14` or `14 Mar 1961`.

    Raises:
        DateRefused: `empty`, `ambiguous-date` (04/03/2026: two readings),
            `not-a-date` (another form) or `no-such-day` (31 Feb).
    """
    if not text.strip():
        raise DateRefused("empty")
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif (found := _LETTERS.fullmatch(text)) and found[2].lower() in _MONTHS:
        year, month, day = int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1])
    else:
        figures = re.fullmatch(r"\d{1,4}[./ -]\d{1,2}[./ -]\d{1,4}", text, re.ASCII)
        raise DateRefused("ambiguous-date" if figures else "not-a-date")
    try:
        return date(year, month, day)
    except ValueError:
        raise DateRefused("no-such-day") from None


def read_time(text: str) -> time:
    """Read a clock time of 24 hours: `08:45`, `8:45` or `0845`.

    Raises:
        DateRefused: `empty`, `not-a-time` or `no-such-time` (25:00).
    """
    if not text.strip():
        raise DateRefused("empty")
    found = _TIME.fullmatch(text)
    if not found:
        raise DateRefused("not-a-time")
    hour, minute = (int(part) for part in found.groups() if part is not None)
    if hour > 23 or minute > 59:
        raise DateRefused("no-such-time")
    return time(hour, minute)
