"""Someone sitting before an open chart: what she sees of an infusion, and time that passes while she sits there."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt

from nurse_app.app.shell import Shell
from nurse_app.app.start import Start
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from tests.support.hands import Hands
from tests.support.ward_clock import WardClock


class Sitting(Hands):
    """The window with its clock; the infusion before her is the one that the window shows."""

    start: Start
    clock: WardClock

    @property
    def shell(self) -> Shell:
        """The open window's inside."""
        assert self.start.shell is not None
        return self.start.shell

    # What she sees

    @property
    def id(self) -> str:
        """The infusion before her."""
        return self.shell.places.shown

    @property
    def infusion(self) -> Infusion:
        """The infusion before her, as it stands."""
        return self.shell.ward.infusion(self.id)

    @property
    def outlook(self) -> Outlook:
        """What the screen shows of it now."""
        return self.shell.ward.look(self.id)

    # Time

    def pass_time(self, minutes: int = 0, seconds: int = 0) -> None:
        """Let time pass with a hand on the keyboard, so that nothing locks."""
        self.clock.move(minutes, seconds)
        self.key(Qt.Key.Key_Shift)
        self.shell.tick()

    def wait_for(self, moment: datetime) -> None:
        """Let it be a moment."""
        self.clock.move_to(moment)
        self.key(Qt.Key.Key_Shift)
        self.shell.tick()

    def next_due(self) -> datetime:
        """The soonest moment at which something is due or the volume is in, a minute on at least."""
        now = self.outlook.now
        ahead = [due.at for due in self.outlook.due if due.at > now]
        full = self.outlook.finish_at
        return max(min([*ahead, *([full] if full else [])]), now + timedelta(minutes=1))

    def open_chair(self) -> None:
        """Press the one infusion on the board."""
        (row,) = self.shell.places.board.chairs.values()
        self.do(row)
        assert self.id
