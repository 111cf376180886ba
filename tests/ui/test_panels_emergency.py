"""The emergency card: the clock from the click, one-tap times, left and returned to, closed with a reason."""

import pytest

from nurse_app.infusion import entries as e
from nurse_app.infusion import wishes
from nurse_app.ui.pages.infusing_page import InfusingPage
from tests.ui.infusing_states import judge, state, words


@pytest.fixture
def page_at(qtbot, dressed):
    def build(clock, *more, now=""):
        infusion, outlook, timeline = state(clock, *more, now=now)
        page = InfusingPage(words(), judge(infusion))
        qtbot.addWidget(page)
        page.resize(1086, 656)
        page.show()
        page.show_state(infusion, outlook, timeline)
        return page

    return build


def heard(page):
    told: list[object] = []
    page.wished.connect(told.append)
    return told


def test_one_press_is_the_wish_and_nothing_is_asked_before(page_at):
    page = page_at("11:19")
    told = heard(page)
    page.emergency()
    assert told == [wishes.Emergency()]


def test_the_card_opens_when_it_is_kept_and_counts_from_the_stop(page_at):
    page = page_at("11:19")
    page.emergency()
    page.kept()
    page.show_state(*state("11:19", e.EmergencyOpened(), now="11:21"))
    assert page.emergency_sheet.isVisible()
    assert page.emergency_sheet.stopwatch == "02:00"
    page.tick(state("11:19", e.EmergencyOpened(), now="12:21")[1])
    assert page.emergency_sheet.stopwatch == "1:02:00"


def test_each_step_is_one_tap(page_at):
    page = page_at("11:19", e.EmergencyOpened(), now="11:20")
    told = heard(page)
    titles = [step._title.text() for step in page.emergency_sheet.steps]
    assert titles == [
        "Infusion stopped",
        "Epinephrine",
        "Help called, 911",
        "Position",
        "Oxygen",
        "Line kept open",
        "Vitals every 5 min",
    ]
    page.emergency_sheet.steps[3].button.click()
    assert told == [wishes.DoEmergencyStep("position")]


def test_a_step_done_shows_its_time_and_epinephrine_may_be_given_again(page_at):
    page = page_at("11:19", e.EmergencyOpened(), e.EmergencyStepDone("epinephrine"), now="11:20")
    step = page.emergency_sheet.steps[1]
    assert step._time.text() == "11:19:00"
    assert step.button.text() == "Again"


def test_the_card_is_left_for_the_vitals_and_returned_to(page_at):
    page = page_at("11:19", e.EmergencyOpened(), now="11:20")
    page.emergency_sheet.steps[6].button.click()
    assert page.panel_key == "vitals"
    assert page.panel.isVisible()
    told = heard(page)
    page.emergency()
    assert told == []
    assert page.emergency_sheet.isVisible()


def test_the_card_is_back_after_an_entry_made_beside_it(page_at):
    page = page_at("11:19", e.EmergencyOpened(), now="11:20")
    page.act("note")
    page.panel.put("text", "Husband called")
    page.panel.send()
    page.kept()
    assert page.emergency_sheet.isVisible()


def test_the_card_is_closed_with_a_reason(page_at):
    page = page_at("11:19", e.EmergencyOpened(), now="11:20")
    told = heard(page)
    page.emergency_sheet.close_card.click()
    page.panel.send()
    assert told == []
    page.panel.holders["reason"].widget.other.put("Handed to the crew")
    page.panel.send()
    assert told == [wishes.CloseEmergency("Handed to the crew")]
    page.kept()
    page.show_state(*state("11:19", e.EmergencyOpened(), e.EmergencyClosed("Handed to the crew"), now="11:21"))
    assert not page.emergency_sheet.isVisible()


def test_a_step_that_was_not_saved_says_so(page_at):
    page = page_at("11:19", e.EmergencyOpened(), now="11:20")
    page.emergency_sheet.steps[4].button.click()
    page.refused(("The disk is full. Write it on paper.",))
    assert "Write it on paper" in page.emergency_sheet.refusals.words


def test_the_crew_hears_who_what_ran_and_the_last_vitals(page_at):
    page = page_at("11:19", e.EmergencyOpened(), e.EmergencyStepDone("epinephrine"), now="11:20")
    said = page.emergency_sheet.crew_words
    assert said.startswith("Woman, 64, 70 kg, allergy: Penicillin: hives. Privigen 10% since 09:05")
    assert "stopped 11:19" in said
    assert "Epinephrine at 11:19:00" in said
    assert "Last vitals 11:15: 122/74 mmHg, pulse 76" in said
