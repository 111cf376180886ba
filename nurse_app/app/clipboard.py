"""Clears what was copied out of this window a minute later, when it locks and when it closes."""

from __future__ import annotations

from PySide6.QtGui import QClipboard

CLEARED_AFTER_S = 60
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class OwnClipboard:
    """Watches the computer's clipboard; what another program put there is never touched."""

    def __init__(self, clipboard: QClipboard) -> None:
        self._clipboard = clipboard
        self._age = 0
        clipboard.changed.connect(self._changed)

    def tick(self) -> None:
        """A second has passed."""
        if any(self._is_ours(mode) for mode in _MODES):
            self._age += 1
            if self._age >= CLEARED_AFTER_S:
                self.clear()

    def clear(self) -> None:
        """Clear what is ours."""
        self._age = 0
        for mode in _MODES:
            if self._is_ours(mode):
                self._clipboard.clear(mode)

    def end(self) -> None:
        """Clear it and watch no longer."""
        self.clear()
        self._clipboard.changed.disconnect(self._changed)

    def _changed(self, _mode: QClipboard.Mode) -> None:
        self._age = 0

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        return self._owns(mode) and bool(self._clipboard.text(mode))

    def _owns(self, mode: QClipboard.Mode) -> bool:
        """Whether this program put it there, as the system tells; where none tells (no screen), nothing is ours."""
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()
