"""Asks the nurse whether she hears the alarms: before each first drop, and when the program starts while one runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nurse_app.infusion.alarm_facts import VIGIL, SoundChecked
from nurse_app.infusion.outlook import Stage, Status
from nurse_app.infusion.state import Infusion
from nurse_app.ui.frame.alarm_band import AlarmView
from nurse_app.wording import sound_words as words

if TYPE_CHECKING:
    from nurse_app.app.shell import Shell

KEY, UNHEARD = "/sound-check", "/unheard"
_RUNS = (Status.INFUSING, Status.PAUSED)


class SoundCheck:
    """One press and one answer, in a band over the page. It asks and never stops a start: a second press goes on.

    An answer counts for the infusions it was asked for, until the program is
    started anew. Without a loudspeaker the program answers itself.
    """

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._done: set[str] = set()
        self._warned: set[str] = set()
        self._wanted = False
        self._played = False

    def asks_of(self) -> tuple[Infusion, ...]:
        """The infusions that nobody checked the sound for: those that run, and the one about to be started."""
        shell = self._shell
        open_ones = (i for i, _ in shell.seen if i.id not in self._done)
        return tuple(i for i in open_ones if i.status in _RUNS or (i.id == shell.places.shown and _is_ready(i)))

    def holds(self, infusion_id: str) -> bool:
        """Whether a start should wait for the check: the first time it is asked for only."""
        waits = any(i.id == infusion_id for i in self.asks_of()) and infusion_id not in self._warned
        self._warned.add(infusion_id)
        return waits

    def views(self) -> tuple[AlarmView, ...]:
        """The band that asks, or the strip that says that nothing is heard here; most of the time neither."""
        if self._played:
            return (AlarmView(KEY, "check", words.DID_YOU_HEAR, words.HEARD, words.NOT_HEARD),)
        if self._wanted or self.asks_of():
            return (AlarmView(KEY, "check", words.CHECK_FIRST, words.PLAY),)
        unheard = self.unheard()
        return (AlarmView(UNHEARD, "unheard", unheard, words.TRY_AGAIN),) if unheard else ()

    def unheard(self) -> str:
        """That no alarm is heard here, as a sentence; empty where nobody found so."""
        if not self._shell.alarms.sound_there:
            return words.NO_SPEAKER
        return words.UNHEARD if self._shell.ward.settings.sound_heard == "no" else ""

    def ask(self) -> None:
        """Ask though nobody has to be asked: the nurse pressed the sound's tab, or wants to try again."""
        self._wanted = True

    def press(self, key: str) -> bool:
        """Her press on a band: play, heard, or try again. False: it is not a band of the sound."""
        if key == UNHEARD:
            self.ask()
            self.play()
        elif key != KEY:
            return False
        elif self._played:
            self.answer(heard=True)
        else:
            self.play()
        return True

    def play(self) -> None:
        """Play the sound and ask for her answer."""
        self._shell.alarms.try_sound()
        self._played = True

    def answer(self, *, heard: bool) -> None:
        """Keep her answer."""
        shell = self._shell
        shell.places.setting_up.keep_sound(heard=heard)
        self._keep("heard" if heard else "not-heard", shell.ward.nurse)

    def tick(self) -> None:
        """A second has passed: say it where no loudspeaker was found, or where the start went on without."""
        if self._played and not self._shell.alarms.sound_there:
            self._keep("no-speaker", VIGIL)
        for infusion in self.asks_of():
            if infusion.id in self._warned and infusion.started_at is not None:
                self._tell(infusion, "not-checked", VIGIL)

    def _keep(self, answer: str, author: str) -> None:
        asked = self.asks_of() or tuple(i for i, _ in self._shell.seen if i.status in _RUNS)
        self._wanted = self._played = False
        for infusion in asked:
            self._tell(infusion, answer, author)

    def _tell(self, infusion: Infusion, answer: str, author: str) -> None:
        self._done.add(infusion.id)
        self._shell.alarm_keeping.keep(infusion.id, (SoundChecked(answer),), author)


def _is_ready(infusion: Infusion) -> bool:
    return infusion.status is Status.READY and infusion.stage is Stage.INFUSE
