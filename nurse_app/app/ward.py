"""The open chart: every infusion as it stands, and the one way from a wish to an entry on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from nurse_app.app.granting import Counter, grant
from nurse_app.casefile.order_file import OrderCase
from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Severity
from nurse_app.infusion import desk, wishes
from nurse_app.infusion.alarm_facts import VIGIL, AlarmFact
from nurse_app.infusion.asking import Answer, Ask, Kept, Refused
from nurse_app.infusion.canonical import head
from nurse_app.infusion.desk_papers import brought_in
from nurse_app.infusion.drawing import timeline_of
from nurse_app.infusion.entries import Entry, Opened
from nurse_app.infusion.fold import fold, noted
from nurse_app.infusion.history import past_of
from nurse_app.infusion.look import look
from nurse_app.infusion.outlook import Outlook, Status
from nurse_app.infusion.ports import Charts, Clock
from nurse_app.infusion.record_file import Record
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.steady import Happening
from nurse_app.infusion.timeline import Timeline
from nurse_app.settings import Settings
from nurse_app.wording.frame import EMERGENCY_PRESSED_THEN

RECENT = timedelta(days=14)
OVER = (Status.SIGNED, Status.VOIDED)

_ONLY_TO_LOOK = Refused((Finding("read-only", Severity.STOP),))


class Ward:
    """All infusions of a chart. State is a fold of what is on disk: it moves on only after an entry was kept.

    Args:
        is_password: whether a nurse's password is right (half a second).
        new_id: makes the id of a new entry or infusion.
        training: whether new infusions are practice.

    `running_down` is the percent of the laptop's battery while it is not being charged, as last told.
    """

    def __init__(
        self,
        charts: Charts,
        book: Book,
        settings: Settings,
        nurse: str,
        clock: Clock,
        new_id: Callable[[], str],
        is_password: Callable[[str, str], bool],
        *,
        training: bool = False,
    ) -> None:
        self.book, self.settings, self.nurse = book, settings, nurse
        self._charts, self._clock, self._new_id, self._is_password = charts, clock, new_id, is_password
        self._infusions: dict[str, Infusion] = {}
        self._all_read = False
        self._training = training
        self.read_only = False
        self.is_lead: Callable[[str], bool] = lambda _nurse: training
        self.running_down: int | None = None

    # What there is

    def read_recent(self) -> None:
        """Read the infusions of the last two weeks; older ones wait until `read_all`."""
        since = self.now - RECENT
        for one in self._charts.infusions():
            if one.opened >= since:
                self._read(one.id)

    def read_all(self) -> None:
        """Read every infusion on the chart."""
        if not self._all_read:
            for one in self._charts.infusions():
                self._read(one.id)
            self._all_read = True

    def _read(self, infusion_id: str) -> None:
        if infusion_id not in self._infusions:
            self._infusions[infusion_id] = fold(infusion_id, self._charts.entries(infusion_id), self.book)

    @property
    def now(self) -> datetime:
        """The time by the ward's clock: steady while an infusion is under way."""
        return self._clock.now().wall

    @property
    def infusions(self) -> tuple[Infusion, ...]:
        """All that were read, newest first."""
        return tuple(sorted(self._infusions.values(), key=lambda i: (i.opened_at, i.id), reverse=True))

    @property
    def current(self) -> tuple[Infusion, ...]:
        """Those not yet signed or voided that go on here, by chair."""
        here = (i for i in self.infusions if i.status not in OVER and i.away is None)
        return tuple(sorted(here, key=lambda i: i.opened.chair))

    def infusion(self, infusion_id: str) -> Infusion:
        """One infusion as it stands."""
        self._read(infusion_id)
        return self._infusions[infusion_id]

    def of_patient(self, key: str) -> tuple[Infusion, ...]:
        """All infusions of one patient, newest first."""
        self.read_all()
        return tuple(i for i in self.infusions if i.patient.key == key)

    def look(self, infusion_id: str) -> Outlook:
        """What the screen shows of one infusion now."""
        return look(self.infusion(infusion_id), self.now, self.book)

    def timeline(self, infusion_id: str) -> Timeline:
        """One infusion as series and marks, up to now."""
        return timeline_of(self.infusion(infusion_id), self.now, self.book)

    # Another laptop

    def send_to_file(self, infusion_id: str, file: str) -> Answer:
        """Keep that a session goes on at another laptop, by a file of this name.

        Raises:
            ChartTrouble: as `wish`.
        """
        if self.read_only:
            return _ONLY_TO_LOOK
        answer = desk.send_to_file(self.infusion(infusion_id), self.ask(), file, self.book)
        if isinstance(answer, Kept):
            self._keep(infusion_id, answer.entries)
        return answer

    def take_over(self, infusion_id: str, sent: tuple[Entry, ...], file: str) -> Answer:
        """Keep what another laptop sent, and that this nurse goes on with it here.

        Raises:
            ChartTrouble: as `wish`; nothing of it was kept.
        """
        if self.read_only:
            return _ONLY_TO_LOOK
        opened = sent[0].fact
        if isinstance(opened, Opened) and opened.training is not self._training:
            return Refused((Finding("practice-differs", Severity.STOP),))
        here = self._charts.entries(infusion_id)
        answer = desk.take_over(infusion_id, sent, here, file, self.ask(), self.book)
        if isinstance(answer, Kept):
            self._infusions.pop(infusion_id, None)
            if here:
                self._read(infusion_id)
            self._keep(infusion_id, answer.entries)
        return answer

    # What is asked

    def ask(self) -> Ask:
        """A request made now by the nurse at the laptop."""
        return Ask(self._clock.now(), self.nurse, self._new_id, lead=self.is_lead(self.nurse))

    def wish(self, infusion_id: str, wish: object) -> Answer:
        """Answer a wish: what is granted is on disk when this returns.

        Raises:
            ChartTrouble: it could not be kept; the state is as before.
        """
        infusion = self.infusion(infusion_id)
        if self.read_only:
            return _ONLY_TO_LOOK
        if isinstance(wish, wishes.Sign):
            answer = self._sign(infusion, wish)
        else:
            answer = grant(wish, Counter(infusion, self.ask(), self.book, self.settings, self.running_down))
        if isinstance(answer, Kept):
            self._keep(infusion_id, answer.entries)
        return answer

    def open_emergency(self, infusion_id: str, author: str, since: datetime | None = None) -> Answer:
        """Open the card, by the nurse or somebody else (or not signed in), from when it was pressed; None: now.

        A press that cannot be this infusion's, from before it was on the chart, opens the card as of now.
        """
        if self.read_only:
            return _ONLY_TO_LOOK
        infusion, now = self.infusion(infusion_id), self.ask()
        now = replace(now, author=author or now.author)
        began = replace(now, happened=since, because_late=EMERGENCY_PRESSED_THEN)
        answer = desk.open_emergency(infusion, began, self.book)
        if not isinstance(answer, Kept) and since is not None:
            answer = desk.open_emergency(infusion, now, self.book)
        if isinstance(answer, Kept):
            self._keep(infusion_id, answer.entries)
        return answer

    def tell_alarms(self, infusion_id: str, told: tuple[AlarmFact, ...], author: str) -> None:
        """Keep what became of alarms; after the signature nothing is kept. Quick: nothing clinical follows from it.

        Raises:
            ChartTrouble: it could not be kept.
        """
        infusion = self.infusion(infusion_id)
        answer = desk.tell_alarms(infusion, replace(self.ask(), author=author), told, self.book)
        if isinstance(answer, Kept):
            self._charts.append(infusion_id, answer.entries)
            self._infusions[infusion_id] = noted(infusion, answer.entries)

    def keep_happening(self, infusion_id: str, happened: Happening) -> None:
        """Keep on an infusion what happened to the clocks; a sealed one takes none.

        Raises:
            ChartTrouble: it could not be kept; the state is as before.
        """
        ask = replace(self.ask(), author=VIGIL)
        answer = desk.clock_jumped(self.infusion(infusion_id), ask, happened, self.book)
        if isinstance(answer, Kept):
            self._keep(infusion_id, answer.entries)

    def is_password(self, nurse: str, password: str) -> bool:
        """Whether this is the nurse's password; half a second, so ask it from a worker."""
        return self._is_password(nurse, password)

    def _sign(self, infusion: Infusion, wish: wishes.Sign) -> Answer:
        if not self._is_password(self.nurse, wish.password):
            return Refused((Finding("password-wrong", Severity.STOP),))
        return desk.sign(infusion, self.ask(), head(infusion.entries), self.book)

    def open(self, case: OrderCase, chair: int, planned_for: datetime | None = None) -> tuple[str, Answer]:
        """Put a patient and an order on the chart; the new infusion's id, and the answer."""
        if self.read_only:
            return "", _ONLY_TO_LOOK
        patient = case.patient if case.patient.key else replace(case.patient, key=self._new_id())
        past = past_of(self.of_patient(patient.key)) or None
        answer = desk.open_infusion(
            self.ask(), patient, case.order, case.clinic, case.pump, self.book, past, planned_for, chair, self._training
        )
        infusion_id = self._new_id()
        if isinstance(answer, Kept):
            self._keep(infusion_id, answer.entries)
        return infusion_id, answer

    def bring_in(self, record: Record, name: str, file: str, certificate: str) -> None:
        """Keep the record of a signed PDF with all its entries, and that it came from there, in one transaction.

        Raises:
            ChartTrouble: it could not be kept; nothing was.
        """
        self._keep(record.infusion, brought_in(record, self.ask(), name, file, certificate).entries)

    def _keep(self, infusion_id: str, entries: tuple[Entry, ...]) -> None:
        self._charts.append(infusion_id, entries)
        before = self._infusions[infusion_id].entries if infusion_id in self._infusions else ()
        self._infusions[infusion_id] = fold(infusion_id, (*before, *entries), self.book)
