"""The pages after the last drop: observation, what is missing, the signature, addenda."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from nurse_app.infusion import canonical, wishes
from nurse_app.ui.pages.done_page import DonePage
from nurse_app.ui.pages.observe_page import ObservePage
from nurse_app.ui.pages.sign_page import SignPage
from nurse_app.wording.pages_sign import total_words
from tests.ui.page_states import accepting, ended, heard, later, words
from tests.ui.test_pages_before import stand


@pytest.fixture
def observe(qtbot, dressed):
    made = ended()
    return stand(qtbot, ObservePage(words(), accepting), made), made


def complete(made):
    """Answer everything that is missing."""
    made.at(320).must(made.vitals())
    made.must(made.request("end_observation"))
    for what in made.outlook.missing:
        made.must(made.request("answer", what, "told at the hand-over"))
    return made


def test_the_observation_counts_down_and_ends_early_only_with_a_reason(observe):
    page, _ = observe
    told = heard(page.wished)
    page.walk.primary.button.click()
    assert told == []
    assert page._told.figures[0].value.endswith("min")
    page.why.put("her driver waits")
    page.walk.primary.button.click()
    assert told == [wishes.EndObservation("her driver waits")]


def test_the_flush_goes_up_from_its_form_and_closes_it_once_kept(observe):
    page, _ = observe
    told = heard(page.wished)
    page.buttons["flush"].click()
    panel = page.panel
    panel.holders["fluid"].widget.choose("0.9% sodium chloride")
    panel.put("flush", "20")
    panel.send()
    assert told == [wishes.Flush("0.9% sodium chloride", Decimal(20))]
    page.refused(("Not now.",))
    assert page.panel is panel
    page.kept()
    assert page.panel is None


def test_v_opens_the_vitals_and_a_reaction_is_asked_for_elsewhere(observe):
    page, _ = observe
    asked = heard(page.panel_requested)
    page.letter_pressed("V")
    assert page.panel is page.panels["vitals"]
    page.letter_pressed("R")
    assert asked == ["reaction"]


def test_after_the_observation_the_button_goes_on_to_the_signature(observe):
    page, made = observe
    asked = heard(page.stage_requested)
    complete(made)
    page.show_state(made.infusion, made.outlook)
    page.walk.primary.button.click()
    assert asked == ["signature"]


@pytest.fixture
def sign(qtbot, dressed):
    made = ended()
    return stand(qtbot, SignPage(words()), made), made


def test_what_is_missing_is_answered_on_the_spot(sign, qtbot):
    page, made = sign
    told = heard(page.wished)
    what = made.outlook.missing[0]
    entry = page.missing.rows[what]
    entry.button.click()
    entry.keep.click()
    assert told == []
    qtbot.keyClicks(entry.answer.line, "seen by the pharmacist")
    qtbot.keyClick(entry.answer.line, Qt.Key.Key_Return)
    assert told == [wishes.Answer(what, "seen by the pharmacist")]


def test_the_signature_waits_for_what_is_missing_and_for_the_password(sign):
    page, made = sign
    told = heard(page.wished)
    page.password.put("seven grey herons wade")
    page.primary.button.click()
    assert told == []
    assert "missing" in page.primary.button.reason
    complete(made)
    page.show_state(made.infusion, made.outlook)
    page.password.put("")
    assert page.primary.button.reason == "Not yet: type your password."
    page.password.put("seven grey herons wade")
    page.primary.button.click()
    assert told == [wishes.Sign("seven grey herons wade")]


def test_a_refused_password_is_emptied(sign):
    page, _ = sign
    page.password.put("wrong")
    page.refused(("The password does not match.",))
    assert page.password.text() == ""


def test_teaching_is_kept_only_as_ticked(sign):
    page, _ = sign
    told = heard(page.wished)
    page.teaching.keep.click()
    assert told == []
    page.teaching.chips["headache"].click()
    page.teaching.keep.click()
    assert told == [wishes.Teach(("headache",))]


def test_a_follow_up_is_planned_at_its_time_after_the_end(sign):
    page, _ = sign
    told = heard(page.wished)
    page.follow_ups.buttons["day_1"].click()
    # The last drop ran 245 min after nine; the call is 24 h later.
    assert told == [wishes.PlanFollowUp("day_1", later(24 + 245 / 60))]


def test_the_totals_say_what_was_given_against_the_plan(sign):
    _, made = sign
    rows = {row.name: (row.planned, row.given, row.differs) for row in total_words(made.infusion, made.outlook)}
    assert rows["Dose"] == ("28 g", "28 g", "none")
    assert rows["Time"] == ("4 h 05 min", "4 h 05 min", "none")


def test_an_addendum_is_added_after_the_signature(qtbot, dressed):
    made = complete(ended())
    made.must(made.request("sign", canonical.head(made.entries)))
    page = stand(qtbot, DonePage(words()), made)
    told = heard(page.wished)
    page.add.click()
    assert told == []
    page.note.put("She called: well.")
    page.add.click()
    assert told == [wishes.Add("She called: well.")]
    page.refused(("The disk is full.",))
    assert page.note.text() == "She called: well."
    page.kept()
    assert page.note.text() == ""


def test_the_report_is_asked_for_by_its_own_buttons(qtbot, dressed):
    made = complete(ended())
    made.must(made.request("sign", canonical.head(made.entries)))
    page = stand(qtbot, DonePage(words()), made)
    saved, opened, printed = map(heard, (page.pdf_save_requested, page.pdf_open_requested, page.pdf_print_requested))
    for button in (page.save, page.open, page.print):
        button.click()
    assert [len(saved), opened, len(printed)] == [1, [], 1]
    page.show_pdf("saved", "vigil-2026-03-02-draft.pdf")
    page.open.click()
    assert opened == ["vigil-2026-03-02-draft.pdf"]
