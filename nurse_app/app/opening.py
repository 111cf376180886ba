"""Joins an opened chart with the book, the clock and the window: from here on there is a shell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from nurse_app.app.diary import Diary
from nurse_app.app.gate import Gate
from nurse_app.app.kept_settings import settings_from
from nurse_app.app.page_words import words_for
from nurse_app.app.shell import Shell
from nurse_app.app.ward import Ward
from nurse_app.app.watching import SteadyClock, Watching
from nurse_app.app.worker import Worker
from nurse_app.clinical.book import Book
from nurse_app.infusion.ports import Clock
from nurse_app.records.chart import Chart
from nurse_app.records.deeds import Done
from nurse_app.ui import theme
from nurse_app.ui.window import Window


def open_shell(
    window: Window,
    worker: Worker,
    chart: Chart,
    book: Book,
    clock: Clock,
    nurse: str,
    new_id: Callable[[], str],
    *,
    training: bool = False,
    gate: Gate | None = None,
) -> Shell:
    """Make the ward of a chart and show it.

    The window wears the colours that were kept; with none kept, those it was started in.
    On practice data any password of a nurse will do: there is none to check.
    """
    kept = chart.charts.settings()
    settings = settings_from({"look": theme.current_theme().name, **kept})
    if "look" in kept and settings.look.value != theme.current_theme().name:
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is a window
        theme.switch_theme(app, settings.look.value)
    gate = gate or Gate(None if training else chart.files.main, clock)
    check = (lambda _nurse, typed: bool(typed)) if training else chart.is_password
    is_password = partial(gate.is_password, check)
    steady = SteadyClock(clock)
    ward = Ward(chart.charts, book, settings, nurse, steady, new_id, is_password, training=training)
    ward.is_lead = lambda who: chart.accounts.roles(who).lead
    ward.read_recent()
    watching = Watching(ward, steady, None if training else chart.files.main)
    words = words_for(book, settings)
    diary = Diary(chart.charts, gate, lambda: ward.nurse, lambda: ward.now)
    diary.note(Done.UNLOCKED)
    return Shell(window, worker, ward, watching, words, chart, gate, diary, training=training)
