"""The planned rates as a curve, as on the drawing of the plan."""

from fractions import Fraction
from pathlib import Path

import pytest

from nurse_app.clinical.quantities import Rate
from nurse_app.documents.faces import Faces
from nurse_app.documents.pen import Letters
from nurse_app.documents.plan_figure import PlanCurve, draw_plan
from tests.support.halloran import at

FACES = Faces(Path(__file__).parents[2] / "resources" / "fonts")


def corners(*pairs):
    return tuple((Fraction(minutes), Rate.of(rate)) for minutes, rate in pairs)


CURVE = PlanCurve(
    start=at("09:05"),
    corners=corners((0, 21), (30, 42), (60, 63), (90, 84), (245, 0)),
    words="as ordered, 13:10",
    ceiling=Rate.of(84),
    other=corners((0, 21), (30, 42), (60, 63), (297, 0)),
    other_words="at 63 mL/h",
    vitals=(at("09:20"), at("09:35"), at("13:10")),
)


@pytest.fixture
def words(monkeypatch):
    said = []
    real = Letters.say

    def say(self, text, where):
        said.append(text)
        real(self, text, where)

    monkeypatch.setattr(Letters, "say", say)
    return said


def test_the_plan_says_its_rates_hours_ceiling_and_both_ends(words):
    draw_plan(CURVE, faces=FACES)
    for text in (
        *("21", "42", "63", "84", "09:05", "15:05", "ceiling today 84 mL/h"),
        *("as ordered, 13:10", "at 63 mL/h", "Vitals"),
    ):
        assert text in words


def test_a_plan_longer_than_six_hours_is_drawn_whole(words):
    draw_plan(PlanCurve(at("09:05"), corners((0, 21), (500, 0)), "17:25"), faces=FACES)
    assert "19:05" not in words
    assert "17:05" in words


def test_a_plan_that_cannot_be_made_is_an_empty_grid():
    assert draw_plan(PlanCurve(at("09:05"), (), ""), faces=FACES).get_children()
