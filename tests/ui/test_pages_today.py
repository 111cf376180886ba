"""The board, the patients and their history."""

import pytest
from PySide6.QtCore import Qt

from nurse_app.clinical.signs import Grade
from nurse_app.ui.pages.history_page import HistoryPage
from nurse_app.ui.pages.patients_page import PatientsPage
from nurse_app.ui.pages.today_page import TodayPage
from nurse_app.ui.parts.button import Button
from nurse_app.wording.pages_history import history_words
from nurse_app.wording.pages_people import patients_words
from nurse_app.wording.pages_today import today_words
from tests.ui.page_states import ABOVE_LABEL, ended, heard, later, pair, running, ward, words


@pytest.fixture
def board(qtbot, dressed):
    page = TodayPage(words(), "Riverside Infusion Clinic")
    qtbot.addWidget(page)
    page.resize(1366, 728)
    page.show()
    return page


def test_a_running_chair_shows_rate_next_verdict_and_finish(board):
    made = running()
    board.show_state([pair(made, "a")], made.now)
    told = today_words([pair(made, "a")], made.now, words()).running[0]
    assert (told.rate, told.unit, told.initials) == ("42", "mL/h", "TH")
    # 10.5 mL in the first half hour.
    assert told.volume == "10 of 280 mL"
    assert told.verdict == "In range"
    # 21 to 42 at 09:30 as planned: 13:05.
    assert told.finish == "Finish 13:05"
    assert list(board.chairs) == ["a"]


def test_pressing_a_chair_opens_it_and_its_emergency_does_not(board):
    made = running()
    board.show_state([pair(made, "a")], made.now)
    opened, emergency = heard(board.opened), heard(board.emergency_requested)
    board.chairs["a"].emergency.click()
    assert (opened, emergency) == ([], ["a"])
    board.chairs["a"].click()
    assert opened == ["a"]


def test_chairs_keep_their_place_whatever_is_urgent(board):
    calm, loud = running("ABEL, Ann", 1), running("BERG, Bo", 2)
    loud.at(40).must(loud.reaction("chills_rigors", Grade.MODERATE))
    told = today_words([pair(loud, "b"), pair(calm, "a")], loud.now, words())
    assert [c.key for c in told.running] == ["a", "b"]
    assert told.running[1].next == "Reaction open"


def test_the_number_of_a_chair_opens_it(board):
    made = running(chair=3)
    board.show_state([pair(made, "c")], made.now)
    opened = heard(board.opened)
    board.number_pressed(2)
    board.number_pressed(3)
    assert opened == ["c"]


def test_a_planned_session_says_what_is_still_to_be_decided(board):
    made = ward(ABOVE_LABEL, planned_for=later(5))
    told = today_words([pair(made, "a")], later(1), words()).planned[0]
    assert (told.time, told.note, told.state) == ("14:00", "1 to decide", "amber")


def test_an_ended_session_waits_for_its_signature(board):
    made = ended()
    made.at(310).must(made.vitals())
    made.must(made.request("end_observation"))
    board.show_state([pair(made, "a")], made.now)
    told = today_words([pair(made, "a")], made.now, words())
    asked = heard(board.sign_requested)
    assert told.running == ()
    assert told.unsigned[0].line == "2 Mar 2026, ended 13:05"
    button = board._unsigned.itemAt(0).layout().itemAt(1).widget()
    button.click()
    assert asked == ["a"]


def test_a_call_that_is_a_day_late_says_so_until_it_is_answered(board):
    made = ended()
    made.must(made.request("plan_follow_up", "day_1", later(24)))
    told = today_words([pair(made, "a")], later(48), words())
    assert (told.calls[0].follow_up, told.calls[0].late) == ("day_1", "1 day late")
    done = frozenset({("a", "day_1")})
    assert today_words([pair(made, "a")], later(48), words(), answered=done).calls == ()


def test_nothing_to_show_is_said_in_words(board):
    board.show_state([], later(0))
    assert board._none_runs.isVisible()


@pytest.fixture
def people(qtbot, dressed):
    page = PatientsPage(words())
    qtbot.addWidget(page)
    page.resize(1366, 728)
    page.show()
    infusions = [pair(ended(), "a")[0], pair(running("OYELARAN, Tunde"), "b")[0]]
    page.show_state(infusions, later(8))
    return page


def test_a_patient_is_found_by_part_of_the_name_or_number(people, qtbot):
    assert len(people.rows) == 2
    qtbot.keyClicks(people.search.line, "tunde oye")
    assert list(people.rows) == ["OYELARAN, Tunde"]
    qtbot.keyClick(people.search.line, Qt.Key.Key_Return)
    assert people.record.isVisible()


def test_the_record_leads_to_history_session_and_new_order(people):
    people.pick("WINTERBOTTOM, Philippa")
    history, order, opened = map(heard, (people.history_requested, people.new_order_requested, people.opened))
    for button in people.record.findChildren(Button):
        button.click()
    assert (history, order, opened) == (["WINTERBOTTOM, Philippa"], ["WINTERBOTTOM, Philippa"], ["a"])


def test_a_course_tells_how_much_of_it_was_given(people):
    told = patients_words([pair(ended(), "a")[0]], later(8), words())[0]
    assert told.courses[0].given == "28 g of 140 g given"
    assert told.allergies == "Penicillin: hives"


def test_history_tells_the_highest_rate_kept_and_the_reactions(qtbot, dressed):
    calm, sick = pair(ended(), "a")[0], running()
    sick.at(40).must(sick.reaction())
    told = history_words([calm, pair(sick, "b")[0]], later(8), words())
    assert told.figures[0] == ("84 mL/h", "highest rate kept, 1 of 2 times")
    assert told.figures[1] == ("1 of 2", "sessions with a reaction, none severe")
    page = HistoryPage(words())
    qtbot.addWidget(page)
    page.show_state([calm, pair(sick, "b")[0]], later(8))
    opened = heard(page.opened)
    page.table.rows["b"].click()
    assert opened == ["b"]


def test_sessions_are_laid_over_each_other_by_choice(qtbot, dressed):
    page = HistoryPage(words())
    qtbot.addWidget(page)
    page.resize(1366, 656)
    page.show_state([pair(ended(), "a")[0]], later(8))
    page.show()
    page.turn.click()
    assert [s.key for _, s in page.overlay._sessions] == ["a"]
    page.chips["a"].click()
    assert page.overlay._sessions == ()
