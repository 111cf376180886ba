"""How combinations are matched: grades, bands, different signs for different halves, one inside another."""

import pytest

from nurse_app.clinical.red_flags import combinations, matches, red_flags
from nurse_app.clinical.signs import AllOf, AnyOf, Grade, SignAt, TriggerAt
from tests.support.reaction_cases import in_band, seen
from tests.support.tables import real_book

ITCH, THROAT, WHEEZE = (SignAt(s) for s in ("pruritus", "throat_tightness_angioedema", "wheeze_bronchospasm"))
BAD_HEADACHE = SignAt("headache", Grade.MODERATE)


def met(match, signs="", bands=""):
    return matches(match, seen(signs), in_band(bands))


@pytest.mark.parametrize(("grade", "counts"), [("mild", False), ("moderate", True), ("severe", True)])
def test_a_sign_with_a_floor_counts_from_that_grade_on(grade, counts):
    assert met(BAD_HEADACHE, f"headache {grade}") is counts


@pytest.mark.parametrize(("band", "counts"), [("amber", False), ("orange", True), ("red", True)])
def test_a_trigger_counts_from_its_band_on(band, counts):
    assert met(TriggerAt("sbp_fall", "orange"), bands=f"sbp_fall {band}") is counts


def test_one_sign_does_not_make_both_halves_where_they_must_differ():
    halves = AllOf((AnyOf((ITCH, THROAT)), AnyOf((THROAT, WHEEZE))), distinct=True)
    assert not met(halves, "throat_tightness_angioedema moderate")
    assert not met(halves, "pruritus mild")
    assert met(halves, "throat_tightness_angioedema moderate, pruritus mild")
    assert met(halves, "throat_tightness_angioedema moderate, wheeze_bronchospasm mild")
    assert met(AllOf(halves.parts), "throat_tightness_angioedema moderate")


def test_a_combination_may_stand_inside_another():
    inner = AllOf((ITCH, WHEEZE))
    outer = AllOf((AnyOf((inner, THROAT)), BAD_HEADACHE), distinct=True)
    assert met(outer, "pruritus mild, wheeze_bronchospasm mild, headache severe")
    assert not met(outer, "pruritus mild, headache severe")
    assert met(outer, "throat_tightness_angioedema moderate, headache severe")


def test_a_part_by_a_sign_and_another_by_a_vital_sign():
    both = AllOf((ITCH, TriggerAt("sbp_fall", "red")), distinct=True)
    assert met(both, "pruritus mild", "sbp_fall red")
    assert not met(both, "pruritus mild", "sbp_fall orange")


def test_red_flags_are_named_combinations_first_then_signs_bands_and_pairs():
    found = red_flags(seen("pruritus mild, dyspnea mild, urticaria mild"), in_band("hr_high red"), real_book())
    assert found == (
        "skin_plus_one",
        "sign:dyspnea",
        "trigger:hr_high",
        "pair:urticaria+pruritus",
        "pair:urticaria+dyspnea",
    )
    assert [flag.id for flag in combinations(found, real_book())] == ["skin_plus_one"]


def test_no_sign_is_no_red_flag():
    assert red_flags((), (), real_book()) == ()
