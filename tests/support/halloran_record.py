"""The same story as a list of entries, written by hand: what the desk would have kept, from order to signature."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from nurse_app.clinical.options import Do, SeenSign
from nurse_app.clinical.order import DoseForm, Order, OrderedDose, OwnStep, OwnTitration
from nurse_app.clinical.patient import Patient, Sex
from nurse_app.clinical.quantities import Dose, Length, Minutes, Rate, RateAs, RateUnit, Volume, Weight
from nurse_app.clinical.setting import Clinic, Profile, Pump
from nurse_app.clinical.signs import Grade
from nurse_app.infusion import entries as e
from nurse_app.infusion.canonical import head
from nurse_app.infusion.fold import fold
from nurse_app.infusion.state import Infusion
from tests.support.halloran import RATES, READINGS, at, reading
from tests.support.tables import real_book

NURSE = "Dina Mensah, RN"
MAEVE = Patient(
    weight=Weight.of(70),
    key="p1",
    name="HALLORAN, Maeve",
    record_number="4471-0926",
    birth_date=date(1961, 3, 14),
    sex=Sex.F,
    height=Length.of(168),
    weighed_on=date(2026, 3, 4),
    allergies=("Penicillin: hives",),
    allergies_asked=True,
)
STEPS = tuple(OwnStep(Fraction(rate), Minutes.of(30) if rate != "2" else None) for rate in ("0.5", "1", "1.5", "2"))
ORDER = Order(
    product="privigen-us",
    indication="CIDP",
    dose=OrderedDose(DoseForm.G_PER_KG, Fraction(2), days=5, day=3),
    titration=OwnTitration(RateUnit.MG_KG_MIN, STEPS),
    maximum_rate=RateAs.of(2, RateUnit.MG_KG_MIN),
    prescriber="Dr A. Brandt",
    ordered_on=date(2026, 2, 28),
)
PUMP = Pump(step=Rate.of("0.1"), highest=Rate.of(999))
MEANING = "I gave and watched this infusion. What is written here is what I did and saw."
SHOWN = (
    "1 slow 63 mL/h (RX-12 v1)",
    "2 slow 42 mL/h (RX-14 v1)",
    "3 pause (RX-20 v1)",
    "4 keep (RX-01 v1)",
)


class Story:
    """Entries in the order kept, each with an id by its number."""

    def __init__(self) -> None:
        self.entries: list[e.Entry] = []

    def add(self, clock: str, fact: e.Fact, recorded: str = "", late: str = "", author: str = NURSE) -> str:
        """Add a fact of that time of day; `recorded` where it was made later."""
        an_id = f"e{len(self.entries) + 1}"
        moment = e.Moment(at(recorded or clock), "boot-1", 0)
        self.entries.append(e.Entry(an_id, at(clock), moment, author, fact, late))
        return an_id


def _before(story: Story, training: bool) -> None:
    opened = e.Opened(
        MAEVE, ORDER, Clinic(profile=Profile.STANDARD), PUMP, "book-of-march", history=(), training=training
    )
    story.add("08:15", opened)
    story.add("08:20", e.MedicationGiven("Acetaminophen", "650 mg", "by mouth", at("14:20"), "premedication"))
    story.add("08:20", e.MedicationGiven("Diphenhydramine", "25 mg", "by mouth", None, "premedication"))
    story.add("08:34", e.IdentityChecked(("birth-date", "record-number")))
    for check in real_book().checks:
        detail = {"access": "22-gauge, left forearm, flows", "kit": "sealed, expires Aug 2026"}.get(check.id, "")
        if not check.home_only and check.id not in ("identity", "vials"):
            story.add("08:41", e.CheckAnswered(check.id, True, detail))
    for lot, expiry, grams in _VIALS:
        story.add("08:44", e.VialAdded("privigen-us", lot, expiry, Dose.of(grams)))


_VIALS = (
    ("P100627183", date(2027, 11, 30), 20),
    ("P100598441", date(2027, 8, 31), 5),
    ("P100598441", date(2027, 8, 31), 5),
)


def _decide(story: Story) -> None:
    used = (("today", "70 kg"), ("change", "3%"), ("ordered", "72 kg"))
    story.add("08:43", e.Decided("weight-changed", "read with the pharmacist", used), "08:45")


def _set(story: Story, clock: str) -> str:
    row = next(r for r in READINGS if r[0] == clock)
    late = clock == "12:45"
    taken = e.VitalsTaken(reading(*row), baseline=clock == "08:52")
    return story.add(clock, taken, "13:02" if late else "", "helping at chair 2" if late else "")


def _before_set(story: Story, clock: str) -> None:
    if clock in ("12:57", "13:45"):
        story.add(clock, e.BottleChanged("P100598441"))
    if clock == "13:12":
        _set(story, "12:45")
    if clock == "14:13":
        story.add("14:13", e.Completed())
        story.add("14:13", e.PumpVolumeRead(Volume.of(280)))
    if clock == "14:43":
        story.add("14:20", e.Flushed("dextrose 5%", Volume.of(25)))
        story.add("14:25", e.Wasted(Dose.of(2), "P100598441", "rest of vial 3, witness J. Alvarez, RN"))


def _infuse(story: Story) -> None:
    changes = dict(RATES[1:])
    reaction = ""
    for clock in [row[0] for row in READINGS if row[0] != "12:45"]:
        _before_set(story, clock)
        if clock == "10:45":
            signs = (SeenSign("headache", Grade.MILD), SeenSign("flushing", Grade.MILD))
            reaction = story.add("10:43", e.ReactionNoted(signs, at("10:43")), "10:45")
        _set(story, clock)
        if clock == "08:52":
            story.add("09:05", e.Started(Rate.of(21)))
        if clock == "10:45":
            story.add("10:45", e.OptionChosen(reaction, 2, Do.SLOW, Rate.of(42), "RX-14 v1", SHOWN))
        if clock == "11:00":
            story.add("11:00", e.ReactionResolved((reaction,)))
        if clock in changes:
            story.add(clock, e.RateChanged(Rate.of(changes[clock])))


def _after(story: Story) -> None:
    story.add("15:13", e.ObservationEnded())
    story.add("15:14", e.TeachingGiven(("expected_effects", "headache", "airway")))
    for follow_up in real_book().follow_ups[:3]:
        story.add("15:15", e.FollowUpPlanned(follow_up.id, at("10:00", 5 + follow_up.from_hours // 24)))
    story.add("15:16", e.MeasureTaken("incat", "3", "walks with one stick"))


def story(*, signed: bool = True, training: bool = False) -> Story:
    """The whole day; without the signature it is a draft."""
    told = Story()
    _before(told, training)
    _decide(told)
    _infuse(told)
    _after(told)
    if signed:
        sign(told)
    return told


def sign(told: Story) -> None:
    """Sign what was told so far."""
    told.add("15:21", e.Signed(head(tuple(told.entries)), MEANING))
    last = told.entries[-1]
    told.entries[-1] = replace(last, recorded=replace(last.recorded, wall=at("15:21", second=8)))


def halloran(*, signed: bool = True, training: bool = False) -> Infusion:
    """The state that these entries mean."""
    return folded(story(signed=signed, training=training))


def folded(told: Story) -> Infusion:
    """The state that a story's entries mean."""
    return fold("i1", tuple(told.entries), real_book())
