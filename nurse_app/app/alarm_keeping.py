"""Lets the alarms of all chairs be heard and seen, and keeps in each infusion what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from nurse_app.app import attention
from nurse_app.app.alarming import PAUSE, Alarming
from nurse_app.errors import ChartTrouble
from nurse_app.infusion.alarm_facts import VIGIL, AlarmAnswered, AlarmFact, SoundBack, SoundPaused, alarm_key
from nurse_app.infusion.alarm_log import alarm_news, episodes, last_alarm_entry, pauses
from nurse_app.infusion.asking import fixed
from nurse_app.infusion.outlook import Alarm, Outlook, Priority
from nurse_app.infusion.state import Infusion

if TYPE_CHECKING:
    from nurse_app.app.shell import Shell

TRY_AGAIN = timedelta(seconds=30)
"""After the disk refused an entry about alarms, the next try waits so long; the alarms go on."""


class AlarmKeeping:
    """Hears with every look, writes once a second; an answer and a pause are on disk at the press.

    What was answered and paused before the program ended is read from the entries again.
    """

    def __init__(self, shell: Shell, alarming: Alarming) -> None:
        self._shell, self._alarming = shell, alarming
        self._known: dict[str, int] = {}
        self._try_from: datetime | None = None
        now = shell.ward.now
        for infusion in shell.ward.current:
            self._take_up(infusion, now)

    def _take_up(self, infusion: Infusion, now: datetime) -> None:
        for pause in pauses(infusion.entries)[-1:]:
            if pause.back_at is None and now < pause.until:
                self._alarming.pause_sound((_key(infusion, one) for one in pause.alarms), pause.until)
        for episode in episodes(infusion.entries):
            if episode.is_open and episode.answered_at is not None:
                self._alarming.quiet(_key(infusion, episode.key), episode.answered_at + PAUSE)

    # Heard and seen

    def present(self) -> dict[str, Alarm]:
        """Every alarm of every chair by its key, and the laptop's own."""
        of_chairs = {key: a for i, outlook in self._shell.seen for key, a in self._of(i, outlook).items()}
        return of_chairs | self._shell.powering.alarms()

    def _of(self, infusion: Infusion, outlook: Outlook) -> dict[str, Alarm]:
        """The alarms of one infusion by their keys, the laptop's among them while it runs."""
        own = {_key(infusion, alarm_key(a)): a for a in outlook.alarms}
        return own | self._shell.powering.alarms_of(infusion)

    def hear(self) -> None:
        """Sound what needs it, and bring the window and a screen reader along with what is loud."""
        present = self.present()
        called = self._alarming.hear(present, self._shell.ward.now)
        loud = [key for key in called if present[key].priority is not Priority.LOW]
        if loud:
            window = self._shell.window
            attention.call_nurse(window, urgent=any(present[key].priority is Priority.HIGH for key in loud))
            window.alarms.say_again(frozenset(loud))

    def _shown(self) -> dict[str, str]:
        """Where each alarm can be seen: in a band, or as the line of its chair on the locked screen."""
        shell = self._shell
        if not attention.in_sight(shell.window):
            return {}
        if shell.lock.is_locked:
            loudest = ((i, o.alarms[0]) for i, o in shell.seen if o.alarms)
            return {_key(i, alarm_key(a)): "locked" for i, a in loudest if a.priority is not Priority.LOW}
        return dict.fromkeys(shell.window.alarms.in_sight(), "window")

    # Kept

    def tick(self) -> None:
        """A second has passed: keep what is new of the alarms of each infusion."""
        now = self._shell.ward.now
        if self._try_from is not None and now < self._try_from:
            return
        shown = self._shown()
        for infusion, outlook in self._shell.seen:
            mine = self._of(infusion, outlook)
            sounds = {alarm_key(a): self._sound(key, a, now) for key, a in mine.items()}
            seen = {alarm_key(a): shown[key] for key, a in mine.items() if key in shown}
            self._keep_news(infusion, tuple(mine.values()), seen, sounds, now)

    def _sound(self, key: str, alarm: Alarm, now: datetime) -> str:
        sound = self._alarming.sound_of(key, alarm, now)
        return "not-heard" if sound == "on" and self._shell.ward.settings.sound_heard == "no" else sound

    def _keep_news(
        self,
        infusion: Infusion,
        alarms: tuple[Alarm, ...],
        shown: Mapping[str, str],
        sounds: Mapping[str, str],
        now: datetime,
    ) -> None:
        # Not the look's: an answer may have been kept since.
        entries = self._shell.ward.infusion(infusion.id).entries
        known = self._known.setdefault(infusion.id, last_alarm_entry(entries))
        self._known[infusion.id] = len(entries)
        told: list[AlarmFact] = [*alarm_news(entries, alarms, shown, sounds, known)]
        for pause in pauses(entries)[-1:]:
            if pause.back_at is None and now >= pause.until:
                told.insert(0, SoundBack("time"))
        if told:
            self.keep(infusion.id, tuple(told))

    def keep(self, infusion_id: str, told: tuple[AlarmFact, ...], author: str = VIGIL) -> bool:
        """Keep these; False when the disk refused, which the nurse is told once."""
        try:
            self._shell.ward.tell_alarms(infusion_id, told, author)
        except ChartTrouble as why:
            first, self._try_from = self._try_from is None, self._shell.ward.now + TRY_AGAIN
            if first:
                self._shell.not_kept(infusion_id, why)
            return False
        self._try_from = None
        return True

    # The nurse's presses

    def answered(self, key: str) -> None:
        """She pressed an alarm's own button: it is quiet for a while, and that is kept."""
        alarm = self.present().get(key)
        if alarm is None:
            return
        infusion_id = key.partition("/")[0]
        ward = self._shell.ward
        told = {e.key: e for e in episodes(ward.infusion(infusion_id).entries) if e.is_open}
        one = told.get(alarm_key(alarm))
        self._alarming.quiet(key, ward.now + PAUSE)
        if one is not None and one.answered_at is None:
            self.keep(infusion_id, (AlarmAnswered(alarm.code, alarm.since),), ward.nurse)

    def can_pause(self) -> bool:
        """Whether something sounds that could be paused."""
        return any(alarm.priority is not Priority.LOW for alarm in self.present().values())

    def pause(self, key: str = "") -> None:
        """Pause the sound of what is there now; pressed again (on the rail, or on a band that is quiet) it is back."""
        ward, now = self._shell.ward, self._shell.ward.now
        loud = {key: a for key, a in self.present().items() if a.priority is not Priority.LOW}
        if self._alarming.paused_until is not None and (not key or self._alarming.is_quiet(key, now)):
            self._alarming.sound_back()
            for infusion, _ in self._shell.seen:
                if any(pause.back_at is None for pause in pauses(infusion.entries)[-1:]):
                    self.keep(infusion.id, (SoundBack("nurse"),), ward.nurse)
        elif loud:
            until = fixed(now + PAUSE)
            self._alarming.pause_sound(loud, until)
            for infusion, outlook in self._shell.seen:
                if mine := tuple(alarm_key(a) for key, a in self._of(infusion, outlook).items() if key in loud):
                    self.keep(infusion.id, (SoundPaused(until, mine),), ward.nurse)


def _key(infusion: Infusion, alarm: str) -> str:
    return f"{infusion.id}/{alarm}"
