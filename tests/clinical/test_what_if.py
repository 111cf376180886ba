"""A look at the plan if something were otherwise; the order does not change."""

from nurse_app.clinical.planning import WhatIf, plan_with
from nurse_app.clinical.quantities import Minutes, Rate, RateUnit
from nurse_app.clinical.setting import Clinic
from tests.support.orders import BOOK, PUMP, grams, minutes, order, own, patient, rates

A = own(RateUnit.MG_KG_MIN, ("0.5", "30 min"), ("1", "30 min"), ("1.5", "30 min"), ("2", ""))


def look(what_if, titration=A):
    return plan_with(patient(), order(titration=titration, dose=grams("28")), Clinic(), PUMP, BOOK, what_if)


def test_a_lower_highest_rate_takes_longer():
    found = look(WhatIf(highest=Rate.of(63)))
    assert rates(found) == ["21", "42", "63"]
    assert minutes(found) == "296.7"


def test_a_highest_rate_above_the_plan_changes_nothing():
    assert minutes(look(WhatIf(highest=Rate.of(500)))) == "245"


def test_longer_steps_take_longer():
    """15.75 + 31.5 + 47.25 mL in 135 min, then 185.5 mL at 84 in 132.5 min."""
    assert minutes(look(WhatIf(each_step=Minutes.of(45)))) == "267.5"


def test_a_pause_is_added():
    assert minutes(look(WhatIf(pause=Minutes.of(20)))) == "265"


def test_a_highest_rate_below_the_pumps_step_leaves_no_plan():
    found = look(WhatIf(highest=Rate.of("0.05")))
    assert (found.steps, found.duration) == ((), None)


def test_a_plan_that_stops_has_no_what_if():
    above = own(RateUnit.ML_H, ("400", ""))
    assert look(WhatIf(highest=Rate.of(63)), above).steps == ()
