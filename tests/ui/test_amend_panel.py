"""A correction: a reaction corrected in place, and the second look at an improbable corrected value."""

import pytest

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.signs import Grade
from nurse_app.infusion import entries as e
from nurse_app.infusion import wishes
from nurse_app.ui.panels.amend_panel import AmendPanel
from tests.support.halloran import at
from tests.ui.infusing_states import judge, state, words

HEADACHE = e.ReactionNoted((SeenSign("headache", Grade.MILD), SeenSign("flushing", Grade.MILD)), at("10:43"))
CORRECT, STRIKE = 0, 1


@pytest.fixture
def amending(qtbot, dressed):
    """Build the panel that corrects the last entry of a kind, and say that it should say something else."""

    def build(kind, *facts, clock="11:29"):
        infusion, outlook, _ = state(clock, *facts)
        entry = [x for x in infusion.entries if x.kind == kind][-1]
        judged = judge(infusion)
        panel = AmendPanel(words(), entry, infusion, lambda key, text: judged("", key, text))
        qtbot.addWidget(panel)
        panel.resize(1086, 583)
        panel.show_state(infusion, outlook)
        panel.holders["what"].widget._segments[CORRECT].click()
        panel.holders["reason"].widget.other.put("Typed wrongly")
        panel.show()
        return panel, entry

    return build


def heard(panel):
    told: list[object] = []
    panel.wished.connect(told.append)
    return told


# A reaction


def test_a_reaction_begins_with_what_was_noted(amending):
    panel, _ = amending("reaction-noted", HEADACHE, clock="10:44")
    assert panel.holders["signs"].widget.seen() == (("headache", "mild"), ("flushing", "mild"))


def test_a_grade_is_corrected_and_what_was_right_stays(amending):
    panel, entry = amending("reaction-noted", HEADACHE, clock="10:44")
    told = heard(panel)
    picker = panel.holders["signs"].widget
    picker.pick("headache")
    picker._grade._segments[1].click()
    panel.send()
    right = wishes.NoteReaction((("headache", "moderate"), ("flushing", "mild")))
    assert told == [wishes.AmendEntry(entry.id, "Typed wrongly", right)]


def test_a_symptom_that_was_not_there_is_taken_back_alone_and_another_added(amending):
    panel, _ = amending("reaction-noted", HEADACHE, clock="10:44")
    told = heard(panel)
    picker = panel.holders["signs"].widget
    picker.pick("nausea")
    assert [s.text() for s in picker._grade._segments] == ["Mild", "Moderate", "Severe"]
    picker._grade._segments[0].click()
    picker.pick("flushing")
    assert picker._grade._segments[-1].text() == "Not there"
    picker._grade._segments[-1].click()
    panel.send()
    assert told[0].correct.signs == (("headache", "mild"), ("nausea", "mild"))


def test_a_reaction_without_a_symptom_is_not_saved(amending):
    panel, _ = amending("reaction-noted", HEADACHE, clock="10:44")
    told = heard(panel)
    panel.holders["signs"].widget.clear()
    panel.send()
    assert (told, panel.not_yet) == ([], "Not yet: what was seen.")


def test_a_wrong_onset_is_the_time_that_is_corrected(amending):
    panel, _ = amending("reaction-noted", HEADACHE, clock="10:44")
    told = heard(panel)
    when = panel.holders["happened"].widget
    when._typed("10:40")
    when.time.put("10:40")
    panel.send()
    assert told[0].happened == at("10:40")


# The second look


def test_an_improbable_corrected_value_stands_only_when_typed_again(amending):
    panel, _ = amending("vitals-taken")
    told = heard(panel)
    assert panel._look.isHidden()
    panel.put("pulse", "240")
    panel.send()
    assert told == []
    assert panel.not_yet == "Not yet: pulse a second time."
    assert panel._look.isVisible()
    panel._look.again.put("240")
    panel._look.again.entered.emit()
    assert panel._look.isHidden()
    panel.send()
    assert dict(told[0].correct.numbers)["pulse"] == 240
    assert "pulse" in told[0].correct.confirmed


def test_another_value_typed_the_second_time_takes_its_place_and_is_judged(amending):
    panel, _ = amending("vitals-taken")
    told = heard(panel)
    panel.put("pulse", "240")
    panel.holders["pulse"].settle()
    panel._look.again.put("78")
    panel._look.again.entered.emit()
    panel.send()
    assert dict(told[0].correct.numbers)["pulse"] == 78
    assert "pulse" not in told[0].correct.confirmed


def test_a_value_confirmed_and_then_changed_is_asked_about_anew(amending):
    panel, _ = amending("vitals-taken")
    told = heard(panel)
    panel.put("pulse", "240")
    panel.holders["pulse"].settle()
    panel._look.again.put("240")
    panel._look.again.entered.emit()
    panel.put("pulse", "239")
    panel.send()
    assert told == []
    assert panel.not_yet == "Not yet: pulse a second time."


def test_an_impossible_corrected_value_is_refused_and_not_asked_for_again(amending):
    panel, _ = amending("vitals-taken")
    told = heard(panel)
    panel.put("pulse", "400")
    panel.send()
    assert told == []
    assert panel._look.isHidden()
    assert panel.not_yet == "Not yet: pulse."
    assert panel._wrong.isVisible()
    assert panel._wrong.text().startswith("Pulse 400/min cannot be")


def test_what_is_struck_out_asks_for_no_second_look(amending):
    panel, entry = amending("vitals-taken")
    told = heard(panel)
    panel.put("pulse", "240")
    panel.holders["pulse"].settle()
    panel.holders["what"].widget._segments[STRIKE].click()
    assert panel._look.isHidden()
    panel.send()
    assert told == [wishes.AmendEntry(entry.id, "Typed wrongly")]
