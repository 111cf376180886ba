"""Every kind of entry has its words, and the words hold what the entry holds."""

import typing
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from nurse_app.clinical.options import Do, SeenSign
from nurse_app.clinical.order import DoseForm, Order, OrderedDose
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.quantities import (
    Dose,
    Minutes,
    Percent,
    PerMinute,
    Pressure,
    Rate,
    RateAs,
    RateUnit,
    Score,
    Temperature,
    Volume,
    Weight,
)
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Alertness, Reading, Vital
from nurse_app.infusion import entries as e
from nurse_app.infusion.outlook import Priority
from nurse_app.wording.entries_text import line, rows
from nurse_app.wording.names import initials
from tests.support.entries_made import entries

ZONE = timezone(timedelta(hours=-5))
MAEVE = Patient(weight=Weight.of(70), name="Halloran, Maeve")
PUMP = Pump(step=Rate.of("0.1"), highest=Rate.of(999))
ORDER = Order(
    product="privigen-us",
    indication="CIDP",
    dose=OrderedDose(DoseForm.G_PER_KG, Fraction(2), days=5, day=3),
    maximum_rate=RateAs.of(2, RateUnit.MG_KG_MIN),
)
READING = Reading(
    Pressure.of(122), Pressure.of(74), PerMinute.of(76), PerMinute.of(14), Temperature.of("36.8"), Percent.of(98)
)
HEADACHE = SeenSign("headache", Grade.MILD)
FLUSHING = SeenSign("flushing", Grade.MILD)


def at(text, day=4):
    hour, minute = map(int, text.split(":"))
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


def entry(fact, happened="10:45", recorded=None, an_id="e1", late=""):
    return e.Entry(an_id, at(happened), e.Moment(at(recorded or happened)), "Dina Mensah, RN", fact, late)


SAYS: list[tuple[Any, str, str]] = [
    (
        e.Opened(MAEVE, ORDER, Clinic(), PUMP, book="1"),
        "Order put on the chart",
        "Halloran, Maeve, Privigen us, day 3 of 5, chair 1",
    ),
    (e.OrderCorrected(MAEVE, ORDER, PUMP, "weighed again"), "Order corrected", "70 kg, Privigen us: weighed again"),
    (e.OrderChanged("Dr A. Brandt", ORDER, True), "New order from Dr A. Brandt", "highest rate 2 mg/kg/min, read back"),
    (
        e.IdentityChecked(("birth-date", "record-number")),
        "Identity checked",
        "birth date and record number match",
    ),
    (e.CheckAnswered("access", True, "22 G, left forearm"), "Access", "yes, 22 G, left forearm"),
    (e.CheckAnswered("consent", False), "Consent", "no"),
    (
        e.Decided("two-maxima", "the lower of the two", (("first", "2 mg/kg/min"), ("second", "3 mg/kg/min"))),
        "Decided: two maxima",
        "the lower of the two (first 2 mg/kg/min, second 3 mg/kg/min)",
    ),
    (
        e.VialAdded("privigen-us", "P100627183", date(2027, 11, 30), Dose.of(20)),
        "Vial 20 g, lot P100627183",
        "Privigen us, expires Nov 2027, looked at",
    ),
    (
        e.VialAdded("privigen-us", "P1", date(2027, 11, 29), Dose.of("2.5"), serial="SN7", inspected=False),
        "Vial 2.5 g, lot P1",
        "Privigen us, expires 29 Nov 2027, serial SN7, not looked at",
    ),
    (e.BottleChanged("P100598441"), "Next bottle", "lot P100598441"),
    (
        e.MedicationGiven("Acetaminophen", "650 mg", "by mouth", at("14:45"), "headache"),
        "Acetaminophen given",
        "650 mg, by mouth; headache; again from 14:45",
    ),
    (
        e.VitalsTaken(READING, baseline=True),
        "Vitals, baseline",
        "122/74 mmHg, pulse 76, resp 14, 36.8 °C, SpO2 98%",
    ),
    (
        e.VitalsTaken(
            Reading(systolic=Pressure.of(90), pain=Score.of(3), alertness=Alertness.DROWSY),
            symptoms=(HEADACHE,),
            site="clean",
            pump_volume=Volume.of("76.5"),
        ),
        "Vitals",
        "90/- mmHg, pain 3 of 10, drowsy, wakes easily, headache, site clean, pump shows 76.5 mL",
    ),
    (
        e.VitalsTaken(Reading(pulse=PerMinute.of(176)), second_look=(Vital.SYSTOLIC, Vital.PULSE)),
        "Vitals",
        "pulse 176, second look: systolic pressure and pulse",
    ),
    (e.NotTaken("vitals", "asleep, did not want it"), "Vitals not taken", "asleep, did not want it"),
    (e.Started(Rate.of(21)), "Started at 21 mL/h", "Pump read back 21 mL/h"),
    (e.RateChanged(Rate.of("21.7"), "as planned"), "Rate to 21.7 mL/h", "Pump read back 21.7 mL/h; as planned"),
    (e.RateFound(Rate.of(120), "left so by the night shift"), "Pump found at 120 mL/h", "left so by the night shift"),
    (e.ReactionNoted((HEADACHE, FLUSHING), at("10:43")), "Reaction, mild", "Headache, flushing"),
    (
        e.ReactionNoted((HEADACHE, SeenSign("chills_rigors", Grade.MODERATE)), at("10:43")),
        "Reaction, moderate",
        "Headache mild, chills rigors moderate",
    ),
    (e.ReactionCourse("r", "worse", (HEADACHE,)), "Reaction worse", "Headache"),
    (
        e.OptionChosen("r", 2, Do.SLOW, Rate.of(42), "RX-14 v1", ("63", "42", "pause", "keep")),
        "Option chosen",
        "slow to 42 mL/h, option 2 of 4 shown, rule RX-14 v1",
    ),
    (
        e.OptionChosen("r", 3, Do.PAUSE, Rate.of(0), "RX-2 v1", ("a", "b", "c"), "she asked"),
        "Option chosen",
        "pause, option 3 of 3 shown, rule RX-2 v1, she asked",
    ),
    (
        e.CeilingLowered(Rate.of(84), "RX-62 v1", "NHS Borders guideline"),
        "Ceiling lowered to 84 mL/h",
        "after a past infusion, rule RX-62 v1",
    ),
    (e.CeilingRestored("Dr Osei, by phone"), "Lower ceiling taken back", "Dr Osei, by phone"),
    (
        e.LateReactionTold((HEADACHE, SeenSign("myalgia", Grade.MODERATE))),
        "Told of the last infusion",
        "after it had ended: headache mild, myalgia moderate",
    ),
    (e.RateKept("the ache is older"), "Rate kept against the rule", "the ache is older"),
    (e.ReactionResolved(("r",)), "Reaction gone", ""),
    (e.Paused("IV pulled"), "Paused", "IV pulled"),
    (e.Resumed(Rate.of(42)), "Resumed at 42 mL/h", "Pump read back 42 mL/h"),
    (e.Stopped("prescriber's word"), "Stopped", "prescriber's word"),
    (e.EmergencyOpened(), "Emergency", "infusion counted as stopped from here"),
    (e.EmergencyStepDone("epinephrine", "0.5 mg"), "Emergency: Epinephrine", "0.5 mg"),
    (e.EmergencyClosed("handed to the crew"), "Emergency closed", "handed to the crew"),
    (e.PumpVolumeRead(Volume.of(281)), "Pump shows 281 mL", ""),
    (e.Noted("went to the bathroom"), "Note", "went to the bathroom"),
    (e.SiteChanged("right hand", "swollen"), "IV site changed to right hand", "swollen"),
    (e.HandedOver("J. Alvarez, RN"), "Handed over to J. Alvarez, RN", ""),
    (e.SentToFile("vigil.handover"), "Sent to another laptop", "vigil.handover"),
    (e.TakenOver("vigil.handover"), "Taken over from another laptop", "vigil.handover"),
    (e.TakenBack("it does not start"), "Taken back to this laptop", "it does not start"),
    (e.Completed(), "Ordered volume is in", ""),
    (e.Flushed("saline", Volume.of(20)), "Line flushed", "20 mL saline"),
    (e.Wasted(Dose.of(2), "P100598441", "rest of vial 3"), "Wasted 2 g", "lot P100598441: rest of vial 3"),
    (e.ObservationEnded(), "Observation ended", ""),
    (e.TeachingGiven(("late_headache", "dark_urine")), "Teaching given", "Late headache; Dark urine"),
    (e.FollowUpPlanned("call_24h", at("10:00", 5)), "Follow-up planned, 5 Mar 2026", "Call 24h"),
    (e.MeasureTaken("incat", "3", "walks with a stick"), "Incat: 3", "walks with a stick"),
    (e.Answered("lots", "box thrown away"), "Explained: lots", "box thrown away"),
    (
        e.Amended("e1", "misread", e.RateChanged(Rate.of(42)), at("10:40")),
        "An entry was corrected",
        "It now says at 10:40: Rate to 42 mL/h, Pump read back 42 mL/h. Reason: misread",
    ),
    (e.Amended("e1", "wrong chair", None), "An entry was struck out", "wrong chair"),
    (e.Voided("wrong patient"), "Begun in error", "wrong patient"),
    (e.Signed("9f3a71c40be8d25e6a17" + "0" * 44, "I gave it."), "Signed", "I gave it. Seal 9f3a71c40be8d25e"),
    (e.Reopened("signature", "wrong lot"), "Reopened after the signature", "wrong lot"),
    (e.Reopened("end", "pressed early"), "Reopened: the end is undone", "pressed early"),
    (e.Addendum("called back"), "Added after the signature", "called back"),
    (e.ClockJumped("laptop-slept", Minutes.of(17)), "Clock: Laptop slept", "17 min"),
    (e.SoundChecked("heard"), "Alarm sound", "heard"),
    (e.SoundChecked("no-speaker"), "Alarm sound", "no loudspeaker found: the screen is watched"),
    (
        e.AlarmRaised("vitals-late", Priority.MEDIUM, at("11:15"), (), "window", "on"),
        "Alarm: Vitals late",
        "medium, since 11:15, on the screen, sounded",
    ),
    (
        e.AlarmRaised("red-flag", Priority.HIGH, at("11:15"), (), "", "no-speaker"),
        "Alarm: Red flag",
        "high, since 11:15, not in sight, no loudspeaker",
    ),
    (e.AlarmRaised("rate-due", Priority.LOW, at("11:15")), "Reminder: Rate step due", "low, since 11:15"),
    (e.AlarmSeen("red-flag", at("11:15"), "locked"), "Alarm in sight: Red flag", "on the locked screen"),
    (e.AlarmAnswered("red-flag", at("11:15")), "Alarm answered: Red flag", "since 11:15"),
    (e.AlarmOver("red-flag", at("11:15"), "e7"), "Alarm over: Red flag", ""),
    (e.AlarmOver("red-flag", at("11:15")), "Alarm over: Red flag", "by itself"),
    (
        e.SoundPaused(at("11:17"), ("red-flag@2026-03-04T11:15:00-05:00", "vitals-late@2026-03-04T11:10:00-05:00")),
        "Alarm sound paused until 11:17:00",
        "Red flag; Vitals late",
    ),
    (e.SoundBack("time"), "Alarm sound back on", "by itself"),
    (e.SoundBack("nurse"), "Alarm sound back on", "by the nurse"),
    (
        e.GapAnswered(("s1",), "not-known", "the family was here"),
        "What the pump did meanwhile",
        "not known; the family was here",
    ),
    (
        e.BroughtIn("vigil-2026-03-04.pdf", "ab" * 32, "cd" * 32, 72, "ef" * 32),
        "Brought in from a signed PDF",
        "vigil-2026-03-04.pdf, 72 entries. File abababababababab",
    ),
]


@pytest.mark.parametrize(("fact", "title", "detail"), SAYS, ids=[f"{n}-{said[0].kind}" for n, said in enumerate(SAYS)])
def test_each_entry_says_what_was_done(fact, title, detail):
    assert line(entry(fact)) == (title, detail)


def test_no_kind_of_entry_is_left_without_a_sample_above():
    assert {type(fact) for fact, _, _ in SAYS} == set(typing.get_args(e.Fact))


@given(entries())
def test_any_entry_at_all_has_a_title(made):
    assert line(made)[0]


def test_a_change_tells_the_rate_before_it():
    assert line(entry(e.RateChanged(Rate.of(42))), was=Rate.of(84))[0] == "Rate 84 to 42 mL/h"


def test_a_temperature_is_told_in_the_clinics_unit():
    assert line(entry(e.VitalsTaken(Reading(temperature_c=Temperature.of(37)))), temperature="F")[1] == "98.6 °F"


def test_the_list_is_in_order_of_happening_and_knows_the_rate_before():
    told = rows(
        (
            entry(e.Started(Rate.of(21)), "09:05", an_id="a"),
            entry(e.RateChanged(Rate.of(42)), "09:35", an_id="b"),
            entry(e.Noted("tea"), "09:20", "09:40", an_id="c", late="busy at chair 2"),
        )
    )
    assert [(r.entry, r.title, r.late) for r in told] == [
        ("a", "Started at 21 mL/h", ""),
        ("c", "Note", "late, entered 09:40: busy at chair 2"),
        ("b", "Rate 21 to 42 mL/h", ""),
    ]


def test_a_correction_shows_the_new_value_and_the_old_one_with_who_when_and_why():
    wrong = e.VitalsTaken(Reading(pulse=PerMinute.of(176)))
    right = e.VitalsTaken(Reading(pulse=PerMinute.of(76)))
    (row,) = rows((entry(wrong), entry(e.Amended("e1", "typed twice", right), "10:50", an_id="e2")))
    assert (row.entry, row.title, row.detail) == ("e1", "Vitals", "pulse 76")
    assert row.struck == "pulse 176"
    assert row.corrected == "corrected 10:50 by Dina Mensah, RN: typed twice"


def test_a_correction_of_a_correction_lands_on_the_first_entry():
    def note(text):
        return e.Noted(text)

    (row,) = rows(
        (
            entry(note("one")),
            entry(e.Amended("e1", "first", note("two")), "10:50", an_id="e2"),
            entry(e.Amended("e2", "second", note("three")), "10:55", an_id="e3"),
        )
    )
    assert (row.entry, row.detail, row.struck) == ("e1", "three", "two")


def test_an_entry_struck_out_stays_in_the_list():
    (row,) = rows((entry(e.Noted("other patient")), entry(e.Amended("e1", "wrong chair", None), "11:00", an_id="e2")))
    assert (row.void, row.detail, row.corrected) == (
        True,
        "other patient",
        "struck out 11:00 by Dina Mensah, RN: wrong chair",
    )


def test_a_rate_struck_out_is_not_the_rate_before():
    told = rows(
        (
            entry(e.Started(Rate.of(21)), "09:05", an_id="a"),
            entry(e.RateChanged(Rate.of(210)), "09:30", an_id="b"),
            entry(e.Amended("b", "other pump", None), "09:31", an_id="c"),
            entry(e.RateChanged(Rate.of(42)), "09:35", an_id="d"),
        )
    )
    assert told[-1].title == "Rate 21 to 42 mL/h"


@pytest.mark.parametrize(
    ("name", "letters"), [("Dina Mensah, RN", "DM"), ("D. Mensah RN", "DM"), ("nurse", "N"), ("", "")]
)
def test_a_nurse_is_known_by_her_initials(name, letters):
    assert initials(name) == letters
