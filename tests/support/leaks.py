"""Sees what a test left behind: windows, running timers, threads, and warnings in the log."""

import gc
import logging
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from shiboken6 import getCppPointer, isValid

GRACE_S = 2.0
"""How long a thread that was told to end may take to do so."""


_started: "weakref.WeakSet[Any]" = weakref.WeakSet()
"""Every QTimer and QThread made by Python in this run that still lives."""


def watch_qt() -> None:
    """Note each QTimer and QThread as it is made, for Qt keeps no list of them to ask."""
    for kind in (QTimer, QThread):
        kind.__init__ = _noting(kind.__init__)  # type: ignore[method-assign]


def _noting(original: Callable[..., None]) -> Callable[..., None]:
    def noted(self: Any, *args: Any, **named: Any) -> None:
        original(self, *args, **named)
        _started.add(self)

    return noted


@dataclass(frozen=True)
class Standing:
    """What stood around at one moment; kept as addresses, so that looking keeps nothing alive."""

    threads: frozenset[int]
    qt_objects: frozenset[tuple[int, ...]]

    @classmethod
    def now(cls) -> "Standing":
        """Take stock."""
        return cls(
            threads=frozenset(id(thread) for thread in threading.enumerate()),
            qt_objects=frozenset(getCppPointer(thing) for thing in _busy_qt_objects()),
        )


def left_since(before: Standing) -> list[str]:
    """Name each window, running timer and living thread that was not there `before`."""
    if _new_qt_objects(before):
        _let_qt_tidy_up()
    return _still_running(before) + [_describe(thing) for thing in _new_qt_objects(before)]


def _still_running(before: Standing) -> list[str]:
    names = []
    for thread in threading.enumerate():
        if id(thread) not in before.threads:
            thread.join(GRACE_S)
            if thread.is_alive():
                names.append(f"thread {thread.name}")
    return names


def _busy_qt_objects() -> list[Any]:
    """Return the windows, the running timers and the running Qt threads."""
    if QCoreApplication.instance() is None:
        return []
    from PySide6.QtWidgets import QApplication

    running = [thing for thing in list(_started) if isValid(thing) and _runs(thing)]
    return running + QApplication.topLevelWidgets()


def _runs(thing: QTimer | QThread) -> bool:
    return thing.isActive() if isinstance(thing, QTimer) else thing.isRunning()


def _new_qt_objects(before: Standing) -> list[Any]:
    return [thing for thing in _busy_qt_objects() if getCppPointer(thing) not in before.qt_objects]


def _let_qt_tidy_up() -> None:
    """Do what is already on its way: deletions asked for, and circles of Python objects."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def _describe(thing: Any) -> str:
    name = thing.objectName()
    return f"{type(thing).__name__}{f' {name!r}' if name else ''}"


@contextmanager
def log_listener(level: int = logging.WARNING) -> Iterator[list[str]]:
    """Collect, as text, what is logged at `level` or above meanwhile."""
    heard: list[str] = []
    ear = logging.Handler(level)
    ear.emit = lambda record: heard.append(f"{record.name}: {record.getMessage()}")  # type: ignore[method-assign]
    logging.getLogger().addHandler(ear)
    try:
        yield heard
    finally:
        logging.getLogger().removeHandler(ear)
