"""The open window: which page is shown, wishes to the ward, the ward's state to the pages, once a second the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from nurse_app.app import backing_up, hourly_check, transferring
from nurse_app.app.alarm_keeping import AlarmKeeping
from nurse_app.app.alarming import Alarming
from nurse_app.app.clipboard import OwnClipboard
from nurse_app.app.diary import Diary
from nurse_app.app.drafting import Drafting
from nurse_app.app.emergencies import for_emergency
from nurse_app.app.frame_views import (
    ALREADY_SAVED,
    CLOCK_SET,
    DRAFTS,
    WHICH_CHAIR,
    MachineState,
    Seen,
    alarm_views,
    already_saved_view,
    banner_view,
    chair_question,
    clock_views,
    in_front_of_late,
    rail_view,
    ranked,
    watch_views,
)
from nurse_app.app.gate import Gate
from nurse_app.app.locking import Locking
from nurse_app.app.page_words import words_for
from nurse_app.app.papers import Papers
from nurse_app.app.places import Places
from nurse_app.app.powering import Powering
from nurse_app.app.sound_check import KEY as SOUND_CHECK
from nurse_app.app.sound_check import SoundCheck
from nurse_app.app.ward import Ward
from nurse_app.app.watching import Watching
from nurse_app.app.worker import Worker
from nurse_app.errors import ChartTrouble, VigilTrouble
from nurse_app.infusion import wishes
from nurse_app.infusion.alarm_facts import ALARM_FACTS
from nurse_app.infusion.alarms import GAP
from nurse_app.infusion.asking import Answer, Kept
from nurse_app.infusion.outlook import Outlook, Status
from nurse_app.records.chart import Chart
from nurse_app.records.deeds import Done
from nurse_app.ui.frame.alarm_band import MOST_BANDS, AlarmView
from nurse_app.ui.frame.banner import BannerView
from nurse_app.ui.frame.rail import RailView
from nurse_app.ui.window import Window
from nurse_app.wording import frame, sound_words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.trouble import trouble_words

TICK_MS = 1000
RUNS = (Status.INFUSING, Status.PAUSED)


class Shell(QObject):
    """Joins the window with the ward.

    `places` holds the pages and knows which one shows an infusion; `lock` and
    `alarms` are kept apart. An entry is on disk before a page hears of it.
    """

    def __init__(
        self,
        window: Window,
        worker: Worker,
        ward: Ward,
        watching: Watching,
        words: PageBook,
        chart: Chart,
        gate: Gate,
        diary: Diary,
        *,
        training: bool,
    ) -> None:
        super().__init__()
        self.gate, self.diary = gate, diary
        self.watching = watching
        self.window, self.worker, self.ward, self.words, self.chart = window, worker, ward, words, chart
        self.training = training
        self._saved_at: datetime | None = None
        self._saved_well = True
        self._already_saved = tuple(one for one in chart.already_saved if not isinstance(one[1].fact, ALARM_FACTS))
        self._seen: tuple[Seen, ...] = ()
        self._emergency_from: datetime | None = None
        self._rail: RailView | None = None
        self._banner: BannerView | None = None
        self.powering = Powering(self)
        self.alarms = Alarming()
        self.alarm_keeping, self.sound_check = AlarmKeeping(self, self.alarms), SoundCheck(self)
        self.backups, self.transferring = backing_up.BackingUp(self), transferring.Transferring(self)
        self.hourly = hourly_check.HourlyCheck(self)
        self.places = Places(self)
        self.papers = Papers(self)
        self.lock = Locking(self)
        self.drafting = Drafting(self)
        self.clipboard = OwnClipboard(QGuiApplication.clipboard())
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._watch_clocks()
        self.places.today()
        self.drafting.restore()

    def _connect(self) -> None:
        window = self.window
        window.emergency_requested.connect(self.emergency)
        window.today_requested.connect(lambda: self._unless_locked(self.places.today))
        window.rail.patients_requested.connect(lambda: self._unless_locked(self.places.patients))
        window.rail.sound_requested.connect(lambda: self._sound(""))
        window.rail.power_requested.connect(self._power)
        window.rail.nurse_requested.connect(lambda: self._unless_locked(self.places.setting_up.begin))
        window.rail.backup_requested.connect(lambda: self._unless_locked(self.places.setting_up.begin))
        window.chair_requested.connect(self._chair)
        window.lock_requested.connect(self.lock.lock)
        window.leave_requested.connect(lambda: (self.lock if self.lock.is_locked else self.places).leave())
        window.action_requested.connect(lambda key: self._unless_locked(lambda: self.places.action(key)))
        window.side.amend_requested.connect(self.places.amend)
        window.side.opened.connect(self.places.amend)
        window.side.all_requested.connect(self.places.all_entries)
        window.alarms.answered.connect(self._show_alarm)
        window.alarms.sound_off_requested.connect(self._sound)

    def _unless_locked(self, go: Callable[[], None]) -> None:
        """The keys that work everywhere lead nowhere from the locked screen, but for Emergency."""
        if not self.lock.is_locked:
            go()

    # Wishes

    def wish(self, infusion_id: str, wish: object) -> Answer | None:
        """Ask for something; the page hears the answer. None: it could not be kept."""
        page = self.places.page_of(infusion_id)
        if isinstance(wish, wishes.AddVial) and wish.scanned:
            self.places.scanned(page, wish.scanned)
            return None
        if isinstance(wish, wishes.HandOver) and not self._may_take_over(wish.nurse):
            page.refused((frame.NOT_ON_CHART.format(nurse=wish.nurse),))
            return None
        if isinstance(wish, wishes.Start) and self.powering.holds(infusion_id):
            self._frame()
        elif isinstance(wish, wishes.Start) and self.sound_check.holds(infusion_id):
            page.refused((sound_words.START_AGAIN,))
            return None
        try:
            if isinstance(wish, wishes.SendToFile):
                answer = self.transferring.send(infusion_id, wish.folder)
            else:
                answer = self.ward.wish(infusion_id, wish)
        except ChartTrouble as why:
            self.not_kept(infusion_id, why)
            return None
        if isinstance(answer, Kept):
            self._saved_at, self._saved_well = self.ward.now, True
            page.kept()
            self._for_the_lead(infusion_id, wish)
            self.refresh(infusion_id)
            if isinstance(wish, wishes.HandOver):
                self._hand_over(wish.nurse)
            elif isinstance(wish, wishes.Sign):
                self.backups.want()
                self.hourly.want()
        else:
            page.refused(tuple(self.words.say(f) for f in answer.findings))
        return answer

    def _for_the_lead(self, infusion_id: str, wish: object) -> None:
        """Unverified label figures are the lead's to confirm; a nurse with none at hand may, and the lead is told."""
        unverified = isinstance(wish, wishes.Decide) and wish.finding.endswith("-unverified")
        if unverified and not self.ward.is_lead(self.ward.nurse):
            self.diary.note(Done.FIGURES_CONFIRMED, infusion=infusion_id)

    def _may_take_over(self, nurse: str) -> bool:
        """Whether the next nurse can sign in here; else nobody could chart after a handover."""
        return self.training or nurse.strip() in self.chart.nurses

    def _hand_over(self, nurse: str) -> None:
        """The next nurse signs in with her own password; on practice data there is none to ask."""
        if self.training:
            self.ward.nurse = nurse.strip()
            self.refresh()
        else:
            self.lock.lock(nurse.strip())

    def not_kept(self, infusion_id: str, why: ChartTrouble) -> None:
        """Say that an entry could not be kept, and what to do."""
        self._saved_well = False
        told = trouble_words(why)
        self.places.page_of(infusion_id).refused((told.title, told.happened, *told.to_do))
        self.refresh()

    def emergency(self, chair: int, author: str = "") -> None:
        """Open the emergency card of a chair; 0 means the one shown. The clock starts at the press."""
        if self.lock.emergency(chair):
            self.refresh()
            return
        shown = self.places.shown
        found = for_emergency(self.ward.current, chair, shown)
        if not chair and shown and self.ward.infusion(shown).away is not None:
            # It goes on at another laptop, but its patient may sit here.
            found = self.ward.infusion(shown)
        if found is None:
            self._emergency_from = self.ward.now if self._emergency_from is None else self._emergency_from
            self.places.today()
            return
        self.emergency_of(found.id, author)

    def take_up_emergency(self, since: datetime | None) -> None:
        """Open the card of an emergency that was pressed before the chart was open."""
        if since is not None:
            self._emergency_from = since
            self.emergency(0)

    def emergency_of(self, infusion_id: str, author: str = "") -> None:
        """Open the emergency card of an infusion, from the moment Emergency was first pressed."""
        found = self.ward.infusion(infusion_id)
        try:
            if found.emergency_since is None:
                self.ward.open_emergency(infusion_id, author, self._emergency_from)
        except ChartTrouble as why:
            # The nurse goes on with the patient; the page says that the time is to be written on paper.
            self.places.open(infusion_id)
            self.not_kept(infusion_id, why)
            return
        self._emergency_from = None
        # That shows the page anew with everything kept so far: a second refresh would only make the card wait.
        self.places.emergency(infusion_id)

    def only_look(self) -> None:
        """This is a copy of a damaged chart: nothing can be entered, and nothing is backed up of it."""
        self.ward.read_only = True
        self.refresh()

    def use_words(self) -> None:
        """Make the words of the pages anew, for they carry the unit of temperature, emergency number and address."""
        self.words = words_for(self.ward.book, self.ward.settings)

    @property
    def asks_for_chair(self) -> datetime | None:
        """Since when an emergency waits for its chair to be named."""
        return self._emergency_from

    @property
    def saved_at(self) -> datetime | None:
        """When something was last saved since the start."""
        return self._saved_at

    # State

    def tick(self) -> None:
        """A second has passed."""
        kept = self._watch_clocks()
        self._look()
        self.sound_check.tick()
        self._frame()
        self.places.refresh() if kept else self.places.tick()
        self.lock.tick()
        self.clipboard.tick()
        if self.chart.is_shut:
            # Locked for a while with nothing running: nothing can be kept, and there is nothing to keep.
            return
        self.alarm_keeping.tick()
        self.diary.tick()
        self.drafting.tick()
        self.backups.tick()
        self.hourly.tick()

    def _watch_clocks(self) -> bool:
        """Whether something was kept of what happened to the clocks."""
        try:
            return self.watching.tick()
        except ChartTrouble:
            # The rail says that it is not saved; the next second tries again.
            self._saved_well = False
            return False

    def refresh(self, infusion_id: str = "") -> None:
        """Something was kept, of one infusion or (empty) of any: show it. The others' next second tells the rest."""
        self._look(infusion_id)
        self._frame()
        self.places.refresh()

    def show_banner(self, banner: BannerView) -> None:
        """Show another banner than a session's: whose order is being written."""
        self._banner = banner
        self.window.banner.show_view(banner)

    def outlook(self, infusion_id: str) -> Outlook:
        """What was last worked out of an infusion: when something was kept, or in this second."""
        known = next((o for i, o in self._seen if i.id == infusion_id), None)
        return self.ward.look(infusion_id) if known is None else known

    @property
    def seen(self) -> tuple[Seen, ...]:
        """Every current infusion with its outlook, by chair."""
        return self._seen

    def _look(self, only: str = "") -> None:
        before = {i.id: o for i, o in self._seen if only and i.id != only}
        self._seen = tuple((i, before.get(i.id) or self.ward.look(i.id)) for i in self.ward.current)
        self.powering.look()

    def _frame(self) -> None:
        window, seen = self.window, self._seen
        # Before the bands: what is new there is told to a screen reader by its band.
        self.alarm_keeping.hear()
        chairs = tuple(each for each in seen if each[0].opened.planned_for is None or each[0].started_at)
        heard = self.alarms.sound_there and self.ward.settings.sound_heard != "no"
        short, power = self.backups.short, (self.powering.battery, self.powering.may_sleep)
        state = MachineState(self._saved_at, self._saved_well, self.alarms.paused_until, heard, power, short)
        rail = rail_view(
            self.ward.now, chairs, self.places.shown, self.places.name, self.ward.nurse, state, self.training
        )
        # Fitting the rail takes longer than all the rest of it; most seconds change nothing there.
        if rail != self._rail:
            self._rail = rail
            window.rail.show_view(rail)
        if self.places.shown:
            one = self.ward.infusion(self.places.shown)
            banner = banner_view(one, self.outlook(one.id), self.words.names)
            if banner != self._banner:
                self._banner = banner
                window.banner.show_view(banner)
        asked = () if self._emergency_from is None else (self._question(self._emergency_from),)
        alarms = alarm_views(seen, self.words.say, self.alarms, self.ward.now)
        told = (*self._told_once(), *self.drafting.told(), *clock_views(self.watching.notes))
        ranks = ranked(alarms, self.powering.bands())
        first = in_front_of_late((*self.hourly.bands(), *self.transferring.bands()), ranks)
        bands = (*asked, *first, *told, *self.sound_check.views(), *self.backups.bands())
        # Beside a session one band leaves the room to type in; the chairs' tabs tell the rest.
        window.alarms.show_view(bands, most=1 if self.places.shown else MOST_BANDS)

    def _told_once(self) -> tuple[AlarmView, ...]:
        """What was saved before a sudden end, until the nurse has seen it: she must not enter it again."""
        kept = [(self.ward.infusion(infusion_id), entry) for infusion_id, entry in self._already_saved]
        return (already_saved_view(kept, self.words.names),) if kept else ()

    def watch(self) -> tuple[object, ...]:
        """The chairs as the locked screen shows them."""
        return watch_views(self._seen)

    def _chair(self, chair: int) -> None:
        if self.lock.is_locked:
            self.lock.chair(chair)
            return
        if self._emergency_from is not None:
            self.emergency(chair)
            return
        found = next((i for i, _ in self._seen if i.opened.chair == chair and i.started_at), None)
        found = found or next((i for i, _ in self._seen if i.opened.chair == chair), None)
        if found is not None:
            self.places.open(found.id)

    def _question(self, since: datetime) -> AlarmView:
        return chair_question(since, self.ward.settings.emergency_number, there=bool(self.ward.current))

    def _show_alarm(self, key: str) -> None:
        if key == WHICH_CHAIR:
            # Nothing is recorded yet: the clock that ran belonged to nobody.
            self._emergency_from = None
            self._frame()
            return
        ours = {
            backing_up.BAND: self.backups.seen,
            hourly_check.BAND: self.hourly.seen,
            transferring.BAND: self.transferring.seen,
        }
        if key in ours:
            ours[key]()
            self._frame()
            return
        if key == DRAFTS:
            self.drafting.seen()
            self._frame()
            return
        if key == ALREADY_SAVED:
            self._already_saved = ()
            self._frame()
            return
        if key == CLOCK_SET:
            self.watching.seen()
            self._frame()
            return
        if self.powering.press(key) or self.sound_check.press(key):
            self.refresh()
            return
        self.alarm_keeping.answered(key)
        infusion_id = key.partition("/")[0]
        if infusion_id:
            self.places.open(infusion_id)
            if key.startswith(f"{infusion_id}/{GAP}"):
                self.places.ask_about_gap(infusion_id)

    def _power(self) -> None:
        self.powering.explain()
        self._frame()

    def _sound(self, key: str) -> None:
        """The second button of a band, or the rail's tab (no key): pause what sounds, else check the sound."""
        if key == SOUND_CHECK:
            self.sound_check.answer(heard=False)
        elif self.alarms.paused_until is not None or self.alarm_keeping.can_pause():
            self.alarm_keeping.pause(key)
        else:
            self.sound_check.ask()
        self.refresh()

    # The end

    def may_close(self) -> bool:
        """Whether the window may be closed: not while a pump runs, unless asked twice."""
        if any(i.status in RUNS for i, _ in self._seen) and not self.places.warned_of_closing:
            self.places.warn_of_closing()
            return False
        return True

    def end(self) -> None:
        """Let go of everything."""
        self._timer.stop()
        self.watching.end()
        self.lock.end()
        self.clipboard.end()
        self.powering.end()
        self.alarms.end()
        if not self.chart.is_shut:
            self.diary.note(Done.CLOSED)
            self.diary.tick()
        self.backups.end()
        self.hourly.end()
        self.chart.close()

    def trouble(self, why: VigilTrouble) -> None:
        """Show trouble of a long task on the page shown."""
        told = trouble_words(why) if isinstance(why, ChartTrouble) else None
        lines = (told.title, told.happened, *told.to_do) if told else (str(why),)
        if self.places.shown:
            self.places.page_of(self.places.shown).refused(lines)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.lock.heard(event)
        return super().eventFilter(watched, event)
