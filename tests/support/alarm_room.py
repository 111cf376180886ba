"""A window on a chart where an infusion runs, with an ear in place of the loudspeaker and a clock moved by hand."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from nurse_app.app import alarming, opening, start
from nurse_app.app.loading import load
from nurse_app.app.shell import Shell
from nurse_app.app.worker import Worker
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.state import Infusion
from nurse_app.records import keys, vault
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.window import Window
from tests.support.infusions import NURSE, Ward, minute
from tests.support.kept_made import MIGRATIONS
from tests.support.let_go import let_go
from tests.support.ward_clock import WardClock

ID = "infusion-1"
book_read_once = cache(load)


class Ear:
    """A loudspeaker that notes what it plays; `working` False: there is none."""

    def __init__(self) -> None:
        self.there = True
        self.working: bool | None = None
        self.heard: list[str] = []

    def play(self, priority: str) -> None:
        """Note it."""
        self.heard.append(str(priority))
        self.working = self.there

    def stop(self) -> None:
        """Nothing sounds."""


class AlarmRoom:
    """`ward` is the infusion as it was driven before the window was opened; its clock goes on in the window."""

    def __init__(self, folder: Path, ward: Ward, monkeypatch: Any) -> None:
        self.path, self.keys = folder / "clinic.vigil", keys.new_keys()
        self.ear, self.clock = Ear(), WardClock(ward.now)
        self.shell: Any = None
        monkeypatch.setattr(alarming, "Sounder", lambda: self.ear)
        with vault.create_raw(self.path, self.keys, migrations=MIGRATIONS) as chart:
            chart.charts.append(ID, ward.entries)

    def open(self, *, checked: bool = True) -> Shell:
        """Open the window as the start does once a password was right; the sound checked, unless asked otherwise."""
        chart = vault.open_raw(self.path, self.keys, migrations=MIGRATIONS)
        self.window, self.worker = Window(), Worker()
        self.window.show()
        shell = opening.open_shell(
            self.window, self.worker, chart, book_read_once(), self.clock, NURSE, start.new_id, training=True
        )
        self.shell = shell
        if checked:
            shell.sound_check.play()
            shell.sound_check.answer(heard=True)
            self.ear.heard.clear()
        return shell

    def close(self) -> None:
        """Let go of window and chart."""
        if self.shell is None:
            return
        let_go(self.window, self.worker, self.shell)
        self.shell = None

    def again(self) -> Shell:
        """Close and open: everything that is known then was on disk."""
        self.close()
        self.ear.heard.clear()
        return self.open(checked=False)

    def sudden_end(self) -> Shell:
        """Open the files as they lie on disk this moment, as after a kill: nobody closed them."""
        copied = Path(tempfile.mkdtemp(dir=self.path.parent))
        for part in self.path.parent.glob(f"{self.path.name}*"):
            shutil.copy(part, copied / part.name)
        self.close()
        self.path = copied / self.path.name
        self.ear.heard.clear()
        return self.open(checked=False)

    # Time

    def at(self, number: int | str, *, tick: bool = True) -> None:
        """Let it be so many minutes after the first drop, and let the window's second pass."""
        self.clock.move_to(minute(number))
        if tick:
            self.shell.tick()

    def seconds(self, count: int) -> None:
        """Let so many seconds pass, each with its look."""
        for _ in range(count):
            self.clock.move(seconds=1)
            self.shell.tick()

    # What there is

    @property
    def infusion(self) -> Infusion:
        """The infusion as it stands."""
        found: Infusion = self.shell.ward.infusion(ID)
        return found

    def told(self, kind: str, alarm: str = "") -> list[Entry]:
        """The entries of a kind, of one alarm if named."""
        kept = (e for e in self.infusion.entries if e.kind == kind)
        return [e for e in kept if not alarm or getattr(e.fact, "alarm", "") == alarm]

    def bands(self) -> list[str]:
        """What the bands say, from the top."""
        return [band.accessibleName() for band in self.window.alarms._bands]

    def press(self, words: str) -> None:
        """Press the button of a band."""
        found = [b for band in self.window.alarms._bands for b in band.findChildren(Pressable) if b.text() == words]
        found[0].requested.emit()
