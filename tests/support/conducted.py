"""Takes an infusion through the window by the wishes of the page in front, as the practice nurse would make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from nurse_app.app.places import where
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion import wishes
from nurse_app.practice.autopilot import Autopilot
from nurse_app.practice.virtual_patient import VirtualPatient
from tests.support.nurse import PASSWORD, Nurse

_MOST = 400


def conduct(nurse: Nurse, baseline: Reading, until: Callable[[], object], lots: tuple[str, ...] = ()) -> None:
    """Let the practice nurse ask, each time from the page where the infusion stands, until something has come about.

    `lots` are given to the containers in turn.
    """
    pilot, left = Autopilot(VirtualPatient(baseline), PASSWORD), list(lots)
    for _ in range(_MOST):
        if until():
            return
        wish = pilot.next(nurse.infusion, nurse.outlook, nurse.shell.ward.book)
        if isinstance(wish, datetime):
            nurse.wait_for(wish)
            continue
        if isinstance(wish, wishes.AddVial) and left:
            wish = replace(wish, lot=left.pop(0))
        make(nurse, wish)
    raise AssertionError("the day does not end")


def make(nurse: Nurse, wish: object) -> None:
    """Make a wish on the page where the infusion stands; it must be kept."""
    if nurse.shell.places._at[nurse.id] != where(nurse.infusion):
        nurse.shell.places.open(nurse.id)
    if isinstance(wish, wishes.Start):
        nurse.check_sound()
    page, before = nurse.window.page, len(nurse.infusion.entries)
    page.wished.emit(wish)  # type: ignore[union-attr]
    assert len(nurse.infusion.entries) > before, f"{wish} was refused: {nurse.shell.ward.wish(nurse.id, wish)}"
