"""The summary says everything that must be documented, and says it as the record does."""

import re
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Rate, Temperature, Volume
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Reading
from nurse_app.documents.sections import Spread, Table
from nurse_app.documents.summary import summary
from nurse_app.documents.summary_text import as_text
from nurse_app.infusion import entries as e
from nurse_app.infusion.fold import fold
from tests.support.halloran import at
from tests.support.halloran_record import Story, folded, halloran, story
from tests.support.hard_day import SECOND, hard_day
from tests.support.infusions import Ward, minute
from tests.support.tables import real_book

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
BOOK = real_book()


def told(infusion, now="15:25", **how):
    return summary(infusion, at(now), BOOK, **how)


def text(infusion, now="15:25", **how):
    return as_text(told(infusion, now, **how))


def sections(of):
    for part in (*of.body, *of.details):
        yield from (part.left, part.right) if isinstance(part, Spread) else (part,)


def section(of, title):
    return next(s for s in sections(of) if s.title == title)


def cells(section):
    table = next(b for b in section.blocks if isinstance(b, Table))
    return [["".join(run.text for run in cell) for cell in row.cells] for row in table.rows]


def prose(section):
    return as_text_of(section).splitlines()


def as_text_of(section):
    return "\n".join("".join(run.text for run in one) for b in section.blocks for one in getattr(b, "lines", ()))


@pytest.mark.parametrize(
    ("infusion", "name"),
    [(halloran, "halloran.txt"), (hard_day, "hard-day.txt")],
    ids=["a day with one reaction", "a day of trouble"],
)
def test_the_whole_summary_reads_as_it_did(infusion, name):
    """Where a change is meant, write the new text over the old file and read the difference."""
    assert text(infusion(), clinic_name="Riverside Infusion Clinic") == (GOLDEN / name).read_text("utf-8")


def test_the_first_sentence_says_what_was_given_how_it_went_and_what_was_kept():
    assert "".join(run.text for run in told(halloran()).lead) == (
        "28 g (280 mL) of Privigen 10% was given in 5 h 08 min, all that was ordered. One mild reaction at 84 mL/h, "
        "headache and flushing, was gone 17 min later. The highest rate kept was 63 mL/h (1.5 mg/kg/min)."
    )


def test_each_rate_stands_with_what_was_suggested_how_long_and_how_much():
    assert cells(section(told(halloran()), "Rates as given"))[3:6] == [
        ["10:35", "10:45", "84", "84", "2", "10 min", "14", "77", "read back 84 mL/h; reaction at 10:43"],
        [
            *("10:45", "11:30", "42", "42", "1", "45 min", "31.5", "108.5"),
            "option 2 chosen, slow to 42 mL/h (RX-14 v1); read back 42 mL/h",
        ],
        ["11:30", "14:13", "63", "63", "1.5", "2 h 43 min", "171.2", "279.6", "read back 63 mL/h"],
    ]


def test_a_pause_and_a_rate_found_have_their_rows():
    rows = cells(section(told(hard_day(), "13:45"), "Rates as given"))
    assert rows[1][2:4] == ["", "45.5"]
    assert rows[1][-1] == "found so on the pump, not set; set so by the night nurse"
    assert rows[2] == ["09:50", "10:10", "", "0", "0", "20 min", "0", "19.8", "paused: infiltrated"]


def test_a_reading_stands_with_the_rate_before_the_change_of_that_minute():
    rows = {row[0]: row for row in cells(section(told(halloran()), "Vital signs, every reading"))}
    assert rows["09:35"][2] == "21"
    assert rows["10:45"][2] == "84"
    assert rows["14:43"][2] == "0"
    assert rows["08:52"][1:3] == ["before", ""]


def test_a_late_reading_is_marked_with_both_times_and_the_reason():
    of = told(halloran())
    rows = cells(section(of, "Vital signs, every reading"))
    assert next(row for row in rows if row[0] == "12:45 L")[-1] == "entered 13:02, helping at chair 2"
    assert cells(section(of, "Entered late"))[0][:2] == ["12:45", "13:02"]


def test_what_was_refused_stands_in_its_place_with_the_reason():
    rows = cells(section(told(hard_day()), "Vital signs, every reading"))
    assert rows[2][0] == "09:35"
    assert rows[2][-1] == "vitals not taken: asleep, refused to be woken"


def test_a_reaction_corrected_in_grade_and_onset_shows_both_with_their_times():
    ward = Ward().started().at(45)
    ward.reaction()
    noted, fact = ward.last(e.ReactionNoted)
    right = replace(fact, signs=(SeenSign("headache", Grade.MODERATE),), onset=minute(41))
    ward.at(46).must(ward.request("amend", noted, "asked again", right))
    (row,) = cells(section(summary(ward.infusion, ward.now, BOOK), "Corrections"))
    assert row[1:4] == ["09:45, Reaction, mild: Headache", "09:41, Reaction, moderate: Headache", "asked again"]


def test_a_correction_shows_both_values_the_reason_who_and_when():
    first, second = cells(section(told(hard_day()), "Corrections"))
    assert first == [
        "7, 09:20",
        "Vitals: 126/74 mmHg, pulse 172, resp 18, 36.6 °C, SpO2 96%",
        "Vitals: 126/74 mmHg, pulse 72, resp 18, 36.6 °C, SpO2 96%",
        "typed twice",
        "Dina Mensah, RN, 09:22",
    ]
    assert second[1:3] == ["Note: for another patient", "struck out"]


def test_a_reaction_tells_what_was_shown_what_was_chosen_and_how_it_ended():
    assert prose(section(told(halloran()), "Reaction")) == [
        "Headache (MedDRA 10019211), mild; Flushing (MedDRA 10016825), mild. From 10:43 at 84 mL/h, 8 min after the "
        "rate was set, 74.2 mL in. Gone at 11:00, 17 min after it began.",
        "Options shown: 1 slow 63 mL/h (RX-12 v1); 2 slow 42 mL/h (RX-14 v1); 3 pause (RX-20 v1); 4 keep (RX-01 v1). "
        "Dina Mensah, RN chose option 2, slow to 42 mL/h, at 10:45 (rule RX-14 v1).",
        "No drug was given.",
    ]


def test_an_emergency_tells_every_step_with_its_time():
    assert prose(section(told(hard_day()), "Reaction"))[-1] == (
        "Emergency card opened 11:02. 11:03 Epinephrine (0.5 mg in the thigh). Closed 11:20: handed to the crew."
    )


def test_each_container_has_its_lot_expiry_size_and_volume():
    assert cells(section(told(halloran()), "Product and lots")) == [
        ["P100627183", "Nov 2027", "20 g", "09:05", "199.8 mL"],
        ["P100598441", "Aug 2027", "5 g", "12:57", "50.4 mL"],
        ["P100598441", "Aug 2027", "5 g", "13:45", "29.8 mL"],
    ]


def test_no_lot_is_said_where_no_vial_was_entered():
    kept = [made for made in story(signed=False).entries if not isinstance(made.fact, e.VialAdded)]
    bare = Story()
    bare.entries = kept
    assert "No vial was entered: lots not recorded." in text(folded(bare))


def test_every_limit_stands_with_whose_it_is_and_its_source():
    rows = cells(section(told(halloran()), "Ceiling, every limit"))
    assert [row[:3] for row in rows] == [["Order", "84", "2"], ["Label", "336", "8"]]
    assert all(row[3] for row in rows)


def test_a_decision_stands_with_what_was_found_and_who_let_it_go_on():
    assert cells(section(told(halloran()), "Decisions by name")) == [
        [
            "Today's weight, 70 kg, is 3% off the ordered 72 kg. The dose stays: confirm.",
            "read with the pharmacist",
            "Dina Mensah, RN, 08:43",
        ]
    ]


def test_the_prescriber_is_asked_about_a_ceiling_that_was_not_kept_and_what_was_not_given():
    assert "the ceiling of the next infusion. The order allows 84 mL/h; the highest rate kept today was 63 mL/h." in (
        text(halloran())
    )
    trouble = text(hard_day())
    assert "What becomes of the 22.4 g (223.8 mL) that was not given." in trouble
    assert "How to go on with the reaction that was not over." in trouble


def test_every_entry_is_listed_in_the_order_kept_with_its_author():
    infusion = hard_day()
    rows = cells(section(told(infusion), "Everything recorded"))
    assert len(rows) == len(infusion.entries) == 31
    assert [row[-1] for row in rows[16:19]] == ["DM", "JA", "JA"]
    assert section(told(infusion), "Everything recorded").beside == f"DM Dina Mensah, RN; JA {SECOND}"


@pytest.mark.parametrize(
    ("signed", "training", "marks"),
    [
        (False, False, ("UNSIGNED DRAFT",)),
        (False, True, ("UNSIGNED DRAFT", "TRAINING")),
        (True, True, ("TRAINING",)),
        (True, False, ()),
    ],
)
def test_only_a_signature_takes_the_draft_mark_away(signed, training, marks):
    assert told(halloran(signed=signed, training=training)).marks == marks


def test_a_signature_says_name_time_meaning_and_the_seal_that_was_signed():
    signed = halloran()
    block = told(signed).signature
    assert (block.name, block.when) == ("Dina Mensah, RN", "signed 4 Mar 2026, 15:21:08, UTC-5, password given again")
    assert block.meaning == "I gave and watched this infusion. What is written here is what I did and saw."
    assert signed.signed is not None
    assert block.head.replace(" ", "") == signed.signed.fact.head


def test_an_infusion_that_goes_on_is_told_up_to_now():
    begun = Story()
    begun.entries = [made for made in story(signed=False).entries if made.recorded.wall <= at("10:20")]
    lead = "".join(run.text for run in told(folded(begun), "10:20").lead)
    assert lead.startswith("4.7 g (47.2 mL) of Privigen 10% has been given so far, in 1 h 15 min, 16.9% of what was")


def test_an_infusion_that_never_began_says_that_nothing_was_given():
    before = Story()
    before.entries = [made for made in story(signed=False).entries if made.recorded.wall < at("09:00")]
    assert "Nothing was given: the infusion was not started." in text(folded(before), "09:00")


def test_an_infusion_begun_in_error_says_so_and_keeps_its_entries():
    wrong = Story()
    wrong.entries = [made for made in story(signed=False).entries if made.recorded.wall < at("09:00")]
    wrong.add("09:01", e.Voided("wrong patient"))
    of = told(folded(wrong), "09:05")
    assert of.standing == "voided"
    assert of.marks == ("UNSIGNED DRAFT", "BEGUN IN ERROR")
    assert "This infusion was begun in error. wrong patient" in as_text(of)


def test_a_signed_summary_does_not_change_with_the_day_it_is_printed():
    signed = halloran()
    early, late = told(signed, "15:25"), summary(signed, at("15:25") + timedelta(days=40), BOOK)
    assert as_text(early) == as_text(late)


def test_temperatures_are_told_in_the_clinics_unit_everywhere():
    fahrenheit = text(halloran(), temperature="F")
    assert "98.2" in fahrenheit
    assert "°C" not in fahrenheit.split("# Order")[0]


def _bounded(kind, low, high, places=0):
    numbers = st.integers(low * 10**places, high * 10**places)
    return numbers.map(lambda n: kind.of(f"{n / 10**places:.{places}f}"))


READINGS = st.builds(
    Reading,
    systolic=_bounded(Pressure, 50, 250),
    diastolic=_bounded(Pressure, 20, 49),
    pulse=_bounded(PerMinute, 30, 220),
    respiration=_bounded(PerMinute, 5, 60),
    temperature_c=_bounded(Temperature, 34, 42, places=1),
    spo2=_bounded(Percent, 50, 100),
)


@given(st.lists(st.tuples(READINGS, st.integers(1, 400)), min_size=1, max_size=5))
def test_any_reading_and_any_rate_found_stand_in_the_summary_as_they_were_entered(made):
    told_story = story(signed=False)
    first = len(told_story.entries)
    for reading, rate in made:
        told_story.add("15:16", e.VitalsTaken(reading))
        told_story.add("15:16", e.RateFound(Rate.of(rate), "seen"))
        told_story.add("15:16", e.PumpVolumeRead(Volume.of(rate)))
    rows = cells(section(told(folded(told_story)), "Everything recorded"))[first:]
    for (reading, rate), row in zip(made, rows[::3], strict=True):
        assert f"{reading.systolic.text()}/{reading.diastolic.text()} mmHg" in row[4]
        assert f"pulse {reading.pulse.text()}, resp {reading.respiration.text()}" in row[4]
        assert f"{reading.temperature_c.text()} °C, SpO2 {reading.spo2.text()}%" in row[4]
        assert any(f"Pump found at {rate} mL/h" == other[3] for other in rows)


def test_the_summary_is_the_same_from_the_same_entries():
    assert told(halloran()) == told(halloran())


def test_replacing_one_entry_changes_the_seal():
    changed = story(signed=False)
    last = changed.entries[-1]
    changed.entries[-1] = replace(last, author="Somebody Else")
    assert told(folded(changed)).signature.head != told(halloran(signed=False)).signature.head


def test_where_the_clocks_change_during_the_visit_each_time_has_its_zone():
    summary = told(fold("i1", _clocks_changed(hard_day()), real_book()), "13:45")
    rows = cells(section(summary, "Everything recorded"))
    times = [row[1] for row in rows]
    assert times[0].endswith(" UTC-5")
    assert times[-1].endswith(" UTC-6")
    assert all(" UTC" in row[1] for row in rows)


def test_no_other_time_on_the_paper_is_without_it_and_elsewhere_none_has_it():
    bare = re.compile(r"\b\d\d:\d\d\b(?!:\d\d)(?! UTC)")
    changed = told(fold("i1", _clocks_changed(hard_day()), real_book()), "13:45")
    assert bare.findall(repr(changed)) == []
    plain = told(fold("i1", hard_day().entries, real_book()), "13:45")
    assert bare.findall(repr(plain))
    assert " UTC" not in repr(plain.body)


def _clocks_changed(made):
    """The same day, with the clocks set back by an hour at eleven."""
    return tuple(
        replace(
            e, happened=_an_hour_back(e.happened), recorded=replace(e.recorded, wall=_an_hour_back(e.recorded.wall))
        )
        if e.recorded.wall >= at("11:00")
        else e
        for e in made.entries
    )


def _an_hour_back(moment):
    return moment.astimezone(timezone(timedelta(hours=-6))) if moment >= at("11:00") else moment
