"""Names that could be taken for one another."""

import pytest

from nurse_app.infusion.likeness import letters_apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        # a for o: one letter changed
        ("halloran", "holloran", 1),
        # two changed
        ("santos", "sentis", 2),
        # three changed: no longer alike
        ("santos", "sentir", 3),
        # one put in
        ("brand", "brandt", 1),
        ("okafor", "okafor", 0),
        ("", "abc", 3),
    ],
)
def test_letters_are_counted_by_hand(one, other, apart):
    assert letters_apart(one, other) == apart
    assert letters_apart(other, one) == apart
