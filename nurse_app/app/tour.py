"""A whole practice infusion in the real window in fast time, leaving a picture of each step and the PDF in a folder."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from nurse_app.app.shell import Shell
from nurse_app.app.start import Start
from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Score, Temperature
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion import wishes
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.entries import Moment
from nurse_app.infusion.ports import Clock
from nurse_app.infusion.state import Infusion
from nurse_app.machine import clock
from nurse_app.practice.autopilot import Autopilot
from nurse_app.practice.virtual_patient import VirtualPatient
from nurse_app.wording import tour as words

SETTLE_MS, OPENING_MS, PAPER_MS = 60, 60_000, 20_000
BASELINE = Reading(
    systolic=Pressure.of(122),
    diastolic=Pressure.of(74),
    pulse=PerMinute.of(72),
    respiration=PerMinute.of(15),
    temperature_c=Temperature.of("36.6"),
    spo2=Percent.of(98),
    pain=Score.of(0),
)


class FastClock:
    """The computer's clock, moved on by hand."""

    def __init__(self) -> None:
        self._real: Clock = clock.MachineClock(Moment)
        self._ahead = timedelta()

    def now(self) -> Moment:
        """The moment, as far ahead as it was moved."""
        real = self._real.now()
        ahead_ms = int(self._ahead.total_seconds() * 1000)
        return Moment(real.wall + self._ahead, real.boot_id, real.boot_ms + ahead_ms)

    def ran_ms(self) -> int | None:
        """How long the computer was awake, as far ahead as it was moved."""
        ran = self._real.ran_ms()
        return None if ran is None else ran + int(self._ahead.total_seconds() * 1000)

    def move_to(self, moment: datetime) -> None:
        """Let it be this moment, if it is still to come."""
        self._ahead += max(moment - self.now().wall, timedelta())


class Tour:
    """Takes the first planned practice visit from verify to its signed PDF."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._clock = FastClock()
        self._pictures = 0

    def run(self, app: QApplication) -> list[str]:
        """Run it; what went wrong, in sentences (empty: everything went through)."""
        self._folder.mkdir(parents=True, exist_ok=True)
        start = Start(app, Path(), None, practice=True, now=self._clock)
        start.window.resize(1366, 768)
        self._wait(OPENING_MS, lambda: start.shell is not None)
        shell = start.shell
        if shell is None:
            return [words.NOT_OPENED]
        shell.papers.folder = self._folder
        self._picture(shell, "today")
        planned = next(i for i in shell.ward.current if i.started_at is None)
        shell.places.open(planned.id)
        self._picture(shell, "verify")
        troubles = self._infuse(shell, planned)
        if not troubles:
            troubles = self._paper(shell, planned.id)
        start.close()
        return troubles

    def _infuse(self, shell: Shell, planned: Infusion) -> list[str]:
        nurse = Autopilot(VirtualPatient(BASELINE), "practice")
        kind = ""
        while True:
            infusion, outlook = shell.ward.infusion(planned.id), shell.ward.look(planned.id)
            wish = nurse.next(infusion, outlook, shell.ward.book)
            if wish is None:
                self._picture(shell, "done")
                return []
            if isinstance(wish, datetime):
                self._clock.move_to(wish)
                shell.tick()
                continue
            if isinstance(wish, wishes.Start):
                self._check_sound(shell)
            answer = shell.wish(planned.id, wish)
            if not isinstance(answer, Kept):
                found = answer.findings if answer is not None else ()
                return [words.REFUSED.format(wish=type(wish).__name__), *(shell.words.say(f) for f in found)]
            self._settle()
            if type(wish).__name__ != kind:
                kind = type(wish).__name__
                self._picture(shell, kind.lower())

    def _check_sound(self, shell: Shell) -> None:
        """Play the alarm, and say that it was heard where there is a loudspeaker."""
        shell.tick()
        self._picture(shell, "sound")
        shell.sound_check.play()
        shell.refresh()
        self._picture(shell, "heard")
        shell.sound_check.tick()
        if shell.sound_check.asks_of():
            shell.sound_check.answer(heard=True)

    def _paper(self, shell: Shell, infusion_id: str) -> list[str]:
        shell.papers.save(infusion_id)
        self._wait(PAPER_MS, lambda: shell.papers.last is not None)
        return [] if shell.papers.last is not None else [words.NO_PDF]

    def _picture(self, shell: Shell, name: str) -> None:
        self._settle()
        self._pictures += 1
        shell.window.grab().save(str(self._folder / f"{self._pictures:02d}-{name}.png"))

    def _settle(self) -> None:
        self._wait(SETTLE_MS, lambda: False)

    @staticmethod
    def _wait(most_ms: int, until: object) -> None:
        loop = QEventLoop()
        QTimer.singleShot(most_ms, loop.quit)
        check = QTimer()
        check.setInterval(10)
        check.timeout.connect(lambda: loop.quit() if callable(until) and until() else None)
        check.start()
        loop.exec()
        check.stop()


def run_tour(folder: Path) -> int:
    """Run the tour without a display; 0 when it went through, else 1 with what went wrong."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing in this program makes another kind
    troubles = Tour(folder).run(app)
    for sentence in troubles or [words.WENT_THROUGH.format(folder=folder)]:
        sys.stdout.write(f"{sentence}\n")
    return 1 if troubles else 0
