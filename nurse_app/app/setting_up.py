"""The settings page: what is changed there is kept in the chart, then goes for the ward, the pages and the colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from nurse_app.app.accounts import People
from nurse_app.app.certificates import Certificates
from nurse_app.app.choosing_backups import backups_view, whole_path
from nurse_app.app.kept_settings import settings_from, settings_texts
from nurse_app.clinical.quantities import NumberRefused, parse_decimal
from nurse_app.errors import ChartProblem, ChartTrouble, VigilTrouble
from nurse_app.machine.resources import guessed_passwords
from nurse_app.records.accounts import LEAD, Roles
from nurse_app.records.deeds import Done
from nurse_app.records.passwords import SHORTEST
from nurse_app.settings import LOCK_LEAST_MIN, LOCK_MOST_MIN
from nurse_app.ui import theme
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.pages.settings_page import SettingsPage
from nurse_app.ui.pages.settings_wishes import (
    BackUpNow,
    ChooseBackups,
    NewNurse,
    NewPassword,
    NurseView,
    OwnCertificate,
    SaveSettings,
    SettingsView,
    SoundTried,
    TakeCertificate,
    Wish,
)
from nurse_app.wording import backups as backup_words
from nurse_app.wording import pages_settings as words
from nurse_app.wording.trouble import trouble_words
from nurse_app.wording.typed_numbers import refusal

if TYPE_CHECKING:
    from nurse_app.app.places import Places
    from nurse_app.app.shell import Shell

NAME = "settings"
_LIMITS = ("policy", "restart_on_new_lot", "pump_step_ml_h", "pump_max_ml_h")
_CLINIC = (
    *("clinic_name", "clinic_address", "emergency_number", "pharmacist", "pharmacist_phone", "prescriber_line"),
    *("place", "temperature", "lock_after_min"),
)
_IN_WORDS = frozenset(
    {"temperature", "emergency_number", "clinic_address", "prescriber_line", "pharmacist", "pharmacist_phone"}
)


class SettingUp:
    """One page for as long as the window is open; it knows where the nurse came from."""

    def __init__(self, shell: Shell, places: Places) -> None:
        self._shell, self._places = shell, places
        self._page: SettingsPage | None = None
        self.people, self.certificates = People(shell, self), Certificates(shell, self)
        self.leave: Callable[[], None] = places.today
        """Go back to where she came from."""

    @property
    def page(self) -> SettingsPage | None:
        """The page, once it was shown."""
        return self._page

    @property
    def is_shown(self) -> bool:
        """Whether the page is at the front."""
        return self._page is not None and self._shell.window.page is self._page

    def begin(self) -> None:
        """Show the settings."""
        if self.is_shown:
            return
        page = self._made()
        self.certificates.refresh()
        if not self._shell.training:
            self._shell.backups.look_for_drives(self.tell)
        self.leave = self._places.beside(page, NAME)

    def _made(self) -> SettingsPage:
        """The page, with what is kept now on it."""
        if self._page is None:
            page = self._page = SettingsPage(judge, SHORTEST)
            page.wished.connect(self._wished)
            page.signing.choose_requested.connect(self.certificates.chosen)
            page.play_requested.connect(self._shell.alarms.try_sound)
            page.back_requested.connect(lambda: self.leave())
        self.tell()
        return self._page

    def half_typed(self) -> dict[str, Any]:
        """The settings that were changed and not kept, by name; empty: none. A password is never among them."""
        changed = self._page.fields.changes() if self._page is not None else {}
        return {"changed": changed} if changed else {}

    def put_back(self, half_typed: Mapping[str, Any]) -> bool:
        """Put changes that a sudden end left unsaved back on the page, wherever the nurse is; False: all are kept."""
        fields = self._made().fields
        fields.put_changes({str(name): str(text) for name, text in half_typed["changed"].items()})
        return bool(fields.changes())

    def tell(self) -> None:
        """Show what is kept now."""
        if self._page is None:
            return
        shell, kept = self._shell, self._shell.ward.settings
        at = datetime.fromisoformat(kept.sound_checked_at) if kept.sound_checked_at else None
        to_do = words.TURN_UP if kept.sound_heard == "no" else ""
        view = SettingsView(
            settings_texts(kept),
            shell.ward.nurse,
            self._nurses(),
            words.sound_line(kept.sound_heard, at, kept.sound_checked_by),
            to_do if shell.alarms.sound_there else words.NO_SPEAKER,
            practice=shell.training,
            backups=backups_view(shell.backups, kept, shell.ward.now, practice=shell.training),
            signing=self.certificates.view,
            recovery=shell.chart.accounts.has_recovery_key,
            locked=not_hers(shell.chart.accounts.roles(shell.ward.nurse)),
        )
        self._page.show_state(view)

    def _nurses(self) -> tuple[NurseView, ...]:
        accounts, roles = self._shell.chart.accounts, self._shell.chart.accounts.roles
        names = accounts.nurses or (self._shell.ward.nurse,)
        return tuple(NurseView(name, roles(name).lead, roles(name).administrator) for name in names)

    # Wishes

    def _wished(self, wish: Wish) -> None:
        ward, chart = self._shell.ward, self._shell.chart
        if isinstance(wish, SaveSettings):
            self._keep(wish, wish.texts)
        elif isinstance(wish, SoundTried):
            self._shell.sound_check.answer(heard=wish.heard)
        elif isinstance(wish, ChooseBackups):
            self._choose_backups(wish)
        elif isinstance(wish, BackUpNow):
            self._shell.backups.want()
        elif isinstance(wish, NewPassword):
            nurse = ward.nurse
            change = partial(chart.change_password, nurse, wish.old, wish.new, guessed=guessed_passwords())
            self._do(wish, lambda: self._shell.gate.attempt(nurse, change), Done.PASSWORD_CHANGED, nurse=nurse)
        elif isinstance(wish, TakeCertificate | OwnCertificate):
            self.certificates.wished(wish)
        elif not isinstance(wish, NewNurse):
            self.people.wished(wish)
        elif any(wish.name.casefold() == known.casefold() for known in chart.nurses):
            self.answer(wish, (words.SAME_NAME,))
        else:
            add = partial(chart.add_nurse, wish.name, wish.password, guessed=guessed_passwords(), by=ward.nurse)
            self._do(wish, add, Done.NURSE_ADDED, nurse=wish.name, role="")

    def _do(self, wish: Wish, task: Callable[[], object], done: Done, **about: str) -> None:
        """Do what takes long, note it as a deed, and answer the wish."""

        def then(_none: object) -> None:
            self._shell.diary.note_of_keys(done, self._shell.chart.accounts, **about)
            self.answer(wish)

        self._shell.worker.run(task, then, partial(self.refuse, wish))

    def keep_sound(self, *, heard: bool) -> None:
        """Keep whether the alarm sound was heard, by whom and when."""
        ward = self._shell.ward
        texts = {
            "sound_heard": "yes" if heard else "no",
            "sound_checked_at": ward.now.isoformat(timespec="seconds"),
            "sound_checked_by": ward.nurse,
        }
        self._keep(SoundTried(heard), texts)

    def _choose_backups(self, wish: ChooseBackups) -> None:
        if not wish.folder:
            self._keep(wish, {"backup_folder": ""})
        elif not whole_path(wish.folder):
            self.answer(wish, (backup_words.NOT_WHOLE_PATH,))
        else:
            keep = partial(self._keep, wish, {"backup_folder": wish.folder})
            self._shell.backups.choose(wish.folder, keep, partial(self.refuse, wish))

    def _keep(self, wish: Wish, texts: Mapping[str, str]) -> None:
        ward = self._shell.ward
        before = ward.settings
        texts = {
            **texts,
            **{name: str(int(parse_decimal(texts[name]))) for name in ("lock_after_min",) if name in texts},
        }
        now = settings_from({**settings_texts(before), **texts})
        if parse_decimal(now.pump_step_ml_h) > parse_decimal(now.pump_max_ml_h):
            self.answer(wish, (words.STEP_ABOVE_TOP,))
            return
        locked = not_hers(self._shell.chart.accounts.roles(ward.nurse))
        if any(name in locked and getattr(now, name) != kept for name, kept in asdict(before).items()):
            self.refuse(wish, ChartTrouble(ChartProblem.NOT_ALLOWED, role=LEAD))
            return
        try:
            self._shell.chart.charts.save_settings(texts, ward.nurse, ward.now)
        except ChartTrouble as why:
            self.refuse(wish, why)
            return
        ward.settings = now
        self.answer(wish)
        self._apply({name for name, value in asdict(before).items() if getattr(now, name) != value})

    def _apply(self, changed: set[str]) -> None:
        """Let what was kept go for what is on the screen."""
        settings = self._shell.ward.settings
        app = QApplication.instance()
        if "look" in changed and isinstance(app, QApplication):
            theme.switch_theme(app, settings.look.value)
        if _IN_WORDS & changed:
            self._shell.use_words()
        if {"clinic_name", *_IN_WORDS} & changed:
            self._places.renew(sessions=bool(_IN_WORDS & changed))
        self._shell.refresh()

    # Answers

    def answer(self, wish: Wish, refused: tuple[str, ...] = ()) -> None:
        """Tell the page: kept, or why not."""
        if self._page is None:
            return
        if refused:
            self._page.refused(wish, refused)
        else:
            self._page.kept(wish)
            self.tell()

    def refuse(self, wish: Wish, why: VigilTrouble) -> None:
        """Tell the page what kept a wish from being done."""
        if not isinstance(why, ChartTrouble):
            raise why
        if isinstance(wish, NewPassword) and why.problem is ChartProblem.WRONG_PASSWORD:
            self.answer(wish, (words.NOT_OLD,))
            return
        if isinstance(wish, ChooseBackups):
            self.answer(wish, (backup_words.not_usable(why, wish.folder),))
            return
        told = trouble_words(why)
        self.answer(wish, (f"{told.title}.", told.happened, *told.to_do))


def not_hers(roles: Roles) -> dict[str, str]:
    """Settings that somebody with these roles may not change, each with why.

    The clinic's limits and policy are the lead's; the clinic's lines a lead's
    or an administrator's; the colours and the sound check are everybody's.
    """
    locked: dict[str, str] = {}
    if not roles.lead and not roles.administrator:
        locked = dict.fromkeys(_CLINIC, words.ONLY_THEM)
    return locked if roles.lead else locked | dict.fromkeys(_LIMITS, words.ONLY_LEAD)


def judge(name: str, text: str) -> FieldVerdict:
    """What a typed number of the settings means; refused with its bound in words."""
    try:
        number = parse_decimal(text)
    except NumberRefused as why:
        return FieldVerdict("refused", refusal(why.code))
    if name == "lock_after_min":
        if number != int(number) or not LOCK_LEAST_MIN <= number <= LOCK_MOST_MIN:
            return FieldVerdict("refused", words.lock_bounds(LOCK_LEAST_MIN, LOCK_MOST_MIN))
    elif number <= 0:
        return FieldVerdict("refused", words.ABOVE_NOTHING)
    return FieldVerdict("accepted", "")
