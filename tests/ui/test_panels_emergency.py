"""The emergency card: the clock from the click, one-tap times, left and returned to, closed with a reason."""

from dataclasses import replace

import pytest

from nurse_app.clinical.order import StandingOrder
from nurse_app.clinical.setting import Clinic, Place
from nurse_app.infusion import entries as e
from nurse_app.infusion import wishes
from nurse_app.ui.pages.infusing_page import InfusingPage
from nurse_app.wording import panels_emergency as emergency
from tests.support.infusions import ORDER, PATIENT, Ward
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
    assert told == []
    was = page.panel.holders["was"].widget
    was.press(next(segment for segment in was._segments if segment.key == "emergency"))
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
    assert said.startswith(
        "HALLORAN, Maeve, woman, 64, 70 kg, allergy: Penicillin: hives. "
        "Address not recorded: say where you are. Privigen 10% since 09:05"
    )
    assert "stopped 11:19" in said
    assert "Epinephrine at 11:19:00" in said
    assert "Last vitals 11:15: 122/74 mmHg, pulse 76" in said


def test_opened_by_mistake_it_is_said_what_the_pump_did(page_at):
    page = page_at("11:19", e.EmergencyOpened(), now="11:20")
    told = heard(page)
    page.emergency_sheet.close_card.click()
    was = page.panel.holders["was"].widget
    was.press(next(segment for segment in was._segments if segment.key == "ran-on"))
    page.panel.holders["reason"].widget.other.put("Wrong button")
    page.panel.send()
    assert told == [wishes.CloseEmergency("Wrong button", "ran-on")]


def worded(*orders, home="", clinic=""):
    """The open card of a patient of 70 kg with these standing orders: the epinephrine step, and what the crew hears."""
    made = Ward(
        replace(ORDER, standing_orders=orders),
        patient=replace(PATIENT, address=home),
        clinic=Clinic(place=Place.HOME if home else Place.CLINIC),
    )
    made.started().at(10)
    made.request("open_emergency")
    book = replace(words(), clinic_address=clinic)
    steps = emergency.step_words(made.infusion, made.outlook, book)
    return next(s for s in steps if s.key == "epinephrine"), emergency.crew_words(made.infusion, made.outlook, book)


BY_WEIGHT = StandingOrder("epinephrine", "", "IM, outer thigh", ("anaphylaxis",), dose_per_kg="0.01 mg/kg, most 0.5 mg")


def test_the_dose_line_is_the_order_worked_out_for_this_weight_with_its_working():
    step, _ = worded(BY_WEIGHT)
    assert step.title == "Epinephrine 0.5 mg IM, outer thigh"
    assert step.detail == "Standing order: 0.01 mg/kg, most 0.5 mg; at 70 kg 0.7 mg, so 0.5 mg."


def test_an_order_that_cannot_be_read_is_shown_as_written_and_says_so():
    step, _ = worded(replace(BY_WEIGHT, dose_per_kg="0.01 mg/kg as needed"))
    assert step.title == "Epinephrine 0.01 mg/kg as needed IM, outer thigh"
    assert step.detail == "Standing order: 0.01 mg/kg as needed. It is shown as written, not worked out."


def test_without_a_standing_order_there_is_no_dose():
    for orders in ((), (StandingOrder("diphenhydramine", "25 mg", "IV", ("anaphylaxis",)),)):
        step, _ = worded(*orders)
        assert step.title == "Epinephrine"
        assert step.detail == "No standing order on this chart. Ask the prescriber or the emergency service."


def test_norepinephrine_is_another_drug():
    assert worded(StandingOrder("norepinephrine", "4 mcg/min", "IV"))[0].title == "Epinephrine"


def test_the_crew_hears_the_address_of_the_visit_or_that_none_is_recorded():
    assert "Address: 4 Mill Lane, Bay 2." in worded(home="4 Mill Lane, Bay 2", clinic="12 Quay Street")[1]
    assert "Address: 12 Quay Street." in worded(clinic="12 Quay Street")[1]
    assert "Address not recorded: say where you are." in worded()[1]
