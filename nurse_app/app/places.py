"""The pages of the open window: which one shows an infusion, and what each of their wishes leads to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from nurse_app.app.checking import Checking
from nurse_app.app.judging import Judge, before_entry, judge_of
from nurse_app.app.ordering import Ordering
from nurse_app.app.setting_up import SettingUp
from nurse_app.clinical.findings import Finding, Severity
from nurse_app.clinical.planning import WhatIf, plan_with
from nurse_app.clinical.quantities import Minutes, Rate
from nurse_app.infusion.likeness import taken_for
from nurse_app.infusion.outlook import Stage, Status
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.taught import limits_of
from nurse_app.machine.scanner import read_code
from nurse_app.records.deeds import Done
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.frame.page import Page
from nurse_app.ui.pages.away_page import AwayPage
from nurse_app.ui.pages.baseline_page import BaselinePage
from nurse_app.ui.pages.done_page import DonePage
from nurse_app.ui.pages.history_page import HistoryPage
from nurse_app.ui.pages.infusing_page import EMERGENCY, InfusingPage
from nurse_app.ui.pages.observe_page import ObservePage
from nurse_app.ui.pages.patients_page import PatientsPage
from nurse_app.ui.pages.plan_page import PlanPage
from nurse_app.ui.pages.prepare_page import PreparePage
from nurse_app.ui.pages.sign_page import SignPage
from nurse_app.ui.pages.today_page import TodayPage
from nurse_app.ui.pages.verify_page import VerifyPage
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.panels.panel_shelf import GAP
from nurse_app.ui.parts.action_button import ActionView
from nurse_app.wording import frame
from nurse_app.wording.pages_plan import PlanWords, plan_words

if TYPE_CHECKING:
    from nurse_app.app.shell import Shell

SessionPage = InfusingPage | WalkPage
PLAN, DONE, PRINT, AWAY = "plan", "done", "print", "away"
_AFTER = (Stage.OBSERVE.value, Stage.SIGNATURE.value)
_BEFORE = (Stage.VERIFY.value, Stage.PREPARE.value, Stage.BASELINE.value, PLAN)


class Places:
    """Keeps one page of each kind and infusion, with its drafts. `shown` is the infusion at the front, or ""."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.shown = ""
        self.name = "today"
        self.warned_of_closing = False
        self._at: dict[str, str] = {}
        self._back: dict[str, str] = {}
        self._actions: tuple[ActionView, ...] = ()
        self._pages: dict[tuple[str, str], SessionPage] = {}
        self.ordering, self.setting_up = Ordering(shell, self), SettingUp(shell, self)
        self.checking = Checking(shell, self)
        self._history_of = ""
        self._make_boards()

    def _make_boards(self) -> None:
        shell = self._shell
        self.board = TodayPage(shell.words, shell.ward.settings.clinic_name)
        self.people, self.past = PatientsPage(shell.words), HistoryPage(shell.words)
        self.board.opened.connect(self._from_board)
        self.board.sign_requested.connect(self.open)
        self.board.call_requested.connect(lambda infusion_id, _what: self.open(infusion_id))
        self.board.new_infusion_requested.connect(lambda: self.ordering.begin(""))
        self.board.emergency_requested.connect(shell.emergency_of)
        self.board.take_over_requested.connect(shell.transferring.begin)
        self.board.training_requested.connect(open_practice)
        self.people.new_patient_requested.connect(lambda: self.ordering.begin(""))
        self.people.check_requested.connect(self.checking.begin)
        self.people.new_order_requested.connect(self.ordering.begin)
        self.people.history_requested.connect(self.history)
        self.people.opened.connect(self.open)
        self.past.opened.connect(self.open)
        self.past.back_requested.connect(self.patients)

    # Going to a place

    def today(self) -> None:
        """Show the board."""
        self.go("today", "")
        self._shell.window.show_page(self.board)
        self._shell.refresh()

    def patients(self) -> None:
        """Show everyone on the chart."""
        self.go("patients", "")
        self._shell.ward.read_all()
        self._shell.window.show_page(self.people)
        self._shell.refresh()

    def history(self, patient_key: str) -> None:
        """Show one patient's sessions."""
        self.go("patients", "")
        self._history_of = patient_key
        self._shell.diary.note(Done.VIEWED, patient=patient_key)
        self._shell.show_banner(self.ordering.banner(patient_key))
        self._shell.window.show_page(self.past)
        self._shell.refresh()

    def open(self, infusion_id: str) -> None:
        """Show an infusion where it stands."""
        self._at[infusion_id] = where(self._shell.ward.infusion(infusion_id))
        if self._at[infusion_id] == DONE and self.shown != infusion_id:
            self._shell.diary.note(Done.VIEWED, infusion=infusion_id)
        self._show(infusion_id)

    def stage_of(self, infusion_id: str) -> str:
        """At which stage's page an infusion is shown."""
        return self._at.get(infusion_id, "")

    def open_at(self, infusion_id: str, stage: str, panel: str) -> None:
        """Show an infusion's page of a stage, and where it has panels, the one named."""
        self._at[infusion_id] = stage
        self._show(infusion_id)
        page = self.page_of(infusion_id)
        if isinstance(page, InfusingPage) and panel:
            page.open_panel(panel)

    def _from_board(self, infusion_id: str) -> None:
        """A chair of the board was pressed, or named for an emergency that waits for it."""
        if self._shell.asks_for_chair is not None:
            self._shell.emergency_of(infusion_id)
        else:
            self.open(infusion_id)

    def emergency(self, infusion_id: str) -> None:
        """Show an infusion's emergency card."""
        self._at[infusion_id] = Stage.INFUSE.value
        self._show(infusion_id)
        page = self.page_of(infusion_id)
        if isinstance(page, InfusingPage) and page.panel_key != EMERGENCY:
            page.open_panel(EMERGENCY)

    def ask_about_gap(self, infusion_id: str) -> None:
        """Show the question what the pump did while nobody watched it."""
        page = self.page_of(infusion_id)
        if isinstance(page, InfusingPage):
            page.open_panel(GAP)

    def _show(self, infusion_id: str) -> None:
        before = self._shell.window.page
        self.go("", infusion_id)
        self._shell.refresh(infusion_id)
        if self._shell.window.page is before:
            # It was in front already: the keys go back to it.
            self._bring(self.page_of(infusion_id))

    def beside(self, page: Page, name: str) -> Callable[[], None]:
        """Show a page that belongs to no session, and say how to come back from it to what was shown."""
        back = partial(self._back_to, self._shell.window.page, self.name, self.shown)
        self.go(name)
        self._shell.window.show_page(page)
        self._shell.refresh()
        return back

    def _back_to(self, page: Page | None, name: str, infusion_id: str) -> None:
        """Back to a page that was shown before; to its place, where the page was made anew since."""
        there = (self.board, self.people, self.past, self.ordering.page, *self._pages.values())
        if page is not None and any(page is one for one in there):
            self.go(name, infusion_id)
            self._shell.window.show_page(page)
            self._shell.refresh()
        elif infusion_id:
            self._show(infusion_id)
        else:
            (self.patients if name == "patients" else self.today)()

    def renew(self, *, sessions: bool) -> None:
        """Make the boards anew, and the pages of infusions too where their words have changed."""
        old: list[Page] = [self.board, self.people, self.past, *(self._pages.values() if sessions else ())]
        if sessions:
            self._pages.clear()
            self._at.update(self._back)
            self._back.clear()
        self._make_boards()
        for page in old:
            side = page.side()
            self._shell.window.drop_page(page)
            if side is not None:
                # Out of the column it belongs to nobody, and would outlive its page.
                side.deleteLater()

    def go(self, name: str, infusion_id: str = "") -> None:
        """Say which place is shown, and which infusion."""
        self.name, self.shown = name, infusion_id
        self.warned_of_closing = False

    # The page of an infusion

    def page_of(self, infusion_id: str) -> SessionPage:
        """The page that shows an infusion now."""
        infusion = self._shell.ward.infusion(infusion_id)
        key = self._at.setdefault(infusion_id, where(infusion))
        made = self._pages.get((infusion_id, key))
        if made is None:
            made = self._pages[infusion_id, key] = self._made(infusion, key)
        return made

    def _made(self, infusion: Infusion, key: str) -> SessionPage:
        shell, words = self._shell, self._shell.words
        judge = self._judge(infusion.id)
        kinds: dict[str, Callable[[], SessionPage]] = {
            Stage.VERIFY.value: lambda: VerifyPage(words),
            Stage.PREPARE.value: lambda: PreparePage(words),
            Stage.BASELINE.value: lambda: BaselinePage(words, judge),
            PLAN: lambda: PlanPage(words, self._otherwise),
            Stage.INFUSE.value: lambda: InfusingPage(words.panel, self._judge_entry),
            Stage.OBSERVE.value: lambda: ObservePage(words, judge),
            Stage.SIGNATURE.value: lambda: SignPage(words),
            DONE: lambda: DonePage(words),
            AWAY: lambda: AwayPage(words),
        }
        page = kinds[key]()
        page.wished.connect(partial(shell.wish, infusion.id))
        if isinstance(page, InfusingPage):
            page.side_changed.connect(partial(self._side, page))
            page.side_changed.connect(partial(self._left_panel, infusion.id, page))
        if isinstance(page, WalkPage):
            page.stage_requested.connect(partial(self._stage, infusion.id))
            page.panel_requested.connect(partial(self._panel, infusion.id))
        if isinstance(page, SignPage):
            page.draft_requested.connect(partial(shell.papers.save_and_open, infusion.id))
        if isinstance(page, AwayPage):
            shell.transferring.join(infusion.id, page)
        if isinstance(page, DonePage):
            page.pdf_save_requested.connect(partial(shell.papers.save, infusion.id))
            page.pdf_open_requested.connect(shell.papers.open)
            page.pdf_print_requested.connect(partial(shell.papers.save_and_open, infusion.id))
            page.today_requested.connect(self.today)
        return page

    def _judge(self, infusion_id: str) -> Judge:
        ward = self._shell.ward
        return judge_of(lambda: ward.infusion(infusion_id), ward.book, ward.settings, self._shell.words.say)

    def _judge_entry(self, infusion_id: str, key: str, text: str, entry: str) -> FieldVerdict:
        """Judge a vital of a new set, or of an entry that is being corrected."""
        ward, say = self._shell.ward, self._shell.words.say
        if not entry:
            return self._judge(infusion_id)(key, text)
        now = ward.infusion(infusion_id)
        return judge_of(lambda: before_entry(now, entry, ward.book), ward.book, ward.settings, say)(key, text)

    def scanned(self, page: SessionPage, text: str) -> None:
        """Fill in what a code says. It names no product here: that and the size are read from the label."""
        code = read_code(text)
        if not isinstance(page, VerifyPage):
            return
        if code is None or not code.lot or code.expiry is None:
            page.refused((self._shell.words.say(Finding("code-not-read", Severity.STOP)),))
            return
        page.kept()
        page.vial_form.put_code(code.lot, code.expiry.isoformat(), code.serial)

    def _otherwise(
        self, infusion: Infusion, highest: Rate | None, each: Minutes | None, pause: Minutes | None, start: datetime
    ) -> PlanWords:
        """The plan in words if something were otherwise."""
        i, what_if = infusion, WhatIf(highest, each, pause)
        book, extra = self._shell.ward.book, limits_of(i.lowered)
        plan = plan_with(i.patient, i.order, i.clinic, i.pump, book, what_if, start.date(), extra)
        return plan_words(plan, self._shell.words.say, start)

    def _stage(self, infusion_id: str, key: str) -> None:
        """Look at another stage, or go on to it."""
        self._at[infusion_id] = key
        self._show(infusion_id)

    def _panel(self, infusion_id: str, key: str) -> None:
        """A page of the walk wants a form that stands on the infusing page; it comes back when that is left."""
        if key == PRINT:
            self._shell.papers.save_and_open(infusion_id)
            return
        self._back[infusion_id] = self._at[infusion_id]
        self._at[infusion_id] = Stage.INFUSE.value
        self._show(infusion_id)
        page = self.page_of(infusion_id)
        if isinstance(page, InfusingPage):
            page.open_panel(key)

    def _left_panel(self, infusion_id: str, page: InfusingPage) -> None:
        """The form that a page of the walk had wanted is closed: back to that page."""
        if not page.panel_key and self._back.get(infusion_id) and self._shell.window.page is page:
            self._at[infusion_id] = self._back.pop(infusion_id)
            self._show(infusion_id)

    # What is shown

    def refresh(self) -> None:
        """Something was kept: show it, and go on by itself only where the stage has moved."""
        shell = self._shell
        if self.shown:
            self._at[self.shown] = self._moved_on(shell.ward.infusion(self.shown))
            page = self.page_of(self.shown)
            self._tell(page, self.shown)
            if shell.window.page is not page:
                self._bring(page)
            return
        self._tell_board()

    def _moved_on(self, infusion: Infusion) -> str:
        """Which page comes next by itself: after the baseline, the first drop, the end and the signature."""
        at = self._at.get(infusion.id, "")
        page = self._pages.get((infusion.id, at))
        busy = infusion.emergency_since is not None or (isinstance(page, InfusingPage) and bool(page.panel_key))
        if where(infusion) in (DONE, AWAY) or at == AWAY:
            return where(infusion)
        if at == Stage.BASELINE.value and where(infusion) == PLAN:
            return PLAN
        if at == DONE or (infusion.started_at is not None and infusion.ended_at is None and at in _AFTER):
            # It was reopened.
            return where(infusion)
        if infusion.started_at is not None and at in _BEFORE:
            return Stage.INFUSE.value
        if infusion.ended_at is not None and at == Stage.INFUSE.value and not busy:
            return where(infusion)
        return at or where(infusion)

    def _tell(self, page: SessionPage, infusion_id: str) -> None:
        infusion, outlook = self._shell.ward.infusion(infusion_id), self._shell.outlook(infusion_id)
        if isinstance(page, InfusingPage):
            page.show_state(infusion, outlook, self._shell.ward.timeline(infusion_id))
        else:
            page.show_state(infusion, outlook)
        if isinstance(page, DonePage | SignPage):
            page.reopening.show_lead(self._shell.ward.is_lead(self._shell.ward.nurse))
        if isinstance(page, VerifyPage):
            alike = taken_for(infusion, self._shell.ward.infusions)
            page.show_similar(tuple(frame.name_and_birth(one) for one in alike))
        self._shell.window.side.emergency.show_open(infusion.emergency_since is not None)

    def _bring(self, page: SessionPage) -> None:
        self._shell.window.show_page(page)
        if isinstance(page, InfusingPage):
            self._side(page)

    def _side(self, page: InfusingPage) -> None:
        """The page's actions and entries, in the column or the bar beside it."""
        if self._shell.window.page is not page:
            return
        window, views = self._shell.window, page.action_views()
        if views != self._actions:
            self._actions = views
            for actions in (window.side, window.bar):
                actions.show_actions(views)
        window.side.show_recorded(page.recorded_views())

    def _tell_board(self) -> None:
        shell = self._shell
        ward, page = shell.ward, shell.window.page
        if page is self.board:
            signed = ((i, ward.look(i.id)) for i in ward.infusions if i.status is Status.SIGNED and i.follow_ups)
            self.board.show_state((*shell.seen, *signed), ward.now)
        elif page is self.people:
            self.people.show_state(ward.infusions, ward.now)
        elif self.setting_up.is_shown:
            self.setting_up.tell()
        elif page is self.past and self._history_of:
            self.past.show_state(ward.of_patient(self._history_of), ward.now)

    def tick(self) -> None:
        """A second has passed."""
        if not self.shown:
            if self._shell.window.page is self.board or self.setting_up.is_shown:
                self._tell_board()
            return
        page = self.page_of(self.shown)
        if self._shell.window.page is page:
            page.tick(self._shell.outlook(self.shown))

    # What the frame asks

    def action(self, key: str) -> None:
        """One of the six actions was pressed."""
        page = self._infusing()
        if page is not None:
            page.act(key)

    def amend(self, entry_id: str) -> None:
        """An entry of the list is to be corrected."""
        page = self._infusing()
        if page is not None:
            page.amend(entry_id)

    def all_entries(self) -> None:
        """Every entry is to be shown."""
        page = self._infusing()
        if page is not None:
            page.show_entries()

    def leave(self) -> None:
        """Esc outside a panel: back to the infusion where it stands."""
        page = self._infusing()
        if self.setting_up.is_shown:
            self.setting_up.leave()
        elif self.checking.is_shown:
            self.checking.leave()
        elif self._shell.transferring.is_shown:
            self._shell.transferring.leave()
        elif page is not None and page.panel_key:
            page.close_panel()
        elif self.shown and self.shown in self._at:
            self.open(self.shown)

    def _infusing(self) -> InfusingPage | None:
        page = self.page_of(self.shown) if self.shown else None
        return page if isinstance(page, InfusingPage) else None

    def warn_of_closing(self) -> None:
        """Say once that a pump runs; a second request closes."""
        self.warned_of_closing = True


def where(infusion: Infusion) -> str:
    """Which page shows an infusion where it stands."""
    if infusion.status in (Status.SIGNED, Status.VOIDED):
        return DONE
    if infusion.away is not None and infusion.emergency_since is None:
        return AWAY
    if infusion.stage is Stage.INFUSE and infusion.started_at is None:
        return PLAN
    return infusion.stage.value


def open_practice() -> None:
    """Open the practice visits in a window of their own; nothing of it reaches this chart."""
    QProcess.startDetached(sys.executable, ["-m", "nurse_app", "--practice"])
