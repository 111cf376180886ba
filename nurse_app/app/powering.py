"""Keeps the laptop awake while an infusion runs, watches its battery, and asks before a start on a low one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from nurse_app.errors import ChartTrouble
from nurse_app.infusion import wishes
from nurse_app.infusion.desk_battery import battery_alarm, battery_asks
from nurse_app.infusion.outlook import Alarm, Status
from nurse_app.infusion.state import Infusion
from nurse_app.machine import power
from nurse_app.ui.frame.alarm_band import AlarmView
from nurse_app.wording import power_words as words

if TYPE_CHECKING:
    from nurse_app.app.shell import Shell

READ_EVERY = timedelta(seconds=30)
LOW, AT_START, NOT_PROMISED = "/battery-low", "/battery-start", "/may-sleep"
_RUNS = (Status.INFUSING, Status.PAUSED)


class Powering:
    """Read at most every 30 s. A warning is gone once the laptop is plugged in."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._awake = power.Awake()
        self._read_at: datetime | None = None
        self._warning: Alarm | None = None
        self._asked: str = ""
        self._explains = False
        self.battery: power.Battery | None = None

    @property
    def running_down(self) -> int | None:
        """The percent of a battery that is not being charged; None: plugged in, or there is none."""
        return None if self.battery is None or self.battery.plugged else self.battery.percent

    @property
    def may_sleep(self) -> bool:
        """Whether an infusion runs and the system did not promise to stay awake."""
        return self._runs() and not self._awake.active

    def _runs(self) -> bool:
        return any(i.status in _RUNS for i, _ in self._shell.seen)

    def look(self) -> None:
        """Look at what runs now, and at the battery when it is time."""
        now = self._shell.ward.now
        if self._runs():
            self._awake.start()
        else:
            self._awake.stop()
        if self._read_at is None or not timedelta(0) <= now - self._read_at < READ_EVERY:
            self._read_at, self.battery = now, power.battery()
        self._shell.ward.running_down = self.running_down
        new, before = battery_alarm(self.running_down, now) if self._runs() else None, self._warning
        # The louder one is another alarm, which began now.
        goes_on = new is not None and before is not None and new.priority is before.priority
        self._warning = replace(new, since=before.since) if new and before and goes_on else new

    def alarms(self) -> dict[str, Alarm]:
        """The battery's warning by its key, while an infusion runs."""
        alarm = self._warning
        return {} if alarm is None else {f"{LOW}/{alarm.priority.value}": alarm}

    def alarms_of(self, infusion: Infusion) -> dict[str, Alarm]:
        """The warning where it is about this infusion: while it runs."""
        return self.alarms() if infusion.status in _RUNS else {}

    def holds(self, infusion_id: str) -> bool:
        """Whether a start waits for the nurse to accept the battery."""
        waits = bool(battery_asks(self._shell.ward.infusion(infusion_id), self.running_down))
        self._asked = infusion_id if waits else ""
        return waits

    def bands(self) -> tuple[AlarmView, ...]:
        """The warning, the question before a start, and the explanation that was asked for."""
        percent = self.running_down
        views = [AlarmView(key, a.priority.value, words.warning(percent or 0)) for key, a in self.alarms().items()]
        if percent is not None and self._asked and battery_asks(self._shell.ward.infusion(self._asked), percent):
            views.append(AlarmView(AT_START, "medium", words.at_start(percent), answer=words.START_ALL_THE_SAME))
        if self._explains and self.may_sleep:
            views.append(AlarmView(NOT_PROMISED, "low", words.NOT_PROMISED, answer=words.UNDERSTOOD))
        return tuple(views)

    def explain(self) -> None:
        """Her press on the rail's power: why the laptop may sleep."""
        self._explains = self.may_sleep

    def press(self, key: str) -> bool:
        """Her press on a band; False: it is none of these."""
        if key == NOT_PROMISED:
            self._explains = False
        elif key == AT_START and self.running_down is not None:
            self._accept(self._asked, self.running_down)
        else:
            return key == AT_START
        return True

    def _accept(self, infusion_id: str, percent: int) -> None:
        try:
            self._shell.ward.wish(infusion_id, wishes.AcceptBattery(words.accepted(percent)))
        except ChartTrouble as why:
            self._shell.not_kept(infusion_id, why)

    def end(self) -> None:
        """Let the laptop sleep again."""
        self._awake.stop()
