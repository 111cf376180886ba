"""The sound check: plays the alarm sound, and asks the nurse whether it was heard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels
from nurse_app.wording import pages_settings as words


class SettingsSound(QWidget):
    """Only ears can tell whether a speaker is on: an answer is taken after a sound was played.

    Signals:
        play_requested: the sound is to be played.
        answered(bool): the nurse heard it, or did not.
    """

    play_requested = Signal()
    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._last, self._to_do = Text(wrap=True), Text(weight=600, tone="high-text", wrap=True)
        self.play = Button(words.PLAY, "plain", "volume-2")
        self.heard, self.not_heard = Button(words.HEARD, "plain", "check"), Button(words.NOT_HEARD, "plain", "volume-x")
        answers = row(self.heard, self.not_heard, spacing=8)
        column(SectionHeading(words.SOUND), self._last, self._to_do, self.play, answers, spacing=8, on=self)
        self.play.requested.connect(self._play)
        self.heard.requested.connect(lambda: self._answer(True))
        self.not_heard.requested.connect(lambda: self._answer(False))
        self._ask(False)

    def show_last(self, last: str, to_do: str) -> None:
        """Show how it was the last time, and what to do when it was not heard."""
        self._last.say(last)
        self._to_do.say(to_do)
        self._to_do.setVisible(bool(to_do))

    def _play(self) -> None:
        self._ask(True)
        self.play_requested.emit()

    def _answer(self, heard: bool) -> None:
        self._ask(False)
        self.answered.emit(heard)

    def _ask(self, played: bool) -> None:
        for button in (self.heard, self.not_heard):
            button.block("" if played else f"{labels.NOT_YET} {words.PLAY_FIRST}")
