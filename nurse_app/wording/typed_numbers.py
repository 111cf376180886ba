"""Says why a typed number, date or time was not read, and what to type instead."""

from __future__ import annotations

from datetime import date, time

from nurse_app.errors import OurBug

_NUMBER = {
    "empty": "Type a number.",
    "comma": "A comma is not read. Type a point.",
    "space": "A space is not read. Type the digits together.",
    "sign": "A plus or minus is not read. Type the digits only.",
    "exponent": "A number like 1e3 is not read. Type it in full.",
    "leading-point": "Type a 0 before the point, as in 0.5.",
    "trailing-point": "Type a digit after the point, or no point.",
    "leading-zero": "Type no 0 before the number.",
    "two-points": "Two points are not read. Type one.",
    "too-long": "This number is too long to be right.",
    "not-a-number": "Only the digits 0 to 9 and a point are read.",
}


def refusal(code: str) -> str:
    """The sentence for a code of `NumberRefused`."""
    try:
        return _NUMBER[code]
    except KeyError:
        raise OurBug(f"no sentence for the number code {code}") from None


_DATE = {
    "empty": "Type a date, as in 14 Mar 1961.",
    "ambiguous-date": "Day and month could be mistaken. Type 14 Mar 1961 or 1961-03-14.",
    "not-a-date": "Type the date as 14 Mar 1961 or 1961-03-14.",
    "no-such-day": "There is no such day.",
    "not-a-time": "Type the time as 08:45.",
    "no-such-time": "There is no such time. The day runs from 00:00 to 23:59.",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_refusal(code: str) -> str:
    """The sentence for a date or time that was not read."""
    try:
        return _DATE[code]
    except KeyError:
        raise OurBug(f"no sentence for the date code {code}") from None


def date_echo(day: date) -> str:
    """A date with its month in letters, so that day and month cannot be mistaken: 14 Mar 1961."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def time_echo(moment: time) -> str:
    """A clock time of 24 hours: 08:45."""
    return f"{moment.hour:02}:{moment.minute:02}"
