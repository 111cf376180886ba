"""Options, reasons, red flags and triggers as the nurse reads them."""

import re

import pytest

from nurse_app.clinical.offers import Why
from nurse_app.clinical.quantities import Percent, Pressure
from nurse_app.clinical.reactions import guidance_for
from nurse_app.clinical.reading import check_reading
from nurse_app.clinical.targets import Target
from nurse_app.clinical.triggers import beyond_at_baseline, tripped
from nurse_app.clinical.vitals import Vital
from nurse_app.wording import reactions as wording
from nurse_app.wording.findings import sentence
from nurse_app.wording.names import Names
from nurse_app.wording.reactions import (
    option_facts,
    option_rule,
    option_title,
    option_why,
    red_flag_text,
    syndrome_text,
)
from nurse_app.wording.triggers import trigger_text
from tests.support.reaction_cases import CASES, reading, seen, situation, table
from tests.support.tables import real_book

BOOK = real_book()
NAMES = Names(BOOK)
FOURTH_STEP = {"running": "84", "tolerated": "63", "part": "42"}
UNTIDY = re.compile(r"[{}_]|(?<!\d)\.\d|\d\.0\b|\bml\b|  |\.\.| %| /min")


def options(signs="", bands="", **settings):
    at_baseline = settings.pop("at_baseline", "")
    case = situation({"signs": signs, "bands": bands, "at_baseline": at_baseline}, {**FOURTH_STEP, **settings})
    return guidance_for(case, BOOK).options


def test_each_option_says_what_it_would_do_with_its_number():
    assert [option_title(o) for o in options("headache mild")] == [
        "Slow to 63 mL/h",
        "Slow to 42 mL/h",
        "Pause",
        "Keep 84 mL/h",
        "Call the prescriber",
    ]
    assert [option_title(o) for o in options("dyspnea severe")] == ["Emergency", "Stop", "Call the prescriber"]
    assert option_title(options("headache mild", running="0")[0]) == "Stay paused"
    assert option_title(options("headache mild", running="0", over="yes")[0]) == "Go on watching"


def test_each_option_says_why_and_by_which_rule():
    slow, half, pause, keep, call = options("headache mild, flushing mild")
    assert option_why(slow, NAMES) == "63 mL/h is the last rate tolerated; 84 mL/h runs now."
    assert option_rule(slow, NAMES) == (
        "Rule RX-12 v1. Mild: back to the last tolerated step; on the first step pause instead."
    )
    assert option_why(half, NAMES) == "The clinic's other choice, a part of the 84 mL/h that runs now."
    assert option_why(pause, NAMES) == "More cautious; some protocols do so for every reaction."
    assert option_why(keep, NAMES) == "No change. It asks for your reason, and rises stay locked."
    assert option_rule(keep, NAMES) == "Against rule RX-12 v1; kept in the record with your reason."
    assert option_why(call, NAMES) == (
        "The prescriber hears of every pause, stop and moderate sign, then the pharmacist."
    )


@pytest.mark.parametrize(
    ("signs", "bands", "settings", "why"),
    [
        ("headache moderate", "", {}, "For headache (moderate) the infusion is paused."),
        (
            "fatigue_malaise mild",
            "hr_high amber",
            {},
            "For fatigue or malaise (mild), pulse fast (amber) the rate stays, "
            "and does not rise before the next clean set.",
        ),
        (
            "headache severe",
            "",
            {},
            "For headache (severe) the infusion is stopped; only the prescriber lets it go on.",
        ),
        (
            "dizziness severe",
            "",
            {},
            "For dizziness or lightheadedness (severe) the infusion is stopped and help is called.",
        ),
        ("jaundice moderate", "", {}, "For yellow skin or eyes (moderate) the prescriber is told."),
        ("headache mild", "", {"policy": "pause_first"}, "This clinic pauses for every reaction."),
        (
            "headache mild",
            "",
            {"policy": "stop_first"},
            "This clinic stops for every reaction; the prescriber decides.",
        ),
        ("headache mild", "", {"earlier": "1"}, "A second reaction in this infusion: the prescriber decides."),
        ("headache mild", "", {"tolerated": ""}, "This is the first step: there is no tolerated rate to go back to."),
        ("headache mild", "", {"tolerated": "84"}, "No tolerated rate lies below the 84 mL/h that runs now."),
        ("headache mild", "", {"ceiling": "50"}, "50 mL/h is the ceiling now, below the last rate tolerated, 63 mL/h."),
        ("headache mild", "", {"at_baseline": "headache mild"}, "Nothing is new since before the start."),
        (
            "chest_discomfort mild",
            "",
            {},
            "Red flag: chest discomfort, tightness or pain is never answered by slowing alone.",
        ),
        ("", "hr_high red", {}, "Red flag: pulse fast in the red band."),
        ("headache mild, vomiting mild", "", {}, "Red flag: headache together with vomiting."),
    ],
)
def test_the_first_option_says_what_it_answers(signs, bands, settings, why):
    assert option_why(options(signs, bands, **settings)[0], NAMES) == why


def test_a_combination_says_what_it_may_be():
    assert red_flag_text("meningism", NAMES) == (
        "possible aseptic or bacterial meningitis "
        "(severe headache + any of neck stiffness, photophobia, fever, vomiting, drowsiness)"
    )


def test_the_facts_beside_the_options_are_told_by_name():
    assert option_facts(options("headache mild", "hr_high amber", earlier="0")[0], NAMES) == (
        ("Symptoms", "Headache (mild)"),
        ("Vitals", "Pulse fast (amber)"),
        ("Rate now", "84 mL/h"),
        ("Last tolerated", "63 mL/h"),
        ("Ceiling", "126 mL/h"),
    )


def test_every_reason_has_its_sentence():
    assert set(wording._WHY) == set(Why)


def test_every_option_of_every_worked_case_reads_tidily():
    for path in sorted(CASES.glob("reactions_*.toml")):
        rows = table(path.name)
        for case in rows["cases"]:
            for option in guidance_for(situation(case, rows), BOOK).options:
                told = [option_title(option), option_why(option, NAMES), option_rule(option, NAMES)]
                told += [text for row in option_facts(option, NAMES) for text in row]
                assert all(text and not UNTIDY.search(text) for text in told), told


def test_every_syndrome_is_worded():
    for syndrome in BOOK.syndromes:
        assert syndrome_text(syndrome.id, NAMES).startswith(f"Think of: {syndrome.label}. ")
    assert syndrome_text("no_such_thing", NAMES) == "Think of: no such thing."


BEFORE = "systolic 126, pulse 74, temperature_c 36.6, spo2 98, alertness alert"


def told(typed, signs="", names=NAMES, baseline=BEFORE):
    before = reading(baseline) if baseline else None
    return [trigger_text(t, names) for t in tripped(reading(typed), before, seen(signs), BOOK, adult=True)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("systolic 106", "Systolic pressure 106 mmHg, baseline 126 mmHg: a fall of 20 mmHg or more (amber band)."),
        ("systolic 88", "Systolic pressure 88 mmHg, baseline 126 mmHg: a fall of more than 30% (red band)."),
        ("systolic 180", "Systolic pressure 180 mmHg, baseline 126 mmHg: 180 mmHg or more (red band)."),
        ("pulse 104", "Pulse 104/min, baseline 74/min: a rise of 30/min or more (orange band)."),
        ("spo2 93", "SpO2 93%, baseline 98%: 93% or less (orange band)."),
        ("temperature_c 37.6", "Temperature 37.6 °C, baseline 36.6 °C: a rise of 1 °C or more (amber band)."),
        ("alertness drowsy", "Alertness: drowsy (amber band)."),
    ],
)
def test_a_trigger_shows_its_numbers(typed, text):
    assert told(typed) == [text]


def test_a_level_below_is_told_without_a_baseline():
    assert told("systolic 104", baseline="") == ["Systolic pressure 104 mmHg: below 105 mmHg (amber band)."]


def test_company_is_told_by_name():
    assert told("systolic 150", "headache mild") == [
        "Blood pressure rising: 150 mmHg, baseline 126 mmHg, together with headache (red band)."
    ]


def test_temperatures_are_told_in_the_clinics_unit():
    fahrenheit = Names(BOOK, temperature="F")
    assert told("temperature_c 37.6", names=fahrenheit) == [
        "Temperature 99.7 °F, baseline 97.9 °F: a rise of 1.8 °F or more (amber band)."
    ]
    assert told("temperature_c 39", names=fahrenheit, baseline="") == [
        "Temperature 102.2 °F: 102.2 °F or more (red band)."
    ]


def found(typed, last=""):
    return [sentence(f) for f in check_reading(reading(typed), None, reading(last) if last else None, BOOK.bounds)]


def test_what_is_wrong_with_a_reading_is_said_with_the_bound():
    assert found("systolic 1200") == [
        "Systolic pressure 1200 mmHg cannot be: it lies between 40 and 300 mmHg. "
        "Nothing is changed; type what you read."
    ]
    assert found("spo2 105") == [
        "SpO2 105% cannot be: it lies between 40 and 100%. Nothing is changed; type what you read."
    ]
    assert found("pulse 176", "pulse 76") == [
        "Pulse 176/min needs a second look: outside 40 to 150/min, and 60/min or more from the last value, "
        "76/min. Measure again and type what you read."
    ]
    assert found("systolic 90, diastolic 95") == [
        "The diastolic pressure, 95 mmHg, is not below the systolic, 90 mmHg. Measure again and type both."
    ]


def test_a_baseline_that_is_off_is_said_with_what_to_do():
    (ask,) = beyond_at_baseline(reading("systolic 150"), BOOK)
    assert sentence(ask) == (
        "Blood pressure rising: the baseline, 150 mmHg, is already in a band (amber). Ask the prescriber for "
        "the highest systolic pressure that is right for this patient. Begin your reason with that number, then the "
        "prescriber's name. Until it is recorded every set in the band counts; then the change from the baseline does."
    )


def test_a_baseline_off_where_no_change_has_a_figure_says_so():
    (ask,) = beyond_at_baseline(reading("spo2 90"), BOOK)
    assert "lowest SpO2 that is right for this patient" in sentence(ask)
    assert sentence(ask).endswith("Where no change has a figure (orange, red), anything below that number counts.")


def test_the_patients_own_limit_is_told_with_what_went_beyond_it():
    own = (Target("spo2_low", Vital.SPO2, Percent.of(88)),)
    (low, *_) = tripped(reading("spo2 87"), reading("spo2 90"), (), BOOK, adult=True, targets=own)
    assert trigger_text(low, NAMES) == "SpO2 87%, baseline 90%: below 88%, this patient's own limit (red band)."
    own = (Target("sbp_rise", Vital.DIASTOLIC, Pressure.of(114)),)
    (high, *_) = tripped(reading("diastolic 115"), reading("diastolic 112"), (), BOOK, adult=True, targets=own)
    assert trigger_text(high, NAMES) == (
        "Diastolic pressure 115 mmHg, baseline 112 mmHg: above 114 mmHg, this patient's own limit (red band)."
    )


def test_what_is_found_about_a_reaction_is_said_plainly():
    case = situation({"signs": "syncope mild, headache mild", "at_baseline": "headache mild"}, FOURTH_STEP)
    assert [sentence(f) for f in guidance_for(case, BOOK).findings] == [
        "Fainting or near-fainting is never only mild: it is kept as you typed it and judged as moderate.",
        "Headache was there before the start and is not worse now, so it does not count as new.",
    ]
