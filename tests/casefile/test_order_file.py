"""An ORDER file is taken at its word or refused, every fault with its place, all in one run."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from nurse_app.clinical.order import DoseForm, LabelTitration, MeanHours, OwnTitration, WeightBasis
from nurse_app.clinical.patient import Risk, Sex
from nurse_app.clinical.quantities import Concentration, Dose, Length, Rate, RateAs, RateUnit, Weight
from nurse_app.clinical.setting import Clinic, Place, Policy, Profile, Pump
from tests.support.order_files import ABSENT, changed, faults_of, found, read, worked_example

ORDER = b'{"product": "privigen-us", "indication": "CIDP", "dose": {"g": 28}}'
SHORTEST = {
    "patient": {"weight_kg": 70},
    "order": {"product": "privigen-us", "indication": "CIDP", "dose": {"g": 28}},
}


def test_the_worked_example_is_read():
    case = read(worked_example())
    assert case.patient.weight == Weight.of(70)
    assert (case.patient.height, case.patient.sex) == (Length.of(175), Sex.F)
    assert case.patient.birth_date == date(1961, 3, 14)
    assert case.order.round_to == Dose.of(5)
    assert case.order.maximum_rate == RateAs.of(300, RateUnit.ML_H)
    assert isinstance(case.order.titration, LabelTitration)


def test_what_may_be_left_out_has_its_default():
    case = read(SHORTEST)
    assert case.pump == Pump(Rate.of("0.1"), Rate.of(999))
    assert case.clinic == Clinic()
    assert (case.order.dose.days, case.order.dose.day) == (1, 1)
    assert case.order.dosing_weight is WeightBasis.ACTUAL
    assert (case.order.round_to, case.order.maximum_rate, case.on) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "weight"),
    [("70", "70"), (70, "70"), ("70.0", "70"), ("72.50", "72.5"), (72.5, "72.5")],
    ids=["text", "number", "text-with-zero", "text-with-decimals", "number-with-decimals"],
)
def test_a_number_may_be_written_as_a_number_or_as_text(written, weight):
    assert read(changed("patient.weight_kg", written)).patient.weight == Weight.of(weight)


def test_a_number_is_never_a_binary_float():
    """0.1 + 0.2 is not 0.3 there."""
    content = b'{"patient": {"weight_kg": 70.1}, "order": ' + ORDER + b"}"
    assert read(content).patient.weight.value == Fraction(701, 10)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("72,5", "number-comma"),
        ("1 000", "number-space"),
        (".5", "number-leading-point"),
        ("5.", "number-trailing-point"),
        ("070", "number-leading-zero"),
        ("-70", "number-sign"),
        (-71, "number-sign"),
        ("+70", "number-sign"),
        ("7e1", "number-exponent"),
        ("70 kg", "number-space"),
        ("70kg", "number-not-a-number"),
        ("155lb", "number-not-a-number"),
        ({"lb": "155"}, "wrong-type"),
        ("٧٠", "number-not-a-number"),
        ("1_0", "number-not-a-number"),
        ("nan", "number-not-a-number"),
        ("", "number-empty"),
        ("7.0.0", "number-two-points"),
        ("1234567890123456", "number-too-long"),
        (True, "wrong-type"),
        (None, "wrong-type"),
        ([70], "wrong-type"),
        ({"kg": 70}, "wrong-type"),
    ],
)
def test_a_number_that_is_not_plain_is_refused(written, code):
    assert found(changed("patient.weight_kg", written)) == [("patient.weight_kg", code)]


@pytest.mark.parametrize("written", [b"1e309", b"7e1", b"NaN", b"Infinity", b"-Infinity", b"70.0e0"])
def test_a_json_number_that_is_not_plain_is_refused(written):
    content = b'{"patient": {"weight_kg": ' + written + b'}, "order": ' + ORDER + b"}"
    assert [place for place, _ in found(content)] == ["patient.weight_kg"]


@pytest.mark.parametrize(
    "place", ["patient", "order", "patient.weight_kg", "order.product", "order.indication", "order.dose"]
)
def test_what_is_needed_and_missing_is_named(place):
    assert (place, "missing-key") in found(changed(place, ABSENT))


@pytest.mark.parametrize(
    ("place", "parent"),
    [
        ("colour", ""),
        ("patient.weight_lb", "patient"),
        ("order.dose_g", "order"),
        ("order.dose.kg", "order.dose"),
        ("order.maximum_rate.per", "order.maximum_rate"),
        ("pump.step", "pump"),
        ("clinic.name", "clinic"),
    ],
)
def test_a_key_that_is_not_known_is_refused_by_name(place, parent):
    fault = faults_of(changed(place, "1"))[0]
    assert (fault.place, fault.code, fault.facts["name"]) == (parent, "unknown-key", place.split(".")[-1])


def test_a_key_that_comes_twice_is_refused():
    content = b'{"patient": {"weight_kg": 70, "weight_kg": 71}, "order": ' + ORDER + b"}"
    assert found(content) == [("patient.weight_kg", "duplicate-key")]


@pytest.mark.parametrize(
    ("dose", "code"),
    [
        ({}, "no-dose"),
        ({"g_per_kg": "1", "g": "70"}, "two-dose-forms"),
        ({"g_per_kg": "1", "days": 2, "day": 3}, "day-after-days"),
        ({"g_per_kg": "1", "days": 0}, "not-from-one"),
        ({"g_per_kg": "1", "days": "2"}, "wrong-type"),
        ({"g_per_kg": "1", "days": 2.0}, "not-a-count"),
        ({"g_per_kg": "1", "days": -1}, "not-a-count"),
        ({"g_per_kg": "1", "days": True}, "wrong-type"),
        ({"g_per_kg": "0"}, "above-bound"),
        ({"g_per_kg": "4.1", "days": 5}, "above-bound"),
        ({"g_per_kg": "2.1"}, "above-bound"),
        ({"g": "140.1"}, "above-bound"),
        ({"mg_per_kg": "2001"}, "above-bound"),
        ({"g_per_kg_per_day": "0.9", "days": 5}, "above-bound"),
        ("1 g/kg", "wrong-type"),
    ],
)
def test_a_dose_that_cannot_be_taken_at_its_word_is_refused(dose, code):
    codes = [fault_code for place, fault_code in found(changed("order.dose", dose)) if place.startswith("order.dose")]
    assert codes == [code]


def test_each_form_of_a_dose_is_read():
    for form, amount in (("g_per_kg", "1"), ("g", "70"), ("mg_per_kg", "1000"), ("g_per_kg_per_day", "1")):
        dose = read(changed("order.dose", {form: amount})).order.dose
        assert (dose.form, dose.amount) == (DoseForm(form), Fraction(Decimal(amount)))


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("order.product", "privigen", "unknown-product"),
        ("order.product", 7, "wrong-type"),
        ("order.indication", "cidp", "unknown-indication"),
        ("order.indication", "KAWASAKI", "unknown-indication"),
        ("order.dosing_weight", "lean", "unknown-word"),
        ("order.dosing_weight", {"lb": "150"}, "unknown-key"),
        ("order.round_to_vials", "yes", "wrong-type"),
        ("order.round_to_vials", {"g": "0"}, "not-above-zero"),
        ("order.maximum_rate", "300", "wrong-type"),
        ("order.maximum_rate", {"value": "300"}, "missing-key"),
        ("order.maximum_rate", {"value": "300", "unit": "ml/h"}, "unknown-unit"),
        ("order.maximum_rate", {"value": "0", "unit": "mL/h"}, "above-bound"),
        ("order.maximum_rate", {"value": "2000.1", "unit": "mL/h"}, "above-bound"),
        ("order.maximum_rate", {"value": "14", "unit": "gtt/min"}, "no-drop-factor"),
        ("order.ordered_on", "2026-02-30", "not-a-date"),
        ("order.ordered_on", "2 Mar 2026", "not-a-date"),
        ("patient.birth_date", "1961-3-14", "not-a-date"),
        ("patient.birth_date", "19610314", "not-a-date"),
        ("patient.sex", "W", "unknown-word"),
        ("patient.risks", "renal-risk", "wrong-type"),
        ("patient.risks", ["kidneys"], "unknown-word"),
        ("patient.name", "Halloran\u202e, Maeve", "odd-character"),
        ("patient.name", "\ud800", "odd-character"),
        ("patient.weight_kg", "0.49", "out-of-bounds"),
        ("patient.weight_kg", "350.1", "out-of-bounds"),
        ("patient.height_cm", "29", "out-of-bounds"),
        ("patient.height_cm", "1.75", "out-of-bounds"),
        ("pump.step_ml_h", "0", "out-of-bounds"),
        ("pump.step_ml_h", "10.1", "out-of-bounds"),
        ("pump.max_ml_h", "2001", "above-bound"),
        ("pump.coarse_from_ml_h", "100", "missing-key"),
        ("pump.gravity", True, "no-drop-factor"),
        ("pump.gravity", "yes", "wrong-type"),
        ("clinic", {"policy": "ask_first"}, "unknown-word"),
        ("clinic", {"profile": "careful"}, "unknown-word"),
        ("on", "tomorrow", "not-a-date"),
    ],
)
def test_a_value_that_is_not_understood_is_refused(place, value, code):
    assert [fault_code for _, fault_code in found(changed(place, value))][:1] == [code]


@pytest.mark.parametrize(
    ("titration", "code"),
    [
        ("fast", "unknown-word"),
        (30, "wrong-type"),
        ({"mean_hours": "0"}, "not-above-zero"),
        ({"mean_hours": "5", "unit": "mL/h"}, "not-with-mean-hours"),
        ({"unit": "mL/h"}, "missing-key"),
        ({"steps": [{"rate": "30"}]}, "missing-key"),
        ({"unit": "mL/h", "steps": []}, "empty-list"),
        ({"unit": "cc/h", "steps": [{"rate": "30"}]}, "unknown-unit"),
        ({"unit": "mL/h", "steps": [{"rate": "30"}, {"rate": "60"}]}, "step-without-end"),
        (
            {"unit": "mL/h", "steps": [{"rate": "30", "for_min": 15, "for_ml": 15}, {"rate": "60"}]},
            "step-with-two-ends",
        ),
        ({"unit": "mL/h", "steps": [{"rate": "30", "for_min": 15}]}, "last-step-has-an-end"),
        ({"unit": "mL/h", "steps": [{"rate": "30", "for_min": 0}, {"rate": "60"}]}, "not-above-zero"),
        ({"unit": "mL/h", "steps": [{"for_min": 15}, {"rate": "60"}]}, "missing-key"),
        ({"unit": "mL/h", "steps": ["30", {"rate": "60"}]}, "wrong-type"),
        ({"unit": "mL/h", "steps": [{"rate": "2001"}]}, "above-bound"),
        ({"unit": "gtt/min", "steps": [{"rate": "14"}]}, "no-drop-factor"),
        ({"unit": "gtt/min", "steps": [{"rate": "14"}], "drop_factor_gtt_per_ml": 0}, "not-from-one"),
        ({"unit": "gtt/min", "steps": [{"rate": "14"}], "drop_factor_gtt_per_ml": "20"}, "wrong-type"),
    ],
)
def test_a_titration_that_is_not_understood_is_refused(titration, code):
    assert code in [fault_code for _, fault_code in found(changed("order.titration", titration))]


def test_an_own_titration_is_read():
    written = {"unit": "mL/h", "steps": [{"rate": "30", "for_min": 15}, {"rate": "60", "for_ml": 15}, {"rate": "120"}]}
    titration = read(changed("order.titration", written)).order.titration
    assert isinstance(titration, OwnTitration)
    assert [step.rate for step in titration.steps] == [30, 60, 120]
    assert read(changed("order.titration", {"mean_hours": "5"})).order.titration == MeanHours(Fraction(5))


def test_two_drop_factors_must_agree():
    drops = {"unit": "gtt/min", "steps": [{"rate": "14"}], "drop_factor_gtt_per_ml": 20}
    whole = changed("order.titration", drops)
    assert found(changed("pump", {"gravity": True, "drop_factor_gtt_per_ml": 20}, whole)) == []
    assert found(changed("pump", {"gravity": True, "drop_factor_gtt_per_ml": 15}, whole)) == [
        ("order.titration.drop_factor_gtt_per_ml", "two-drop-factors")
    ]
    assert read(changed("pump", {"gravity": True}, whole)).pump.drop_factor == 20


@pytest.mark.parametrize("basis", ["ideal", "adjusted"])
@pytest.mark.parametrize("key", ["height_cm", "sex"])
def test_a_weight_by_formula_needs_height_and_sex(basis, key):
    whole = changed("order.dosing_weight", basis)
    assert found(whole) == []
    assert found(changed(f"patient.{key}", ABSENT, whole)) == [(f"patient.{key}", "needed-for-basis")]


def test_the_clinic_and_the_risks_are_read():
    whole = changed("clinic", {"policy": "pause_first", "place": "home", "profile": "cautious"})
    case = read(changed("patient.risks", ["renal-risk", "age-over-65"], whole))
    assert case.clinic == Clinic(Policy.PAUSE_FIRST, Place.HOME, Profile.CAUTIOUS)
    assert case.patient.risks == {Risk.RENAL, Risk.OVER_65}


def test_a_powder_says_its_concentration():
    powder = {"product": "gammagard-sd", "indication": "PI", "dose": {"g": "20"}, "concentration_mg_per_ml": "50"}
    assert read(changed("order", powder)).order.strength == Concentration.of(50)


def test_a_condition_of_the_list_is_off_label_and_read():
    assert read(changed("order.indication", "LEMS")).order.indication == "LEMS"


def test_standing_orders_are_read():
    rows = ["Epinephrine", {"name": "Paracetamol", "dose": "650 mg", "route": "by mouth", "again_after_min": 240}]
    orders = read(changed("order.standing_orders", rows)).order.standing_orders
    assert [one.name for one in orders] == ["Epinephrine", "Paracetamol"]
    assert orders[1].again_after is not None
    assert found(changed("order.standing_orders", [{"dose": "1 mg"}])) == [
        ("order.standing_orders[0].name", "missing-key")
    ]


def test_nobody_is_treated_before_birth():
    whole = changed("on", "1961-03-13")
    assert found(whole) == [("patient.birth_date", "after-start")]
    assert found(changed("on", "1961-03-14")) == []


def test_every_fault_is_found_in_one_run():
    whole = changed("patient.weight_kg", "72,5")
    whole = changed("order.product", "ivig", whole)
    whole = changed("order.dose", {"g_per_kg": "1", "g": "70", "days": 1, "day": 2}, whole)
    whole = changed("pump.step_ml_h", "11", whole)
    whole = changed("colour", "red", whole)
    assert set(found(whole)) == {
        ("", "unknown-key"),
        ("patient.weight_kg", "number-comma"),
        ("order.product", "unknown-product"),
        ("order.dose", "two-dose-forms"),
        ("order.dose.day", "day-after-days"),
        ("pump.step_ml_h", "out-of-bounds"),
    }


def test_bounds_are_judged_also_where_other_things_are_wrong():
    whole = changed("order.dose.g_per_kg", "5", changed("order.product", "ivig"))
    assert set(found(whole)) == {("order.product", "unknown-product"), ("order.dose", "above-bound")}


def test_no_more_than_sixty_characters_of_a_file_are_quoted():
    long = "x" * 5000
    for place in ("patient.weight_kg", "patient." + long, "order.product", "order.dosing_weight"):
        for fault in faults_of(changed(place, long)):
            assert sum(len(v) for k, v in fault.facts.items() if k in {"text", "name"}) <= 60
            assert len(fault.place) < 60
