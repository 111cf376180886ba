"""On Prepare and under More the nurse sees what past infusions taught and chooses; nothing is chosen for her."""

from datetime import date
from decimal import Decimal

import pytest

from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.signs import Grade
from nurse_app.infusion import wishes
from nurse_app.infusion.entries import PastInfusion, PastReaction
from nurse_app.ui.panels.taught_sheet import TaughtSheet
from nurse_app.wording.taught import taught_line, taught_words
from tests.ui.page_states import heard, ward, words

HEADACHE = PastInfusion(
    *(date(2026, 2, 2), "privigen-us", "P100", Rate.of(84), Rate.of(63), "70"),
    (PastReaction("headache", Grade.MILD, Rate.of(84)),),
    ("acetaminophen 650 mg by mouth",),
)


@pytest.fixture
def sheet(qtbot, dressed):
    made = ward(history=(HEADACHE,))
    shown = TaughtSheet()
    qtbot.addWidget(shown)
    shown.resize(900, 400)
    shown.show_words(taught_words(made.infusion, words().names))
    shown.show()
    return shown, made


def test_what_happened_then_is_told_with_product_lot_rates_and_what_was_given_before(sheet):
    shown, _ = sheet
    assert shown.lead.text() == (
        "Last time, 2 Feb 2026, 28 days ago: Privigen 10%, lot P100, up to 84 mL/h, 63 mL/h tolerated, "
        "before it acetaminophen 650 mg by mouth."
    )
    assert shown.lines.text() == "2 Feb 2026: headache, mild, at 84 mL/h. Tolerated: 63 mL/h."


def test_of_the_two_ways_none_is_chosen_beforehand(sheet):
    shown, _ = sheet
    assert (shown.take.isChecked(), shown.go_on.isChecked(), shown.confirm.isVisible()) == (False, False, False)


def test_the_lower_ceiling_is_taken_as_it_was_shown(sheet):
    shown, _ = sheet
    told = heard(shown.wished)
    shown.take.click()
    shown.confirm.click()
    assert told == [wishes.LowerCeiling(Decimal(63))]


def test_going_on_is_sent_only_with_a_reason(sheet):
    shown, _ = sheet
    told = heard(shown.wished)
    shown.go_on.click()
    shown.confirm.click()
    assert (told, shown.confirm.reason) == ([], "give a reason.")
    shown.reason.put("Dr Osei, by phone")
    shown.confirm.click()
    assert told == [wishes.Decide("lower-ceiling-offered", "Dr Osei, by phone")]


def test_a_lower_ceiling_taken_is_shown_and_taken_back_with_a_reason(sheet):
    shown, made = sheet
    made.must(made.request("lower_ceiling", Rate.of(63)))
    shown.show_words(taught_words(made.infusion, words().names))
    assert shown.standing.text() == "The ceiling is 63 mL/h, taken 08:00 by Ines Duarte, rule RX-62 v1."
    assert not shown.take.isVisible()
    told = heard(shown.wished)
    shown.back.click()
    shown.reason.put("Dr Osei, by phone")
    shown.confirm.click()
    assert told == [wishes.RestoreCeiling("Dr Osei, by phone")]


def test_a_headache_at_home_is_told_by_sign_and_grade(sheet):
    shown, _ = sheet
    told = heard(shown.wished)
    shown.record.click()
    assert (told, shown.record.reason) == ([], "choose what, and how bad it was.")
    for row, key in ((shown.signs, "myalgia"), (shown.grades, "moderate")):
        row.press(next(segment for segment in row._segments if segment.key == key))
    shown.record.click()
    assert told == [wishes.TellLateReaction((("myalgia", "moderate"),))]


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (None, "No earlier infusion is on this chart: nothing is known."),
        ((), "This is the first infusion."),
        (
            (PastInfusion(date(2026, 2, 2), "octagam-10-us"),),
            "Last time, 2 Feb 2026, 28 days ago, Octagam 10% ran, today Privigen 10%. "
            "What was tolerated then is not used: another product.",
        ),
        (
            (PastInfusion(date(2026, 1, 4), "privigen-us"),),
            "The last infusion was 4 Jan 2026, 57 days ago. "
            "What was tolerated then is not used: more than 8 weeks ago.",
        ),
        (
            (PastInfusion(date(2026, 1, 5), "privigen-us", "", Rate.of(84), Rate.of(84)),),
            "Last time, 5 Jan 2026, 56 days ago: Privigen 10%, up to 84 mL/h, 84 mL/h tolerated, no reaction.",
        ),
    ],
)
def test_where_the_past_is_not_used_it_says_why(history, said):
    assert taught_line(ward(history=history).infusion, words().names) == said
