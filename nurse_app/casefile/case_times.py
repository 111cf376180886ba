"""Times of a case: hours and minutes from the start of the infusion, and its start with its offset."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from nurse_app.casefile.form import Form
from nurse_app.casefile.quoting import quoted

_FROM_START = re.compile(r"(-?)(\d{2}):([0-5]\d)", re.ASCII)
_START = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_MINUTE = timedelta(minutes=1)


def minutes_from_start(form: Form, key: str, required: bool = False) -> int | None:
    """Whole minutes from the start, below 0 before it: `00:58`, `-00:10`."""
    text = form.text(key, required)
    if text is None:
        return None
    found = _FROM_START.fullmatch(text)
    if found is None:
        form.fault(key, "not-a-time", text=quoted(text), wanted="hours and minutes from the start, as 00:58")
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    return -minutes if found[1] else minutes


def start_of(form: Form) -> datetime | None:
    """When the infusion starts: date, time and offset."""
    text = form.text("start", required=True)
    if text is None:
        return None
    try:
        if _START.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    form.fault("start", "not-a-time", text=quoted(text), wanted="date, time and offset, as 2026-03-02T09:00:00-05:00")
    return None


def clock_from_start(start: datetime, moment: datetime) -> str:
    """A moment as hours and minutes from the start, begun minutes left out: `00:58`."""
    minutes = (moment - start) // _MINUTE
    sign, minutes = ("-", -minutes) if minutes < 0 else ("", minutes)
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
