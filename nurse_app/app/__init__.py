"""The one place that knows every room: builds them, joins them, and nothing else.

What lives here: the start of the window and what happens between a wish on
a screen, the desk, the chart on disk and the next picture. What does not:
rules, sentences, tables, pixels. Who may come in: `__main__` and `cli`.
"""

from __future__ import annotations


def run_window(*, practice: bool = False) -> int:
    """Open the window; only now is anything of it imported."""
    from nurse_app.app import start

    return start.run_window(practice=practice)
