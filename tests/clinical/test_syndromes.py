"""Which named pictures come to mind: two features, or the one that leads a list and stands in no other."""

import pytest

from nurse_app.clinical.syndromes import syndromes_for
from tests.support.reaction_cases import seen
from tests.support.tables import real_book


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("headache mild", []),
        ("headache mild, flushing mild", ["infusion_related_reaction"]),
        ("headache severe, neck_stiffness mild", ["aseptic_meningitis"]),
        ("headache severe, neck_stiffness mild, fever mild", ["aseptic_meningitis", "infusion_related_reaction"]),
        ("urticaria mild", ["anaphylaxis"]),
        ("urticaria mild, hypotension mild", ["anaphylaxis"]),
        ("dark_urine moderate", ["hemolysis"]),
        ("reduced_urine mild", ["acute_kidney_injury"]),
        ("reduced_urine mild, edema_weight_gain mild", ["acute_kidney_injury"]),
        ("blistering_eczema_delayed mild", ["delayed_eczema"]),
        ("pruritus mild", []),
        ("dyspnea mild, hypertension mild, cough mild", ["taco", "trali"]),
        ("dyspnea mild, hypoxia mild, fever mild", ["trali", "taco"]),
        ("fever mild, chills_rigors mild", ["other_transfusion_reaction", "infusion_related_reaction"]),
        ("chest_discomfort mild, limb_swelling_pain moderate", ["thromboembolism"]),
    ],
)
def test_the_fullest_picture_comes_first(signs, expected):
    assert list(syndromes_for(seen(signs), real_book())) == expected


def test_every_syndrome_of_the_book_can_come_to_mind():
    for syndrome in real_book().syndromes:
        signs = seen(", ".join(f"{feature} mild" for feature in syndrome.features))
        assert syndromes_for(signs, real_book())[0] == syndrome.id
