"""What was not taken of a set is kept with it."""

from decimal import Decimal

from nurse_app.app.granting import Counter, grant
from nurse_app.infusion import wishes
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.entries import Noted, VitalsTaken
from nurse_app.settings import Settings
from tests.support.infusions import Ward


def test_why_one_of_a_set_is_missing_is_kept_beside_it():
    ward = Ward().verified().started().at(15)
    wish = wishes.TakeVitals((("pulse", Decimal(76)),), not_taken=(("systolic", "cuff not tolerated"),))
    answer = grant(wish, Counter(ward.infusion, ward.ask(), ward.book, Settings()))
    assert isinstance(answer, Kept)
    taken, noted = (entry.fact for entry in answer.entries)
    assert isinstance(taken, VitalsTaken)
    assert noted == Noted("Not taken: systolic, cuff not tolerated")
