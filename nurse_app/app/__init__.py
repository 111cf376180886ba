"""The one place that knows every room: builds them, joins them, and nothing else.

What lives here: the start of the window and what happens between a wish on
a screen, the desk, the chart on disk and the next picture. What does not:
rules, sentences, tables, pixels. Who may come in: `__main__` and `cli`.
"""

from __future__ import annotations

from pathlib import Path


def run_window(*, practice: bool = False) -> int:
    """Take the chart's lock, then open the window; only then is anything of it imported."""
    from nurse_app.app.claiming import claimed

    claim = claimed(practice=practice)
    from nurse_app.app import running

    return running.run_window(claim)


def run_tour(folder: Path) -> int:
    """Run a practice infusion in the real window without a display; pictures and PDF go to `folder`."""
    from nurse_app.app import tour

    return tour.run_tour(folder)
