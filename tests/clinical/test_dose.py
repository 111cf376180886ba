"""Grams, vials and volume of one day, and what is asked about the size of a dose."""

import pytest

from nurse_app.clinical.dose import pick_vials
from nurse_app.clinical.quantities import Concentration, Dose
from tests.support.orders import codes, g_per_kg, grams, order, patient, plan, severity


def vials(dose: str, sizes: str) -> str:
    picked = pick_vials(Dose.of(dose), tuple(Dose.of(size) for size in sizes.split()))
    return " ".join(f"{v.count}x{v.size.text()}" for v in picked)


@pytest.mark.parametrize(
    ("dose", "sizes", "picked"),
    [
        ("28", "5 10 20 40", "1x20 2x5"),
        ("70", "5 10 20 40", "1x40 1x20 1x10"),
        ("5", "5 10 20 40", "1x5"),
        ("5.1", "5 10 20 40", "2x5"),
        ("4.9", "5 10 20 40", "1x5"),
        ("80", "5 10 20 40", "2x40"),
        ("45", "2 5 10 20 30", "1x30 1x10 1x5"),
        ("28", "1 2.5 5 10 20 30", "1x20 1x5 1x2.5 1x1"),
        ("7", "5", "2x5"),
        ("28", "", ""),
    ],
)
def test_the_largest_vials_that_fit_come_first_and_the_smallest_that_covers_it_takes_the_rest(dose, sizes, picked):
    assert vials(dose, sizes) == picked


def test_what_is_ordered_and_what_will_run_are_told_apart():
    day = plan(order(dose=g_per_kg("2", 5, 2), round_to=Dose.of(5)))
    assert day.dosing is not None
    assert (day.dosing.course.text(), day.dosing.today.text(), day.dosing.delivered.text()) == ("140", "28", "25")
    assert day.dosing.volume.text() == "250"


def test_a_dose_that_rounds_away_stops():
    nothing = plan(order(dose=grams("4", 2), round_to=Dose.of(5)))
    assert severity(nothing, "rounded-to-nothing") == "stop"
    assert nothing.dosing is None


@pytest.mark.parametrize(("ordered", "asked"), [("4.5", True), ("4.6", False), ("5.5", False), ("5.6", True)])
def test_rounding_by_more_than_a_tenth_is_asked(ordered, asked):
    """4.5 g to 5 g is 11.1 %, 4.6 g is 8.7 %, 5.5 g is 9.1 %, 5.6 g is 10.7 %."""
    assert ("rounded-far" in codes(plan(order(dose=grams(ordered), round_to=Dose.of(5)), patient("10")))) is asked


@pytest.mark.parametrize(("dose", "asked"), [("1.9", False), ("2", False), ("2.1", True)])
def test_a_course_above_2_g_for_each_kilogram_is_asked(dose, asked):
    assert ("course-large" in codes(plan(order(dose=g_per_kg(dose, 3))))) is asked


@pytest.mark.parametrize(("dose", "asked"), [("0.9", False), ("1", False), ("1.1", True)])
def test_a_day_above_1_g_for_each_kilogram_is_asked(dose, asked):
    assert ("day-large" in codes(plan(order(dose=g_per_kg(dose))))) is asked


@pytest.mark.parametrize(
    ("dose", "days", "asked"),
    [
        ("2", 5, False),
        ("2", 2, False),
        ("2", 1, True),
        ("1", 1, False),
        ("1", 2, False),
        ("1", 3, True),
        ("0.9", 1, True),
    ],
)
def test_a_dose_that_the_label_does_not_print_is_asked(dose, days, asked):
    """Privigen US, CIDP: 2 g/kg over 2 to 5 days, then 1 g/kg over 1 or 2 days."""
    assert ("dose-outside-label" in codes(plan(order(dose=g_per_kg(dose, days))))) is asked


@pytest.mark.parametrize(("dose", "days", "asked"), [("2", 2, False), ("1", 1, True), ("1.8", 2, True)])
def test_a_label_that_prints_a_daily_dose_is_compared_by_the_day(dose, days, asked):
    itp = plan(order(indication="ITP", dose=g_per_kg(dose, days)))
    assert ("dose-outside-label" in codes(itp)) is asked


def test_off_label_no_dose_is_called_outside_the_label():
    assert "dose-outside-label" not in codes(plan(order(indication="LEMS", dose=g_per_kg("0.3"))))


def test_an_open_concentration_stops_until_it_is_answered():
    powder = plan(order("gammagard-sd", "PI", dose=grams("20")))
    assert severity(powder, "concentration-open") == "stop"
    assert (powder.dosing, powder.ceiling, powder.steps, powder.duration) == (None, None, (), None)


def test_an_answered_concentration_is_used():
    thin = plan(order("gammagard-sd", "PI", dose=grams("20"), strength=Concentration.of(50)))
    assert thin.dosing is not None
    assert thin.dosing.volume.text() == "400"
    assert thin.steps[0].rate.text() == "35"


def test_the_other_concentration_than_the_rates_are_printed_for_is_asked():
    strong = plan(order("gammagard-sd", "PI", dose=grams("20"), strength=Concentration.of(100)))
    assert severity(strong, "rates-printed-for-other") == "ask"
    assert strong.ceiling is not None
    assert strong.ceiling.rate.text() == "139.9"


def test_a_concentration_that_the_product_does_not_have_stops():
    wrong = plan(order(strength=Concentration.of(50)))
    assert severity(wrong, "concentration-not-of-product") == "stop"


def test_unknown_vial_sizes_stop():
    no_sizes = plan(order("gammagard-liquid-erc", "PI"))
    assert severity(no_sizes, "vial-sizes-unknown") == "stop"


@pytest.mark.parametrize("code", ["dose-unverified", "rate-unverified"])
def test_figures_from_memory_are_asked(code):
    assert severity(plan(order("gammagard-liquid-erc", "PI")), code) == "ask"
    assert code not in codes(plan(order()))
