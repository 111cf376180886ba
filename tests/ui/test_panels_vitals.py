"""The vitals panel: typed, judged, looked at twice, not taken, saved."""

from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import Qt

from nurse_app.infusion import wishes
from nurse_app.ui.panels.vitals_panel import VitalsPanel
from tests.support.halloran import at
from tests.ui.infusing_states import judge, state, words

WHOLE = {
    "systolic": "122",
    "diastolic": "74",
    "pulse": "76",
    "temperature_c": "36.8",
    "spo2": "98",
    "respiration": "14",
}


@pytest.fixture
def panel(qtbot, dressed):
    infusion, outlook, _ = state("11:29", now="11:30")
    made = VitalsPanel(words(), partial(judge(infusion), infusion.id))
    qtbot.addWidget(made)
    made.resize(1086, 436)
    made.show_state(infusion, outlook)
    made.show()
    return made


def fill(panel, **typed):
    for key, text in {**WHOLE, **typed}.items():
        panel.fields[key].put(text)


def heard(panel):
    told: list[object] = []
    panel.wished.connect(told.append)
    return told


def test_save_waits_until_the_six_are_typed(panel):
    told = heard(panel)
    fill(panel, respiration="")
    assert panel.not_yet == "Not yet: type resp."
    panel._send()
    assert told == []
    panel.fields["respiration"].put("14")
    assert panel.not_yet == ""


def test_a_whole_set_is_wished_as_typed(panel):
    told = heard(panel)
    fill(panel, pain="0", pump="98")
    panel._send()
    assert dict(told[0].numbers) == {
        "systolic": 122,
        "diastolic": 74,
        "pulse": 76,
        "temperature_c": Decimal("36.8"),
        "spo2": 98,
        "respiration": 14,
        "pain": 0,
    }
    assert (told[0].pump_volume, told[0].happened, told[0].confirmed) == (98, None, ())


def test_an_impossible_value_is_refused_with_the_reason(panel):
    fill(panel, systolic="1200")
    assert panel.fields["systolic"].verdict().kind == "refused"
    assert "systolic" in panel.not_yet
    assert panel._body._wrong.text().startswith("Systolic:")


def test_a_comma_is_never_read(panel):
    fill(panel, temperature_c="36,8")
    assert panel.fields["temperature_c"].value() is None
    assert panel.fields["temperature_c"].text() == "36,8"


def test_an_improbable_value_stands_only_when_typed_again(panel):
    told = heard(panel)
    fill(panel, pulse="176")
    assert panel.not_yet == "Not yet: look at pulse again."
    assert panel._body.look._title.text() == "Second look: pulse one hundred seventy-six?"
    panel._send()
    assert told == []
    panel._body.look.again.put("176")
    panel._body.look.again.entered.emit()
    panel._send()
    assert told[0].confirmed == ("pulse",)


def test_another_value_typed_again_takes_the_place_of_the_first(panel):
    told = heard(panel)
    fill(panel, pulse="176")
    panel._body.look.again.put("76")
    panel._body.look.again.entered.emit()
    assert panel.fields["pulse"].text() == "76"
    panel._send()
    assert told[0].confirmed == ()


def test_a_confirmed_value_that_is_changed_is_asked_about_anew(panel):
    fill(panel, pulse="176")
    panel._body.look.again.put("176")
    panel._body.look.again.entered.emit()
    panel.fields["pulse"].put("177")
    assert panel.not_yet == "Not yet: look at pulse again."


def test_the_last_set_the_baseline_and_the_change_stand_below_each_field(panel):
    fill(panel)
    cells = panel._body.table._cells
    assert [cells[row, "systolic"].text() for row in ("last", "baseline", "change")] == ["122", "128", "↓ 6"]
    assert cells["change", "temperature_c"].text() == "↑ 0.2"
    assert cells["change", "respiration"].text() == "same"


def test_one_that_could_not_be_taken_goes_with_its_reason(panel):
    told = heard(panel)
    fill(panel, systolic="", diastolic="")
    panel._mark("systolic", "cuff not tolerated")
    panel._mark("diastolic", "cuff not tolerated")
    assert panel.not_yet == ""
    panel._send()
    assert told[0].not_taken == (("systolic", "cuff not tolerated"), ("diastolic", "cuff not tolerated"))
    assert "systolic" not in dict(told[0].numbers)


def test_none_could_be_taken_is_a_wish_of_its_own(panel):
    told = heard(panel)
    panel._mark("all", "patient refused")
    assert told == [wishes.RefuseVitals("vitals", "patient refused")]


def test_not_taken_needs_to_say_which_and_why(panel):
    panel._offer_not_taken()
    assert panel._body.not_taken._mark.reason == "say which and why."


def test_nothing_is_chosen_beforehand(panel):
    assert (panel._body.alertness.value, panel._body.site.value, panel._body.symptom.value) == ("", "", "")


def test_a_typed_time_is_when_it_happened(panel):
    told = heard(panel)
    fill(panel)
    when = panel._body.when
    when.time.line.setText("")
    when.time.line.setFocus()
    when._typed("11:10")
    when.time.put("11:10")
    when.why.put("helping at chair 2")
    panel._send()
    assert (told[0].happened, told[0].because_late) == (at("11:10"), "helping at chair 2")


def test_what_was_typed_survives_a_refusal(panel):
    fill(panel)
    panel._send()
    panel.refused(("The disk is full.",))
    assert panel.fields["pulse"].text() == "76"
    assert "The disk is full." in panel.reasons


def test_what_was_kept_empties_the_fields(panel):
    fill(panel)
    panel._send()
    panel.kept()
    assert {field.text() for field in panel.fields.values()} == {""}


def test_a_symptom_leads_to_the_reaction_once_the_set_is_kept(panel):
    asked: list[object] = []
    panel.panel_requested.connect(asked.append)
    fill(panel)
    panel._body.symptom.choose("yes")
    panel._send()
    assert asked == []
    panel.kept()
    assert asked == ["reaction"]


def test_enter_goes_on_and_saves_when_nothing_is_missing(panel, qtbot):
    told = heard(panel)
    fill(panel)
    qtbot.keyClick(panel.fields["respiration"].line, Qt.Key.Key_Return)
    assert len(told) == 1


def test_the_baseline_has_no_pump_volume_and_names_symptoms_with_grades(qtbot, dressed):
    infusion, outlook, _ = state("08:45")
    panel = VitalsPanel(words(), partial(judge(infusion), infusion.id), baseline=True)
    qtbot.addWidget(panel)
    panel.resize(1086, 436)
    panel.show_state(infusion, outlook)
    told = heard(panel)
    assert "pump" not in panel.fields
    fill(panel)
    panel._body.symptom.choose("yes")
    panel._judge()
    assert "symptom" in panel.not_yet
    panel._body.signs._pick.pick("headache")
    panel._body.signs._picked("headache")
    panel._body.signs._graded("mild")
    panel._send()
    assert (told[0].baseline, told[0].symptoms) == (True, (("headache", "mild"),))
