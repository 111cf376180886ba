"""The ledger: exact volumes over spans, the pump's own figure beside them, never more than was ordered."""

from fractions import Fraction

import pytest

from nurse_app.clinical.quantities import Minutes, Rate, Volume
from nurse_app.infusion.ledger import Ledger, PumpReading, Span, after, minutes_between
from tests.support.infusions import minute


def spans(*ran):
    """(from, to, mL/h) in minutes; `to` None still runs."""
    return tuple(
        Span(minute(start), None if end is None else minute(end), Rate.of(rate), n)
        for n, (start, end, rate) in enumerate(ran)
    )


def at(ledger, number):
    return ledger.volume_at(minute(number)).value


# Example 7 of the dosing paper: 21, 42, 63 mL/h for 30, 30, 15 min; a pause of 20 min; 42 for 30 min; 63 to the end.
SEVEN = Ledger(spans((0, 30, "21"), (30, 60, "42"), (60, 75, "63"), (95, 125, "42"), (125, None, "63")), Volume.of(280))


def test_at_the_headache_47_and_a_quarter_millilitres_were_in():
    assert at(SEVEN, 75) == Fraction("47.25")


def test_nothing_flows_while_it_is_paused():
    assert at(SEVEN, 85) == Fraction("47.25")
    assert SEVEN.rate_at(minute(85)) == Rate.of(0)
    assert SEVEN.last_rate(minute(85)) == Rate.of(63)


def test_after_the_slower_half_hour_68_and_a_quarter_millilitres_were_in():
    assert at(SEVEN, 125) == Fraction("68.25")


def test_the_rest_at_63_ends_it_after_326_point_7_minutes():
    full = SEVEN.reached_at(Volume.of(280))
    assert full is not None
    assert round(minutes_between(minute(0), full).value, 1) == Fraction("326.7")


@pytest.mark.parametrize(("number", "volume"), [("326.6", "279.93"), ("326.67", "280"), ("600", "280")])
def test_no_more_than_the_ordered_volume_is_ever_in(number, volume):
    assert round(at(SEVEN, number), 2) == Fraction(volume)


def test_pauses_are_left_out_of_the_minutes():
    assert SEVEN.minutes_at(minute(125)) == Minutes.of(105)


@pytest.mark.parametrize(("number", "rate"), [("29.999", "21"), ("30", "42"), ("30.001", "42")])
def test_a_rate_counts_from_its_first_moment(number, rate):
    assert SEVEN.rate_at(minute(number)) == Rate.of(rate)


def test_before_the_first_drop_nothing_ran():
    assert SEVEN.rate_at(minute(-1)) == Rate.of(0)
    assert SEVEN.last_rate(minute(-1)) == Rate.of(0)
    assert at(SEVEN, -1) == 0


def test_a_third_of_a_millilitre_is_not_rounded():
    ledger = Ledger(spans((0, None, "1")))
    assert at(ledger, 20) == Fraction(1, 3)


PUMPED = Ledger(
    spans((0, None, "60")),
    Volume.of(100),
    (PumpReading("e9", minute(60), Volume.of(54), Volume.of(60)),),
)


def test_the_pumps_own_figure_wins_and_both_are_kept():
    assert at(PUMPED, 60) == 54
    assert at(PUMPED, 70) == 64
    assert PUMPED.computed_at(minute(70)) == Volume.of(70)
    assert PUMPED.pumped[0].difference == Volume.of(-6)


def test_before_it_was_read_the_pumps_figure_changes_nothing():
    assert at(PUMPED, 59) == 59


def test_the_finish_goes_by_the_pumps_figure():
    assert PUMPED.reached_at(Volume.of(100)) == minute(106)


def test_a_pump_that_shows_more_than_ordered_is_believed():
    over = Ledger(
        spans((0, None, "60")), Volume.of(100), (PumpReading("e9", minute(90), Volume.of(103), Volume.of(90)),)
    )
    assert at(over, 120) == 103


def test_a_time_is_rounded_up_so_that_the_span_is_over_then():
    assert minutes_between(minute(0), after(minute(0), Minutes(Fraction(1, 3)))).value >= Fraction(1, 3)


def test_the_highest_rate_is_told():
    assert SEVEN.highest() == Rate.of(63)
    assert Ledger().highest() is None
