"""The columns of the banner: a line in M over a line in S, or over a tag."""

from __future__ import annotations

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Run
from nurse_app.ui.parts.emergency_button import EmergencyButton
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.tag_chip import TagChip, TagView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels


class BannerColumn(QWidget):
    """At least `width` wide; `right` aligns it to the right edge."""

    def __init__(self, width: int, *, right: bool = False) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._width = width
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._above, self._note = Text(tone="ink-2", align=align), Text(tone="ink-2", align=align)
        self._icon, self._main = IconMark("", 20, "fine"), Text(align=align, wrap=not right, line=26 if right else 24)
        self._tag = TagChip(TagView("", "ink"))
        line = QHBoxLayout()
        line.setSpacing(6)
        if right:
            line.addStretch(1)
        line.addWidget(self._icon)
        line.addWidget(self._main, 0 if right else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._above)
        column.addLayout(line)
        column.addWidget(self._note)
        column.addWidget(self._tag)
        column.addStretch(1)

    def say(self, main: Run, note: str = "", tag: str = "", *, above: str = "", icon: str = "") -> None:
        """Show these lines; empty ones take no room."""
        self._main.say((main,))
        self._note.say(note)
        self._above.say(above)
        self._icon.show_icon(icon, "fine")
        self._icon.setVisible(bool(icon))
        self._tag.show_view(TagView(tag, "ink"))
        for piece, words in ((self._note, note), (self._above, above), (self._tag, tag)):
            piece.setVisible(bool(words))
        wanted = max(self._main.sizeHint().width(), self._note.sizeHint().width())
        self.setMinimumWidth(max(self._width, min(wanted, 300)) if self.has_words() else 0)

    def keep_at_least(self, width: int) -> None:
        """Take at least this width from the next words on."""
        self._width = width

    def has_words(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._main.text() or self._note.text())


def chair_buttons(row: QHBoxLayout, chairs: tuple[int, ...], wish: SignalInstance) -> None:
    """Put one Emergency for each running chair into the row, with the word before them."""
    if row.property("chairs") == list(chairs):
        return
    row.setProperty("chairs", list(chairs))
    while (item := row.takeAt(0)) is not None:
        if widget := item.widget():
            widget.deleteLater()
    if not chairs:
        return
    row.addWidget(Text(labels.EMERGENCY, weight=600, tone="high-text"))
    for chair in chairs:
        button = EmergencyButton(chair, "chair")
        button.emergency_requested.connect(wish)
        row.addWidget(button)
