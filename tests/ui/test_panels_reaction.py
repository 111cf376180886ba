"""Reaction, its course, the options, and setting the pump."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from nurse_app.clinical.options import Do, SeenSign
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.signs import Grade
from nurse_app.infusion import entries as e
from nurse_app.infusion import wishes
from nurse_app.ui.panels.course_panel import CoursePanel
from nurse_app.ui.panels.guidance_panel import GuidancePanel
from nurse_app.ui.panels.pump_panel import PumpPanel, PumpTask
from nurse_app.ui.panels.reaction_panel import ReactionPanel
from nurse_app.ui.parts.text import Text
from nurse_app.wording.panels_reaction import fact_words
from tests.support.halloran import at
from tests.ui.infusing_states import state, words

HEADACHE = e.ReactionNoted((SeenSign("headache", Grade.MILD), SeenSign("flushing", Grade.MILD)), at("10:43"))
RUNNING = ("10:44",)
OPEN = ("10:44", HEADACHE)


@pytest.fixture
def shown(qtbot, dressed):
    """Build a panel alone and hand it a state."""

    def build(kind, *when, now="10:45"):
        infusion, outlook, _ = state(*when, now=now)
        panel = kind(words())
        qtbot.addWidget(panel)
        panel.resize(1086, 583)
        if isinstance(panel, GuidancePanel):
            panel.look_at(outlook.guidance[-1][0])
        panel.show_state(infusion, outlook)
        panel.show()
        return panel

    return build


def heard(panel):
    told: list[object] = []
    panel.wished.connect(told.append)
    return told


# Reaction


def test_a_reaction_waits_until_each_symptom_has_a_grade(shown):
    panel = shown(ReactionPanel, *RUNNING)
    told = heard(panel)
    assert panel.go_on.text() == "Tap a symptom to go on"
    panel.grid.chips["headache"].click()
    panel.grid.chips["flushing"].click()
    panel.severity.cards("headache")[0].click()
    assert panel.go_on.text() == "Grade flushing to go on"
    panel.go_on.click()
    assert told == []
    panel.severity.cards("flushing")[1].click()
    panel.go_on.click()
    assert told == [wishes.NoteReaction((("headache", "mild"), ("flushing", "moderate")), None)]


def test_no_grade_is_chosen_beforehand(shown):
    panel = shown(ReactionPanel, *RUNNING)
    panel.grid.chips["headache"].click()
    assert [card.isChecked() for card in panel.severity.cards("headache")] == [False, False, False]


def test_every_symptom_of_the_book_can_be_found(shown):
    panel = shown(ReactionPanel, *RUNNING)
    for sign in words().signs:
        panel.grid.search.put(sign.text)
        assert sign.key in panel.grid.chips, sign.text
    assert len(words().signs) == 41


def test_what_alone_means_stop_and_call_is_marked(shown):
    panel = shown(ReactionPanel, *RUNNING)
    marked = {key for key, chip in panel.grid.chips.items() if chip._view.red_flag}
    assert {"dyspnea", "wheeze_bronchospasm", "chest_discomfort"} <= marked
    assert "headache" not in marked


def test_a_symptom_taken_back_takes_its_grade_with_it(shown):
    panel = shown(ReactionPanel, *RUNNING)
    for key in ("headache", "flushing"):
        panel.grid.chips[key].click()
        panel.severity.grade(key, "mild")
    panel.grid.chips["flushing"].click()
    assert panel.severity.seen() == (("headache", "mild"),)


def test_the_onset_is_now_until_another_time_is_typed(shown):
    panel = shown(ReactionPanel, *RUNNING)
    told = heard(panel)
    assert panel.when.time.text() == "10:45"
    panel.grid.chips["headache"].click()
    panel.severity.grade("headache", "mild")
    panel.when._typed("1043")
    panel.when.time.put("1043")
    panel.go_on.click()
    assert told[0].onset == at("10:43")


def test_what_was_tapped_survives_a_refusal(shown):
    panel = shown(ReactionPanel, *RUNNING)
    panel.grid.chips["headache"].click()
    panel.severity.grade("headache", "mild")
    panel.go_on.click()
    panel.refused(("The disk is full.",))
    assert panel.severity.seen() == (("headache", "mild"),)
    assert "The disk is full." in panel.refusals.words


# Course


def test_an_open_reaction_is_told_by_one_press(shown):
    panel = shown(CoursePanel, *OPEN)
    told = heard(panel)
    (key,) = panel.rows
    panel.rows[key].buttons["better"].click()
    panel.rows[key].buttons["gone"].click()
    assert told == [wishes.TellCourse(key, "better"), wishes.Resolve((key,))]


# Guidance


def test_nothing_is_chosen_beforehand(shown):
    panel = shown(GuidancePanel, *OPEN)
    assert panel.chosen == ""
    assert not any(card.isChecked() for card in panel.cards)
    assert panel.go_on.reason == "Choose one to go on"


def test_red_flags_stand_among_the_facts_in_words():
    breathless = e.ReactionNoted((SeenSign("dyspnea", Grade.MILD), SeenSign("cough", Grade.MILD)), at("10:43"))
    infusion, outlook, _ = state("10:44", breathless, now="10:45")
    about, guidance = outlook.guidance[-1]
    assert guidance.red_flags[0] == "sign:dyspnea"
    told = {f.label: f.value for f in fact_words(about, guidance, infusion, outlook, words().names)}
    assert told["Red flags"].startswith("Shortness of breath is never answered by slowing alone")
    assert ":" not in told["Red flags"]
    assert "_" not in told["Red flags"]


def test_the_options_say_what_to_do_and_when_it_would_end(shown):
    panel = shown(GuidancePanel, *OPEN)
    assert [option.title for option in panel._shown] == ["Slow to 63 mL/h", "Slow to 42 mL/h", "Pause", "Keep 84 mL/h"]
    # 280 - 77 = 203 mL left at 10:45: at 63 mL/h 3 h 13 min, at 42 mL/h 4 h 50 min.
    assert [option.finish for option in panel._shown][:2] == ["13:58", "15:35"]


def test_digits_choose_and_enter_goes_on(shown, qtbot):
    panel = shown(GuidancePanel, *OPEN)
    told = heard(panel)
    qtbot.keyClick(panel, Qt.Key.Key_3)
    assert panel.chosen == "3"
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert told == [wishes.Choose(panel.about, 3, shown=panel._options)]


def test_an_option_that_slows_asks_for_the_pump_first(shown):
    panel = shown(GuidancePanel, *OPEN)
    told = heard(panel)
    tasks: list[PumpTask] = []
    panel.pump_requested.connect(tasks.append)
    panel.choose("2")
    panel.go_on.click()
    assert told == []
    assert tasks[0].rate == Rate.of(42)
    assert tasks[0].wish(Decimal(42)) == wishes.Choose(panel.about, 2, Decimal(42), shown=panel._options)


def test_keeping_the_rate_needs_a_reason(shown):
    panel = shown(GuidancePanel, *OPEN)
    told = heard(panel)
    panel.choose("4")
    panel.go_on.click()
    assert told == []
    assert panel.go_on.reason == "Give your reason to go on"
    panel.reason.put("She has this headache at home too")
    panel.go_on.click()
    assert told == [wishes.Choose(panel.about, 4, None, "She has this headache at home too", panel._options)]


def test_options_that_changed_turn_grey_until_looked_at_again(shown):
    panel = shown(GuidancePanel, *OPEN)
    infusion, outlook, _ = state(*OPEN, now="10:50")
    about, guidance = outlook.guidance[-1]
    fewer = replace(guidance, options=tuple(o for o in guidance.options if o.do is not Do.SLOW))
    panel.choose("1")
    panel.show_state(infusion, replace(outlook, guidance=((about, fewer),)))
    assert panel._head.text().endswith("These are from 10:45.")
    assert panel.go_on.reason == "Look again"
    panel.choose("2")
    assert panel.chosen == "1"
    panel.again.click()
    assert panel.chosen == ""
    assert [option.title for option in panel._shown] == ["Pause", "Keep 84 mL/h"]


# The pump


@pytest.fixture
def pump(shown):
    panel = shown(PumpPanel, *OPEN)
    panel.set_task(PumpTask(Rate.of(42), "You decided: slow to 42 mL/h", lambda read: wishes.ChangeRate(read)))
    return panel


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("42", True),
        ("42.0", True),
        ("41.9", False),
        ("42.1", False),
        ("24", False),
        ("420", False),
        ("", False),
        ("4,2", False),
    ],
)
def test_the_pump_runs_only_at_the_rate_that_was_to_be_set(pump, typed, runs):
    told = heard(pump)
    pump.field.put(typed)
    pump._send()
    assert bool(told) is runs
    assert (pump.not_yet == "") is runs


def test_another_task_empties_the_read_back(pump):
    pump.field.put("42")
    pump.set_task(PumpTask(Rate.of(63), "", lambda read: wishes.ChangeRate(read)))
    assert pump.field.text() == ""


def test_the_old_rate_counts_until_it_is_saved(pump):
    assert pump._body._until.text() == "Until you save, Vigil counts the volume at 84 mL/h."


def test_the_read_back_survives_a_refusal(pump):
    pump.field.put("42")
    pump._send()
    pump.refused(("The disk is full.",))
    assert pump.field.text() == "42"
    assert "The disk is full." in pump.reasons


def test_half_a_minute_does_not_disturb_the_typing(pump):
    pump.field.put("4")
    infusion, outlook, _ = state(*OPEN, now="10:45")
    pump.tick(replace(outlook, now=outlook.now + timedelta(seconds=30)))
    assert pump.field.text() == "4"
    assert infusion.pump.step == Rate.of("0.1")


def test_what_to_do_about_a_picture_and_whom_to_call_stand_beside_the_options(shown):
    signs = (SeenSign("urticaria", Grade.MODERATE), SeenSign("wheeze_bronchospasm", Grade.MODERATE))
    panel = shown(GuidancePanel, "10:44", e.ReactionNoted(signs, at("10:43")))
    said = [text.text() for text in panel.facts.findChildren(Text)]
    assert "Anaphylaxis" in said
    assert any(line.startswith("STOP. Epinephrine IM into outer thigh") for line in said)
    assert "Whom to call" in said
