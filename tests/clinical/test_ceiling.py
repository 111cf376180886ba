"""The most allowed: the lowest of all limits, with whose it is and where it comes from."""

from datetime import date

import pytest

from nurse_app.clinical.patient import Risk
from nurse_app.clinical.plan import Because
from nurse_app.clinical.quantities import Rate, RateAs, RateUnit
from nurse_app.clinical.setting import Clinic, Pump
from tests.support.orders import codes, ml_h, order, patient, plan, severity

ON = date(2026, 3, 2)


def limits(a_plan):
    assert a_plan.ceiling is not None
    first = (a_plan.ceiling.rate.text(), a_plan.ceiling.because.value)
    return [first, *((other.rate.text(), other.because.value) for other in a_plan.ceiling.others)]


def test_the_label_rules_when_nothing_else_does():
    assert limits(plan(order())) == [("336", "label")]


def test_an_order_below_the_label_rules():
    assert limits(plan(order(maximum_rate=ml_h("300")))) == [("300", "order"), ("336", "label")]


def test_an_order_above_the_label_is_asked_and_the_label_rules():
    above = plan(order(maximum_rate=ml_h("336.1")))
    assert limits(above) == [("336", "label"), ("336.1", "order")]
    assert severity(above, "order-above-label") == "ask"
    assert "order-above-label" not in codes(plan(order(maximum_rate=ml_h("336"))))


def test_a_clinics_own_limit_counts():
    home = Clinic(maximum_rate=RateAs.of("3", RateUnit.MG_KG_MIN))
    assert limits(plan(order(maximum_rate=ml_h("300")), clinic=home)) == [
        ("126", "clinic"),
        ("300", "order"),
        ("336", "label"),
    ]


def test_a_pump_counts_only_where_it_limits():
    slow = Pump(Rate.of("0.1"), Rate.of(100))
    assert limits(plan(order(maximum_rate=ml_h("300")), pump=slow)) == [
        ("100", "pump"),
        ("300", "order"),
        ("336", "label"),
    ]
    assert limits(plan(order(), pump=Pump(Rate.of("0.1"), Rate.of(336)))) == [("336", "label")]


def test_a_label_that_disagrees_with_itself_is_held_to_the_lower_figure():
    """8 mg/kg/min of a 10 % product at 72.5 kg is 348 mL/h; the label's other column, 5 mL/kg/h, would be 362.5."""
    found = plan(order("gammagard-liquid", "PI"), patient("72.5"))
    assert limits(found) == [("348", "label")]
    assert severity(found, "label-disagrees-with-itself") == "note"


@pytest.mark.parametrize("risk", [Risk.RENAL, Risk.THROMBOSIS, Risk.OVER_65])
def test_a_named_risk_brings_the_limit_printed_for_it_strictly_below(risk):
    """Below 3.3 mg/kg/min at 70 kg: 138.6 mL/h is out, 138.5 is the highest setting."""
    at_risk = plan(order("gammagard-liquid", "PI"), patient("70", risks=frozenset({risk})))
    assert limits(at_risk) == [("138.5", "risk"), ("336", "label")]


def test_an_inclusive_limit_for_patients_at_risk_is_reached():
    at_risk = plan(order("octagam-10-us", "DM"), patient("70", risks=frozenset({Risk.RENAL})))
    assert limits(at_risk) == [("126", "risk"), ("168", "label")]


def test_a_risk_that_the_label_does_not_name_brings_no_limit():
    old = plan(order("octagam-10-us", "DM"), patient("70", risks=frozenset({Risk.OVER_65})))
    assert limits(old) == [("168", "label")]
    assert severity(old, "age-over-65") == "ask"


def test_a_rule_without_a_number_is_asked_and_limits_nothing():
    at_risk = plan(order(), patient("70", risks=frozenset({Risk.THROMBOSIS})))
    assert limits(at_risk) == [("336", "label")]
    assert severity(at_risk, "at-risk-slowest-rate") == "ask"


@pytest.mark.parametrize(("born", "asked"), [("1961-03-02", False), ("1960-03-02", True), ("1959-03-02", True)])
def test_age_alone_is_asked_and_limits_nothing(born, asked):
    """65 years old is not over 65."""
    found = plan(order("gammagard-liquid", "PI"), patient("70", birth_date=date.fromisoformat(born)), on=ON)
    assert limits(found) == [("336", "label")]
    assert ("age-over-65" in codes(found)) is asked


def test_an_age_that_cannot_be_counted_is_no_more_than_a_note():
    found = plan(order("gammagard-liquid", "PI"), patient("70", birth_date=date(1940, 1, 1)))
    assert severity(found, "age-not-counted") == "note"
    assert "age-over-65" not in codes(found)


def test_off_label_the_lowest_of_the_other_indications_rules_and_is_asked():
    """Privigen prints 8 mg/kg/min for CIDP and PI, 4 for ITP."""
    found = plan(order(indication="GBS"))
    assert limits(found) == [("168", "label")]
    assert severity(found, "off-label") == "ask"


def test_off_label_kawasaki_lends_nothing():
    assert limits(plan(order("kiovig", "LEMS"))) == [("420", "label")]
    assert limits(plan(order("kiovig", "KAWASAKI"))) == [("42", "label")]


def test_off_label_the_slowest_start_is_lent():
    """Gamunex-C starts CIDP at 2 mg/kg/min and PI at 1."""
    assert plan(order("gamunex-c", "MG")).steps[0].rate == Rate.of(42)


def test_an_unknown_highest_rate_stops():
    unknown = plan(order("yimmugo-us", "PI", maximum_rate=ml_h("100")))
    assert unknown.ceiling is None
    assert severity(unknown, "highest-rate-unknown") == "stop"
    assert (unknown.steps, unknown.duration) == ((), None)


def test_a_ceiling_below_the_first_step_of_the_pump_stops():
    coarse = plan(order(maximum_rate=ml_h("4")), pump=Pump(Rate.of(5), Rate.of(999)))
    assert severity(coarse, "ceiling-below-pump-step") == "stop"
    assert coarse.steps == ()


def test_every_limit_says_where_it_comes_from():
    found = plan(order(maximum_rate=ml_h("300"), prescriber="Dr. Okafor", ordered_on=ON))
    assert found.ceiling is not None
    assert found.ceiling.source == "the order of Dr. Okafor, 2026-03-02, 300 mL/h"
    assert found.ceiling.others[0].because is Because.LABEL
    assert "Privigen (US) label, CIDP" in found.ceiling.others[0].source


@pytest.mark.parametrize(("kg", "rate"), [("72.4", "347.5"), ("72.5", "348"), ("72.6", "348.4")])
def test_a_limit_is_rounded_down_to_what_the_pump_can_be_set_to(kg, rate):
    """8 mg/kg/min at 72.4 kg is 347.52 mL/h, at 72.6 kg 348.48."""
    assert limits(plan(order(), patient(kg))) == [(rate, "label")]
