"""A session goes on at another laptop: sent once, taken over once, taken back only where nobody took it over."""

from dataclasses import replace

import pytest

from nurse_app.infusion import desk
from nurse_app.infusion.asking import Ask, Kept, Refused
from nurse_app.infusion.entries import ClockJumped, SentToFile, TakenOver
from nurse_app.infusion.fold import fold
from nurse_app.infusion.outlook import Status
from tests.support.infusions import Ward, codes, minute

FILE, OTHER = "vigil.handover", "Tomas Field"


def sent(at=40):
    """A running session, sent at a minute."""
    ward = Ward().started().risen("42").at(at)
    ward.must(ward.request("send_to_file", FILE))
    return ward


def taken(ward, at, here=(), nurse=OTHER, entries=None):
    """What the other laptop answers at a minute."""
    number = iter(range(1000))
    moment = ward.at(at).ask().now
    ask = Ask(moment, nurse, lambda: f"there-{at}-{next(number)}")
    return desk.take_over("infusion-1", entries or ward.entries, here, FILE, ask, ward.book)


def test_the_copy_that_was_sent_takes_nothing_but_notes_and_an_emergency():
    ward = sent().at(42)
    assert ward.infusion.away.fact == SentToFile(FILE)
    for answer in (ward.rate("84"), ward.vitals(), ward.request("pause", "x"), ward.request("send_to_file", FILE)):
        assert "sent-to-file" in ward.refused(answer)
    ward.must(ward.request("note", "the stick is with Tomas"))
    ward.must(ward.request("open_emergency"))
    assert ward.infusion.away is not None


def test_it_is_taken_back_with_a_reason_and_goes_on():
    ward = sent().at(42)
    assert ward.refused(ward.request("take_back", " ")) == ["reason-needed"]
    ward.must(ward.request("take_back", "the other laptop does not start"))
    assert ward.infusion.away is None
    ward.must(ward.request("note", "goes on"))
    assert ward.refused(ward.request("take_back", "again")) == ["not-away"]


def test_only_whose_it_is_sends_it():
    ward = Ward().started().at(10)
    ward.must(ward.request("hand_over", OTHER))
    assert ward.refused(ward.request("send_to_file", FILE)) == ["handed-over"]


def test_the_other_laptop_has_every_entry_as_it_was_made_and_its_own_after_them():
    ward = sent()
    answer = taken(ward, 45)
    assert isinstance(answer, Kept)
    assert answer.entries[: len(ward.entries)] == ward.entries
    there = fold("infusion-1", answer.entries, ward.book)
    assert (there.away, there.nurse, there.status) == (None, OTHER, Status.INFUSING)
    assert there.handed_over == {ward.nurse}
    assert there.runs == fold("infusion-1", ward.entries, ward.book).runs


def test_the_time_between_is_a_gap_that_the_nurse_is_asked_about():
    ward = sent(40)
    answer = taken(ward, 45)
    over, gap = answer.entries[-2:]
    assert over.fact == TakenOver(FILE)
    assert isinstance(gap.fact, ClockJumped)
    assert (gap.fact.before, gap.fact.after) == (minute(40), minute(45))
    there = fold("infusion-1", answer.entries, ward.book)
    assert [(g.start, g.end) for g in there.open_gaps] == [(minute(40), minute(45))]


def test_before_the_first_drop_there_is_no_gap():
    ward = Ward().verified().at(-5)
    ward.must(ward.request("send_to_file", FILE))
    assert [type(e.fact) for e in taken(ward, -3).entries[-1:]] == [TakenOver]


def test_it_is_taken_over_once():
    ward = sent()
    there = taken(ward, 45).entries
    assert codes(taken(ward, 50, here=there)) == ["here-already"]


def test_the_laptop_that_sent_it_does_not_take_its_own_file():
    ward = sent()
    assert codes(taken(ward, 45, here=ward.entries)) == ["sent-from-here"]


def test_what_was_not_sent_is_not_taken_over():
    ward = Ward().started().at(10)
    assert codes(taken(ward, 12)) == ["nothing-sent"]


def test_it_comes_back_to_the_first_laptop_with_what_was_done_meanwhile():
    ward = sent(40)
    first = ward.entries
    ward.must(ward.at(41).request("note", "stick handed to Tomas"))
    here = ward.entries
    there = Ward()
    there.nurse, there.entries, there.book = OTHER, taken(ward, 45, entries=first).entries, ward.book
    there.made = 1000
    there.at(46)
    there.must(there.request("note", "all calm"))
    there.must(there.at(50).request("send_to_file", "back.handover"))
    answer = taken(ward, 55, here=here, nurse=ward.nurse, entries=there.entries)
    assert isinstance(answer, Kept)
    ids = [entry.id for entry in (*here, *answer.entries)]
    assert len(ids) == len(set(ids))
    back = fold("infusion-1", (*here, *answer.entries), ward.book)
    assert (back.away, back.nurse) == (None, ward.nurse)
    assert {"stick handed to Tomas", "all calm"} <= {getattr(e.fact, "text", "") for e in back.effective}


def test_a_file_with_another_past_is_refused():
    """What went on here is not what the file begins with: one of them was altered, or it is an older file."""
    ward = sent(40)
    forged = list(ward.entries)
    forged[3], forged[4] = forged[4], forged[3]
    answer = taken(ward, 45, here=ward.entries, entries=(*forged, *taken(ward, 44).entries[-1:]))
    assert codes(answer) == ["other-past"]


def test_an_entry_with_the_id_of_another_is_refused():
    ward = sent(40)
    here = (*ward.entries, ward.must(ward.at(41).request("note", "here")).entries[0])
    there = (*ward.entries[:-1], *taken(ward, 45, entries=ward.entries[:-1]).entries[-1:])
    clash = replace(there[-1], id=here[-1].id)
    assert codes(taken(ward, 50, here=here, entries=(*there[:-1], clash))) == ["other-past"]


@pytest.mark.parametrize("end", ["signed", "voided"])
def test_what_is_over_is_not_sent(end):
    ward = Ward().verified().at(-5)
    if end == "voided":
        ward.must(ward.request("void", "wrong patient"))
        assert ward.refused(ward.request("send_to_file", FILE)) == ["voided"]
    else:
        assert isinstance(ward.request("send_to_file", ""), Refused)
