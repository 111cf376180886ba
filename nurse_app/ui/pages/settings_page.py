"""Settings: the clinic's lines and choices at the left; Save, the sound check, nurses and backups at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.pages.laying import Sheet, column, held, row
from nurse_app.ui.pages.settings_backups import SettingsBackups
from nurse_app.ui.pages.settings_fields import LOOK, Judge, SettingsFields
from nurse_app.ui.pages.settings_nurses import SettingsNurses
from nurse_app.ui.pages.settings_signing import SettingsSigning
from nurse_app.ui.pages.settings_sound import SettingsSound
from nurse_app.ui.pages.settings_wishes import (
    BackUpNow,
    ChooseBackups,
    GiveRoles,
    NewNurse,
    NewPassword,
    NewRecoveryKey,
    OwnCertificate,
    RemoveNurse,
    SaveSettings,
    SettingsView,
    ShowDeeds,
    SoundTried,
    TakeCertificate,
    Wish,
)
from nurse_app.ui.panels.refusals import Refusals
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import pages_settings as words

_PAGES_ANEW = frozenset({"temperature", "emergency_number", "clinic_address"})


class SettingsPage(Page):
    """The colours change at once; everything else when Save is pressed. A draft stays until it is kept.

    Args:
        judge: says what a typed number means, by the setting's name.
        least_password: the fewest characters of a password.

    Signals:
        wished(object): a `Wish`; answer with `kept` or `refused` and the same wish.
        play_requested: play the alarm sound.
        back_requested: back to where she came from.
    """

    frame = PageFrame.BOARD
    wished = Signal(object)
    play_requested = Signal()
    back_requested = Signal()

    def __init__(self, judge: Judge, least_password: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nurse = ""
        self._locked: Mapping[str, str] = {}
        self.fields, self.sound = SettingsFields(judge), SettingsSound()
        self.backups, self.nurses = SettingsBackups(), SettingsNurses(least_password)
        self.signing, self.refusals = SettingsSigning(), Refusals()
        self.primary = PrimaryButton(PrimaryView(words.SAVE, "check"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        back = Button(words.BACK, "quiet", "arrow-left")
        back.requested.connect(self.back_requested)
        form, self._side = QWidget(), QWidget()
        head = row(Text(words.SETTINGS, "L", 700), None, back, margins=(24, 0, 16, 0))
        self._form = column(head, self.fields, None, margins=(0, 12, 0, 16), on=form)
        kept = (self.nurses, Rule(), self.backups, Rule(), self.signing)
        pieces = (self.primary, self.refusals, Rule(), self.sound, Rule(), *kept)
        column(*pieces, None, margins=(24, 24, 24, 16), spacing=16, on=self._side)
        self._right, self._beside = _Right(), column(self._side)
        column(Sheet(held(self._beside)), on=self._right)
        across = row(on=self)
        across.addWidget(Sheet(form), 1)
        across.addWidget(self._right)

    def arrange(self, arrangement: Arrangement) -> None:
        """In a narrow window all of it stands in one column."""
        narrow = arrangement <= Arrangement.TABS
        if narrow:
            self._form.insertWidget(2, self._side)
        else:
            self._beside.addWidget(self._side)
        self._right.setVisible(not narrow)

    def _connect(self) -> None:
        self.fields.changed.connect(self._weigh)
        self.fields.look_chosen.connect(lambda look: self.wished.emit(SaveSettings({LOOK: look})))
        self.primary.requested.connect(self._save)
        self.sound.play_requested.connect(self.play_requested)
        self.sound.answered.connect(lambda heard: self.wished.emit(SoundTried(heard)))
        self.backups.folder_asked.connect(lambda folder: self.wished.emit(ChooseBackups(folder)))
        self.backups.backup_asked.connect(lambda: self.wished.emit(BackUpNow()))
        self.signing.taken.connect(lambda path, password: self.wished.emit(TakeCertificate(path, password)))
        self.signing.own_asked.connect(lambda: self.wished.emit(OwnCertificate()))
        self.nurses.password_asked.connect(lambda old, new: self.wished.emit(NewPassword(old, new)))
        self.nurses.nurse_asked.connect(lambda name, password: self.wished.emit(NewNurse(name, password)))
        self.nurses.role_asked.connect(self._give_role)
        self.nurses.removal_asked.connect(lambda name: self.wished.emit(RemoveNurse(name)))
        self.nurses.recovery_asked.connect(lambda: self.wished.emit(NewRecoveryKey()))
        self.nurses.deeds_asked.connect(lambda: self.wished.emit(ShowDeeds()))

    def _give_role(self, name: str, role: str) -> None:
        self.wished.emit(GiveRoles(name, role in ("lead", "both"), role in ("administrator", "both")))

    # State comes down

    def show_state(self, view: SettingsView) -> None:
        """Show what is kept; what is half typed stays, but for the passwords of a nurse who has gone."""
        if view.nurse != self._nurse:
            self._nurse = view.nurse
            self.nurses.close_forms()
        self.fields.show_kept(view.texts)
        self.sound.show_last(view.sound, view.sound_to_do)
        self.backups.show_backups(view.backups)
        self.signing.show_signing(view.signing)
        self.nurses.show_nurses(view.me, view.nurses, practice=view.practice, recovery=view.recovery)
        if view.locked != self._locked:
            self._locked = view.locked
            self._weigh()

    def begin(self) -> None:
        self.fields.lines["clinic_name"].setFocus()

    # Answers come down

    def kept(self, wish: Wish) -> None:
        """It is on disk."""
        self.refusals.say(())
        if isinstance(wish, NewPassword):
            self.nurses.done(words.PASSWORD_CHANGED)
        elif isinstance(wish, NewNurse):
            self.nurses.done(words.nurse_added(wish.name))
        elif isinstance(wish, ChooseBackups):
            self.backups.done()
        elif isinstance(wish, TakeCertificate | OwnCertificate):
            self.signing.done()
        elif isinstance(wish, RemoveNurse):
            self.nurses.done(words.nurse_removed(wish.name))
        elif isinstance(wish, GiveRoles):
            self.nurses.done(words.role_given(wish.name, lead=wish.lead, administrator=wish.administrator))

    def refused(self, wish: Wish, sentences: tuple[str, ...]) -> None:
        """It was not kept: everything typed stays."""
        if isinstance(wish, NewPassword):
            self.nurses.password.say(" ".join(sentences))
        elif isinstance(wish, NewNurse):
            self.nurses.newcomer.say(" ".join(sentences))
        elif isinstance(wish, ChooseBackups):
            self.backups.say(" ".join(sentences))
        elif isinstance(wish, TakeCertificate | OwnCertificate):
            self.signing.say(" ".join(sentences))
        elif isinstance(wish, RemoveNurse | GiveRoles):
            self.nurses.roles.say(" ".join(sentences))
        else:
            self.refusals.say(sentences)
            self.fields.show_look()

    # What may be saved

    def _weigh(self) -> None:
        changed = self.fields.changes()
        names = tuple(self.fields.label(name) for name in changed)
        not_yet = self.fields.fault() or self._not_hers() if names else words.NOTHING_CHANGED
        note = words.changes(names, anew=bool(_PAGES_ANEW & set(changed))) if names else ""
        self.primary.show_view(PrimaryView(words.SAVE, "check", not_yet, note))

    def _not_hers(self) -> str:
        """Why she may not save what she changed, if she may not."""
        theirs: dict[str, list[str]] = {}
        for name in self.fields.changes():
            if name in self._locked:
                label = self.fields.label(name)
                theirs.setdefault(self._locked[name], []).append(label[0].lower() + label[1:])
        return " ".join(why.format(names=", ".join(names)) for why, names in theirs.items())

    def _save(self) -> None:
        self.fields.settle()
        if not self.fields.fault() and not self._not_hers():
            self.wished.emit(SaveSettings(self.fields.changes()))


class _Right(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(400)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "paper")
        band(painter, QRectF(0, 0, 1, self.height()), "line")
        painter.end()
