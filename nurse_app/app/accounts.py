"""What an administrator does about the nurses: roles, removal, the recovery key; and the list of who did what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from nurse_app.app.recovering import Handing
from nurse_app.errors import ChartTrouble
from nurse_app.records.accounts import ADMINISTRATOR, Roles
from nurse_app.records.deeds import Deed, Done
from nurse_app.ui.pages.deeds_page import DeedRow, DeedsPage
from nurse_app.ui.pages.settings_wishes import GiveRoles, NewRecoveryKey, RemoveNurse, ShowDeeds, Wish
from nurse_app.wording import deeds_text as words
from nurse_app.wording.numbers import clock, date_long

if TYPE_CHECKING:
    from nurse_app.app.setting_up import SettingUp
    from nurse_app.app.shell import Shell

MOST_SHOWN = 300


class People:
    """Asked from the settings page, and goes back to it."""

    def __init__(self, shell: Shell, settings: SettingUp) -> None:
        self._shell, self._settings = shell, settings
        self._handing: Handing | None = None

    def wished(self, wish: Wish) -> None:
        """Do what the settings page asks about people."""
        by, accounts = self._shell.ward.nurse, self._shell.chart.accounts
        try:
            if isinstance(wish, GiveRoles):
                accounts.give_roles(wish.name, Roles(wish.lead, wish.administrator), by=by)
                self._shell.diary.note_of_keys(Done.ROLES_CHANGED, accounts, nurse=wish.name, role=_role(wish))
                self._settings.answer(wish)
            elif isinstance(wish, RemoveNurse):
                accounts.remove(wish.name, by=by)
                self._shell.diary.note_of_keys(Done.NURSE_REMOVED, accounts, nurse=wish.name)
                self._settings.answer(wish)
            elif isinstance(wish, NewRecoveryKey):
                accounts.need(ADMINISTRATOR, by)
                self._make_key(wish)
            elif isinstance(wish, ShowDeeds):
                self._show_deeds()
        except ChartTrouble as why:
            self._settings.refuse(wish, why)

    # The recovery key

    def _make_key(self, wish: Wish) -> None:
        shell, by = self._shell, self._shell.ward.nurse
        replaces = shell.chart.accounts.has_recovery_key

        def show(code: str) -> None:
            shell.diary.note_of_keys(Done.RECOVERY_MADE, shell.chart.accounts)
            clinic, now = shell.ward.settings.clinic_name, shell.ward.now
            self._handing = handing = Handing(shell.window, shell.worker, code, clinic, now, replaces=replaces)
            handing.page.confirmed.connect(self._back)
            handing.page.declined.connect(partial(self._decline, wish))

        make = partial(shell.chart.accounts.make_recovery_key, by=by)
        shell.worker.run(make, show, partial(self._settings.refuse, wish))

    def _decline(self, wish: Wish) -> None:
        accounts = self._shell.chart.accounts
        try:
            accounts.drop_recovery_key(by=self._shell.ward.nurse)
            self._shell.diary.note_of_keys(Done.RECOVERY_DECLINED, accounts)
        except ChartTrouble as why:
            self._settings.refuse(wish, why)
        self._back()

    def _back(self) -> None:
        handing, self._handing = self._handing, None
        page = self._settings.page
        if page is not None:
            self._shell.window.show_page(page)
            self._settings.tell()
        if handing is not None:
            handing.end()
            self._shell.window.drop_page(handing.page)

    # Who did what

    def _show_deeds(self) -> None:
        shell = self._shell
        shell.diary.tick()
        deeds = shell.chart.charts.deeds()
        page = DeedsPage()
        page.show_deeds(tuple(self._row(deed) for deed in reversed(deeds[-MOST_SHOWN:])), len(deeds))
        page.back_requested.connect(partial(self._leave_deeds, page))
        shell.window.show_page(page)

    def _leave_deeds(self, page: DeedsPage) -> None:
        settings = self._settings.page
        if settings is not None:
            self._shell.window.show_page(settings)
        self._shell.window.drop_page(page)

    def _row(self, deed: Deed) -> DeedRow:
        about = dict(deed.about)
        if deed.done == Done.WRONG_PASSWORD and "first" in about and "last" in about:
            first, last = (datetime.fromisoformat(about[name]) for name in ("first", "last"))
            about["times"] = words.times(_when(first), _when(last))
        about["what"] = self._named(about)
        return DeedRow(_when(deed.at), deed.author or words.NOBODY, words.deed_line(deed.done, about))

    def _named(self, about: Mapping[str, str]) -> str:
        ward = self._shell.ward
        if infusion_id := about.get("infusion"):
            infusion = ward.infusion(infusion_id)
            day = date_long((infusion.started_at or infusion.opened_at).date())
            return words.of_infusion(infusion.patient.name, infusion.patient.record_number, day)
        if key := about.get("patient"):
            found = next(iter(ward.of_patient(key)), None)
            if found is not None:
                return words.of_patient(found.patient.name, found.patient.record_number)
        return words.A_RECORD


def _role(wish: GiveRoles) -> str:
    if wish.lead and wish.administrator:
        return "both"
    return "lead" if wish.lead else "administrator" if wish.administrator else ""


def _when(moment: datetime) -> str:
    return f"{date_long(moment.date())}, {clock(moment)}"
