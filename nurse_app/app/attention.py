"""Brings the window back before the nurse's eyes when an alarm sounds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def in_sight(window: QWidget) -> bool:
    """Whether the window can be seen at all: open, and not put away."""
    return window.isVisible() and not window.isMinimized()


def call_nurse(window: QWidget, *, urgent: bool) -> None:
    """Take a window that was put away out again and let the task bar flash; an urgent one comes to the front.

    A window at the front already is left alone, and so is one that was never opened.
    """
    if not window.isVisible():
        return
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    if window.isActiveWindow():
        return
    window.raise_()
    if urgent:
        window.activateWindow()
    QApplication.alert(window)
