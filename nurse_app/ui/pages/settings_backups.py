"""The backups: where they go, when the last was made, and the way to another folder."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.pages.laying import column, emptied
from nurse_app.ui.pages.settings_wishes import BackupsView
from nurse_app.ui.pages.told_button import ToldButton
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import backups as words


class SettingsBackups(QWidget):
    """A path is typed, or a stick that is plugged in pressed; nothing changes before "Use this folder".

    Signals:
        folder_asked(str): backups are to go there; empty: nowhere.
        backup_asked: one is to be made now.
    """

    folder_asked = Signal(str)
    backup_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view = BackupsView()
        self._waits, self._refused = False, ""
        self._state, self._note = Text(weight=600, wrap=True), Text(tone="ink-2", wrap=True)
        self._trouble = Text(weight=600, tone="high-text", wrap=True)
        self.path = TextField(words.FOLDER, words.FOLDER_HINT)
        self._drives = column(spacing=8)
        self.use = ToldButton(words.USE_IT, "plain", "folder-open")
        self.now = Button(words.NOW, "plain", "hard-drive")
        column(
            *(SectionHeading(words.BACKUPS), self._state, self._note, self._trouble),
            *(self.now, self._drives, self.path, self.use),
            spacing=8,
            on=self,
        )
        self.path.text_typed.connect(lambda _text: self._typed())
        self.path.entered.connect(self.use.button.click)
        self.use.requested.connect(self._ask)
        self.now.requested.connect(self.backup_asked)

    def show_backups(self, view: BackupsView) -> None:
        """Show how they stand; a folder that is half typed stays."""
        before, self._view = self._view, view
        self._state.say(view.state)
        self._note.say("\n".join((*view.notes, words.NOTE)) if view.possible else "\n".join(view.notes))
        self._show_trouble()
        for piece in (self.path, self.use):
            piece.setVisible(view.possible)
        self.now.setVisible(view.possible and bool(view.folder))
        if view.drives != before.drives:
            self._show_drives(view.drives)
        if self.path.text().strip() == before.folder and not self._waits:
            self.path.put(view.folder)
        self._weigh()

    def done(self) -> None:
        """The folder is in use."""
        self._waits, self._refused = False, ""
        self._weigh()

    def say(self, trouble: str) -> None:
        """Say why the folder cannot be used; what was typed stays."""
        self._waits, self._refused = False, trouble
        self._show_trouble()
        self._weigh()

    def _typed(self) -> None:
        self._refused = ""
        self._show_trouble()
        self._weigh()

    def _show_trouble(self) -> None:
        told = self._refused or self._view.trouble
        self._trouble.say(told)
        self._trouble.setVisible(bool(told))

    def _show_drives(self, drives: tuple[tuple[str, str], ...]) -> None:
        emptied(self._drives)
        for name, path in drives:
            button = Button(words.drive_button(name), "plain", "download")
            button.requested.connect(partial(self.path.put, path))
            self._drives.addWidget(button)

    def _ask(self) -> None:
        self._waits = True
        self._weigh()
        self.folder_asked.emit(self.path.text().strip())

    def _weigh(self) -> None:
        typed, kept = self.path.text().strip(), self._view.folder
        stops = not typed and bool(kept)
        self.use.button.say(words.STOP_IT if stops else words.USE_IT)
        reason = words.WAIT if self._waits else words.SAME if typed and typed == kept else ""
        self.use.block(reason or ("" if typed or kept else words.TYPE_IT))
