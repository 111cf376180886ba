"""Each setting declared once: its key, type, default, bounds and title."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nurse_app.errors import OurBug

LOCK_LEAST_MIN, LOCK_MOST_MIN = 1, 15


class TemperatureUnit(StrEnum):
    """The unit in which temperatures are typed and shown; stored in °C."""

    C = "C"
    F = "F"


class Look(StrEnum):
    """The colours of the window."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """The clinic's settings, made at first set-up and kept in the chart file.

    `lock_after_min` is 1 to 15. `policy`, `place` use the words of the case
    file (`reduce_first`, `clinic` …). The address is read to the emergency
    service. Phone numbers are text as dialled.
    `sound_heard` is yes, no, or empty while nobody tried the alarm sound on
    this computer; when (ISO) and by whom stand beside it. `backup_folder` is
    empty while none is chosen; `backup_rehearsed_at` (ISO) is when a backup
    was last put back on trial.
    """

    clinic_name: str = ""
    clinic_address: str = ""
    emergency_number: str = ""
    pharmacist: str = ""
    pharmacist_phone: str = ""
    prescriber_line: str = ""
    place: str = "clinic"
    policy: str = "reduce_first"
    temperature: TemperatureUnit = TemperatureUnit.C
    look: Look = Look.LIGHT
    lock_after_min: int = 5
    restart_on_new_lot: bool = False
    pump_step_ml_h: str = "0.1"
    pump_max_ml_h: str = "999"
    sound_heard: str = ""
    sound_checked_at: str = ""
    sound_checked_by: str = ""
    backup_folder: str = ""
    backup_rehearsed_at: str = ""

    def __post_init__(self) -> None:
        if not LOCK_LEAST_MIN <= self.lock_after_min <= LOCK_MOST_MIN:
            raise OurBug("lock_after_min is 1 to 15")
