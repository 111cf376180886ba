"""Every condition of every trigger, a step short of its figure, at it and beyond it."""

import pytest

from nurse_app.clinical.triggers import tripped
from tests.support.reaction_cases import listed, reading, seen, table
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


@pytest.mark.parametrize(("row", "value", "band"), CASES)
def test_the_band_is_the_one_worked_by_hand(row, value, band):
    baseline = reading(row["baseline"]) if "baseline" in row else None
    met = tripped(reading(f"{row['vital']} {value}"), baseline, seen(row.get("signs", "")), real_book(), adult=True)
    assert next((t.band.value for t in met if t.trigger == row["trigger"]), "none") == band


def test_every_condition_of_the_book_has_its_rows():
    """Each band of each trigger is reached by some row, and by a row just short of it."""
    reached = {(row["trigger"], band) for row, _, band in WORKED}
    assert reached == {(t.id, band) for t in real_book().triggers for band in ("none", "amber", "orange", "red")}


def test_all_nine_triggers_are_watched():
    assert len(listed(",".join(t.id for t in real_book().triggers))) == 9
