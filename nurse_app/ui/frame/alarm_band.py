"""The alarms under the rail: one band each, worst on top, pushing the page down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band, box, hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels, sound_words

AlarmKind = Literal["high", "medium", "low", "check", "unheard", "unsaved"]
MOST_BANDS = 3
_ALWAYS: tuple[AlarmKind, ...] = ("check", "unheard", "unsaved")


@dataclass(frozen=True, slots=True)
class AlarmView:
    """An alarm in words: whose, what, what to do; `answer` and `pause` are its buttons' words."""

    key: str
    kind: AlarmKind
    text: str
    answer: str = ""
    pause: str = ""


_DRESS: dict[AlarmKind, tuple[str, str, str, str]] = {
    # kind: fill, words, icon, word
    "high": ("high-fill", "on-high", "octagon-alert", labels.ACT_NOW),
    "medium": ("medium-fill", "on-medium", "triangle-alert", labels.LATE),
    "low": ("low-fill", "on-low", "file-text", labels.ALARM_NOTE),
    "check": ("low-fill", "on-low", "volume-2", sound_words.SOUND_CHECK),
    "unheard": ("low-fill", "on-low", "volume-x", sound_words.NOT_HEARD_HERE),
    "unsaved": ("ink", "on-ink", "hard-drive", labels.NOT_SAVED),
}


class AlarmStack(QWidget):
    """At most three bands, those beyond counted on the third; and always those about the sound and what is not saved.

    Signals:
        answered(str): the alarm's own answer was pressed; its key.
        sound_off_requested(str): its sound is to pause; its key.
    """

    answered = Signal(str)
    sound_off_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not fixed: its hint does not know how many lines the words take in a narrow window.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[AlarmView, ...] = ()
        self._bands: list[AlarmBand] = []
        self._allowed = True
        self._most = MOST_BANDS
        self.hide()

    def set_allowed(self, allowed: bool) -> None:
        """Keep the bands away from pages that show no names (a locked screen tells its alarms itself)."""
        self._allowed = allowed
        self.setVisible(allowed and bool(self._shown))

    def show_view(self, alarms: tuple[AlarmView, ...], most: int = MOST_BANDS) -> None:
        """Show these, which come worst first; a band whose words alone change stays where it is.

        `most` bands at once; those beyond are counted on the last.
        """
        if (alarms, most) == (self._shown, self._most):
            return
        before, self._shown = self._shown, alarms
        same_room, self._most = most == self._most, most
        if same_room and [_shape(alarm) for alarm in alarms] == [_shape(alarm) for alarm in before]:
            for one, alarm in zip(self._bands, _in_bands(alarms, most), strict=True):
                one.say(alarm.text)
            return
        self._build(alarms)
        self._announce(alarms, {alarm.key for alarm in before})
        self.setVisible(self._allowed and bool(alarms))

    def _build(self, alarms: tuple[AlarmView, ...]) -> None:
        for old in self._bands:
            self._column.removeWidget(old)
            old.deleteLater()
        self._bands = []
        shown = _in_bands(alarms, self._most)
        hidden = len(alarms) - len(shown)
        for n, alarm in enumerate(shown, 1):
            one = AlarmBand(alarm, labels.more_alarms(hidden) if hidden > 0 and n == self._most else "")
            one.answered.connect(self.answered)
            one.sound_off_requested.connect(self.sound_off_requested)
            self._column.addWidget(one)
            self._bands.append(one)

    def in_sight(self) -> tuple[str, ...]:
        """The keys of those that have a band of their own now; none while the page allows no bands."""
        return tuple(alarm.key for alarm in _in_bands(self._shown, self._most)) if self._allowed else ()

    def say_again(self, keys: frozenset[str]) -> None:
        """Tell a screen reader once more of those shown that sounded again."""
        for alarm in self._shown:
            if alarm.key in keys:
                self._tell(alarm)

    def _announce(self, alarms: tuple[AlarmView, ...], known: set[str]) -> None:
        """Tell a screen reader what is new."""
        for alarm in alarms:
            if alarm.key not in known:
                self._tell(alarm)

    def _tell(self, alarm: AlarmView) -> None:
        """Tell it, the worst at once; the locked screen names no one, so there the word alone."""
        word = _DRESS[alarm.kind][3]
        news = QAccessibleAnnouncementEvent(self, f"{word}: {alarm.text}" if self._allowed else word)
        if alarm.kind in ("high", "unsaved"):
            news.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(news)


def _in_bands(alarms: tuple[AlarmView, ...], most: int) -> tuple[AlarmView, ...]:
    always = tuple(alarm for alarm in alarms if alarm.kind in _ALWAYS)
    return (*tuple(alarm for alarm in alarms if alarm.kind not in _ALWAYS)[:most], *always)


def _shape(alarm: AlarmView) -> tuple[str, ...]:
    return (alarm.key, alarm.kind, alarm.answer, alarm.pause)


class AlarmBand(QWidget):
    """One alarm: icon, word, what to do, its answer and the pause of its sound."""

    answered = Signal(str)
    sound_off_requested = Signal(str)

    def __init__(self, view: AlarmView, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill, tone, icon, self._word = _DRESS[view.kind]
        self.setMinimumHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        row.addWidget(IconMark(icon, 24, tone))
        row.addSpacing(6)
        head = Text(self._word, "M", 700, tone)
        head.setMinimumWidth(92)
        row.addWidget(head)
        self._text = Text("", "M", 400, tone, wrap=True)
        row.addWidget(self._text, 1)
        if more:
            row.addWidget(Text(more, "S", 600, tone))
        if view.answer:
            row.addWidget(self._button(view.answer, tone, lambda: self.answered.emit(view.key)))
        if view.pause:
            row.addWidget(self._button(view.pause, tone, lambda: self.sound_off_requested.emit(view.key)))

        self.say(view.text)

    def say(self, text: str) -> None:
        """Show other words for the same alarm (a minute later)."""
        self._text.say(text)
        self.setAccessibleName(f"{self._word}: {text}")

    @staticmethod
    def _button(words: str, tone: str, wish: object) -> QWidget:
        button = _BandButton(words, tone)
        button.requested.connect(wish)
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(self.rect())
        band(painter, place, self._fill)
        if self._fill == "high-fill" and current_theme().is_dark:
            bottom = place.height() - 1
            hairline(painter, QPointF(0, bottom), QPointF(place.width(), bottom), "high-text")
        painter.end()


class _BandButton(Pressable):
    """Drawn 34 high in the band's own colours, 44 to hit."""

    def __init__(self, words: str, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self._words = Lettering((Run(words, "S", 600),))
        self.setText(words)
        self.name_it(words)
        self.setFixedSize(round(self._words.natural_width()) + 30, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self.area().adjusted(0, 5, 0, -5)
        box(painter, place, "", self._tone, 3 if self.hasFocus() else 2 if self.is_lit() else 1)
        self._words.draw_centred(painter, place.adjusted(15, 0, 0, 0), self._tone)
        painter.end()
