"""A printed pair of rates: the lower counts, but a figure only worked out to three decimals is no print."""

from fractions import Fraction

import pytest

from nurse_app.clinical.label import pump_rate
from nurse_app.clinical.plan import Dosing
from nurse_app.clinical.products import PrintedPair
from nurse_app.clinical.quantities import Concentration, Dose, Rate, Volume, Weight


def _dosing(strength: int) -> Dosing:
    kg, g = Weight.of(70), Dose.of(30)
    return Dosing(g, g, g, Volume.of(300), Concentration.of(strength), kg, kg, ())


@pytest.mark.parametrize(
    ("mg_kg_min", "ml_kg_h", "strength", "ml_h"),
    [
        # 1.9 mL/kg/h x 70 kg = 133; 1.583 is 1.9 x 50 / 60 to three decimals and would give 132.97.
        ("1.583", "1.9", 50, "133"),
        ("3.167", "1.9", 100, "133"),
        # The label prints 8 beside 5 mL/kg/h (8.33): 8 x 0.6 x 70 = 336 is below 350.
        ("8", "5", 100, "336"),
        # The label prints 3.33 mg/kg/min: 3.33 x 1.2 x 70 = 279.72.
        ("3.33", "3.996", 50, "279.72"),
    ],
)
def test_the_lower_of_what_is_really_printed_counts(mg_kg_min, ml_kg_h, strength, ml_h):
    pair = PrintedPair(Fraction(mg_kg_min), Fraction(ml_kg_h))
    assert pump_rate(pair, _dosing(strength)) == Rate.of(ml_h)
