"""A day on which nearly everything happens: pauses, corrections, refusals, a handover, an emergency, odd letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from nurse_app.clinical.options import Do, SeenSign
from nurse_app.clinical.quantities import Dose, Minutes, Percent, PerMinute, Pressure, Rate, Temperature, Volume
from nurse_app.clinical.setting import Clinic
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Alertness, Reading
from nurse_app.infusion import entries as e
from nurse_app.infusion.state import Infusion
from tests.support.halloran import at
from tests.support.halloran_record import MAEVE, NURSE, ORDER, PUMP, Story, folded

SECOND = "J. Alvarez, RN"
LI = replace(MAEVE, name="Li, 李雷 Ann", allergies=(), allergies_asked=False, birth_date=None, record_number="")
NOTE = (
    "Called the prescriber's line at once. Patient speaks \u202eMandarin\u202c and a little English; "
    "daughter on the phone.\nVein hard to find <script>alert(1)</script> #eval(1) $x^2$ *not bold* \\ [U+]."
)


def _reading(upper: int, lower: int, beats: int, degrees: str, **others: Any) -> Reading:
    found = Reading(
        Pressure.of(upper),
        Pressure.of(lower),
        PerMinute.of(beats),
        PerMinute.of(18),
        Temperature.of(degrees),
        Percent.of(96),
    )
    return replace(found, **others)


def story() -> Story:
    """The whole day, unsigned."""
    told = Story()
    told.add("08:15", e.Opened(LI, ORDER, Clinic(), PUMP, "book-of-march", made_by="case file"))
    told.add("08:30", e.CheckAnswered("access", False, "no vein found at first"))
    told.add("08:40", e.VialAdded("privigen-us", "LOT-1", date(2027, 11, 29), Dose.of(20), serial="SN-1"))
    told.add("08:41", e.VialAdded("privigen-us", "LOT-2", date(2027, 8, 31), Dose.of(10)))
    told.add("08:50", e.VitalsTaken(_reading(128, 76, 74, "36.6"), baseline=True))
    told.add("09:05", e.Started(Rate.of(21)))
    wrong = told.add("09:20", e.VitalsTaken(_reading(126, 74, 172, "36.6")))
    told.add("09:22", e.Amended(wrong, "typed twice", e.VitalsTaken(_reading(126, 74, 72, "36.6"))))
    told.add("09:35", e.NotTaken("vitals", "asleep, refused to be woken"))
    told.add("09:40", e.RateFound(Rate.of("45.5"), "set so by the night nurse"))
    told.add("09:50", e.Paused("infiltrated"))
    told.add("09:55", e.SiteChanged("right hand", "infiltrated"))
    told.add("10:10", e.Resumed(Rate.of(42)))
    struck = told.add("10:12", e.Noted("for another patient"))
    told.add("10:13", e.Amended(struck, "wrong chair", None))
    told.add("10:14", e.Noted(NOTE))
    told.add("10:20", e.HandedOver(SECOND))
    _worse(told)
    return told


def _worse(told: Story) -> None:
    signs = (SeenSign("urticaria", Grade.MODERATE), SeenSign("dyspnea", Grade.MILD))
    first = told.add("10:30", e.ReactionNoted((SeenSign("headache", Grade.MILD),), at("10:30")), author=SECOND)
    told.add("10:31", e.RateKept("the ache is an old one"), author=SECOND)
    told.add("10:40", e.ReactionCourse(first, "better"), author=SECOND)
    told.add("10:50", e.ReactionResolved((first,)), author=SECOND)
    second = told.add("11:00", e.ReactionNoted(signs, at("11:00")), author=SECOND)
    low = _reading(88, 50, 124, "38.6", alertness=Alertness.DROWSY)
    told.add("11:01", e.VitalsTaken(low, symptoms=signs, site="red", pump_volume=Volume.of("55.5")), author=SECOND)
    told.add("11:02", e.OptionChosen(second, 1, Do.EMERGENCY, None, "RX-40 v1", ("1 emergency (RX-40 v1)",)))
    told.add("11:02", e.EmergencyOpened(), author=SECOND)
    told.add("11:03", e.EmergencyStepDone("epinephrine", "0.5 mg in the thigh"), author=SECOND)
    told.add("11:03", e.MedicationGiven("Epinephrine", "0.5 mg", "into the muscle", at("11:08"), "hives, breathless"))
    told.add("11:20", e.EmergencyClosed("handed to the crew"), author=SECOND)
    told.add("11:25", e.ClockJumped("laptop-slept", Minutes.of(4)), author=SECOND)
    told.add("11:30", e.Answered("vitals 2026-03-04T10:05-05:00", "with the vein"), author=SECOND)
    told.add("11:31", e.Wasted(Dose.of("24.5"), "LOT-1", "stopped"), "13:40", "the crew came first", author=SECOND)


def hard_day() -> Infusion:
    """The state that these entries mean."""
    return folded(story())


__all__ = ["NOTE", "NURSE", "SECOND", "hard_day", "story"]
