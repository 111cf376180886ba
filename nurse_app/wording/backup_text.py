"""What `nurse-app backup` and `restore` say."""

from __future__ import annotations

NONE_LEFT = "No backup was left. Open Vigil: it says what is the matter with the chart."


def made(out: str, entries: int) -> str:
    """That a backup was made and read whole."""
    return f"Saved in {out}: {_entries(entries)}. Read again and whole."


def not_checked(out: str) -> str:
    """That a backup was made, and how to have it checked."""
    return f"Saved in {out}. It was not opened; to have it checked: nurse-app verify {out}"


def put_back(chart: str, entries: int, aside: str) -> tuple[str, ...]:
    """That a chart was put in place, and where the one before it is."""
    done = f"Put in place at {chart}: {_entries(entries)}."
    return (done, f"What was there before is kept, whole, in {aside}.") if aside else (done,)


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"
