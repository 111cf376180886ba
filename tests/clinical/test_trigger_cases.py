"""Every condition of every trigger, a step short of its figure, at it and beyond it."""

from fractions import Fraction
from functools import partial

import pytest

from nurse_app.clinical import triggers
from nurse_app.clinical.targets import Target
from nurse_app.clinical.triggers import tripped
from nurse_app.clinical.vitals import Compare, Vital
from tests.support.reaction_cases import UNITS, listed, reading, seen, table
from tests.support.tables import real_book

WORKED = [
    (row, value, band)
    for row in table("triggers.toml")["cases"]
    for value, band in zip(row["values"].split(), row["bands"].split(), strict=True)
]
CASES = [
    pytest.param(row, value, band, id=f"{row['trigger']}, {row['vital']} {value}: {row['source']}")
    for row, value, band in WORKED
]


def own_limits(row):
    """The prescriber's limit of a row: "systolic 85"."""
    if "target" not in row:
        return ()
    vital, figure = row["target"].split()
    return (Target(row["trigger"], Vital(vital), UNITS[vital].of(figure)),)


def band_found(row, value):
    baseline = reading(row["baseline"]) if "baseline" in row else None
    met = tripped(
        reading(f"{row['vital']} {value}"),
        baseline,
        seen(row.get("signs", "")),
        real_book(),
        adult=True,
        targets=own_limits(row),
    )
    return next((t.band.value for t in met if t.trigger == row["trigger"]), "none")


@pytest.mark.parametrize(("row", "value", "band"), CASES)
def test_the_band_is_the_one_worked_by_hand(row, value, band):
    assert band_found(row, value) == band


def just_beyond(tests):
    """A comparison that counts only beyond the figure where the book counts at it, or the other way round."""

    def strict(real, test, value, *figures):
        if test not in tests:
            return real(test, value, *figures)
        by = 1 if test in (Compare.BELOW, Compare.FALL, Compare.FALL_PERCENT, Compare.AT_MOST) else -1
        at_the_figure = test in (Compare.BELOW, Compare.ABOVE, Compare.FALL_PERCENT)
        return real(test, value - by * Fraction(1, 1000) * (1 if at_the_figure else -1), *figures)

    return strict


@pytest.mark.parametrize("test", [c for c in Compare if c not in (Compare.ALERTNESS, Compare.WITH)])
def test_a_figure_that_counts_on_the_wrong_side_is_caught(monkeypatch, test):
    strict = just_beyond({test})
    for name in ("_level_met", "_change_met"):
        monkeypatch.setattr(triggers, name, partial(strict, getattr(triggers, name)))
    assert [row["source"] for row, value, band in WORKED if band_found(row, value) != band]


@pytest.mark.parametrize("name", ["_counts", "_in_company"])
def test_a_rule_that_is_left_out_is_caught(monkeypatch, name):
    monkeypatch.setattr(triggers, name, lambda condition, scene: True)
    assert [row["source"] for row, value, band in WORKED if band_found(row, value) != band]


def test_every_condition_of_the_book_has_its_rows():
    """Each band of each trigger is reached by some row, and by a row just short of it."""
    reached = {(row["trigger"], band) for row, _, band in WORKED}
    assert reached == {(t.id, band) for t in real_book().triggers for band in ("none", "amber", "orange", "red")}


def test_all_nine_triggers_are_watched():
    assert len(listed(",".join(t.id for t in real_book().triggers))) == 9
