"""Quantities are compared by their numbers, and only like with like."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nurse_app.clinical.quantities import Rate, Volume

NUMBERS = st.fractions(-1000, 1000, max_denominator=97)


@given(NUMBERS, NUMBERS)
def test_they_stand_in_the_order_of_their_numbers(a, b):
    one, other = Rate(a), Rate(b)
    assert (one < other, one <= other, one > other, one >= other) == (a < b, a <= b, a > b, a >= b)
    assert (one == other) == (a == b)


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_a_rate_is_never_compared_with_a_volume(compare):
    assert getattr(Rate.of(1), compare)(Volume.of(2)) is NotImplemented
    rate: object = Rate(Fraction(1))
    assert rate != Volume(Fraction(1))
