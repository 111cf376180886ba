"""What contradicts itself is refused in the open window, with the reason and what to do, and what was typed stays."""

from decimal import Decimal

import pytest

from nurse_app.clinical.quantities import PerMinute
from nurse_app.infusion import entries as e
from nurse_app.infusion import wishes
from nurse_app.machine import paths
from nurse_app.ui import theme
from tests.support.alarm_room import ID, AlarmRoom
from tests.support.infusions import Ward, minute

WHOLE = {
    "systolic": "122",
    "diastolic": "74",
    "pulse": "76",
    "temperature_c": "36.8",
    "spo2": "98",
    "respiration": "14",
}


@pytest.fixture
def room(tmp_path, qapp, monkeypatch):
    theme.dress(qapp, paths.resources(), "light")
    made = AlarmRoom(tmp_path, Ward().started(), monkeypatch)
    made.open()
    made.shell.places.open(ID)
    made.at(15)
    yield made
    made.close()


def page_of(room):
    return room.shell.places.page_of(ID)


def kinds(room):
    return [x.kind for x in room.infusion.entries]


def type_time(field, text):
    field.time.line.setText(text)
    field.time.line.textEdited.emit(text)


def typed_vitals(room, **others):
    page_of(room).open_panel("vitals")
    panel = page_of(room).panel
    for key, text in {**WHOLE, **others}.items():
        panel.fields[key].put(text)
    panel._send()
    return panel


def tapped_reaction(room, at):
    page_of(room).open_panel("symptoms")
    panel = page_of(room).panel
    panel.grid.chips["headache"].click()
    panel.severity.cards("headache")[0].click()
    type_time(panel.when, at)
    panel._send()
    return panel


@pytest.mark.parametrize(("diastolic", "kept"), [("89", True), ("90", False), ("91", False)])
def test_a_diastolic_pressure_at_or_above_the_systolic_is_refused_and_stays_typed(room, diastolic, kept):
    before = kinds(room)
    panel = typed_vitals(room, systolic="90", diastolic=diastolic)
    assert (kinds(room) != before) is kept
    if not kept:
        assert panel.reasons == (
            f"Not saved. The diastolic pressure, {diastolic} mmHg, is not below the systolic, 90 mmHg. "
            "Measure again and type both."
        )
        assert (panel.fields["systolic"].text(), panel.fields["diastolic"].text()) == ("90", diastolic)
        assert panel.fields["pulse"].text() == "76"


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        ("08:59", "08:59 is before the start at 09:00. A symptom from before belongs to the baseline."),
        ("09:00", ""),
        ("09:15", ""),
        ("09:16", "09:16 is not yet. Type when it happened."),
    ],
)
def test_a_reaction_from_before_the_start_or_of_a_time_to_come_is_refused_and_stays_tapped(room, at, reason):
    panel = tapped_reaction(room, at)
    assert panel.refusals.words.removeprefix("Not saved. ") == reason
    assert ("reaction-noted" in kinds(room)) is not bool(reason)
    if reason:
        assert panel.severity.seen() == (("headache", "mild"),)
        assert panel.when.time.line.text() == at


def test_an_end_of_a_reaction_that_never_was_is_refused(room):
    before = kinds(room)
    said = []
    page_of(room).refused = said.append
    room.shell.wish(ID, wishes.Resolve())
    room.shell.wish(ID, wishes.Resolve(("none-such",)))
    assert kinds(room) == before
    assert said == [
        ("No reaction is open. If there was one, note it first.",),
        ("That reaction is not open: it was gone by then, or not noted. Note it anew if it was there.",),
    ]


def test_an_onset_corrected_to_after_the_entry_is_refused_and_stays_typed(room):
    tapped_reaction(room, "09:10")
    noted = next(x.id for x in room.infusion.entries if isinstance(x.fact, e.ReactionNoted))
    room.at(30)
    page = page_of(room)
    page.amend(noted)
    panel = page.panel
    panel.holders["what"].widget._segments[0].click()
    type_time(panel.holders["happened"].widget, "09:20")
    panel.holders["reason"].widget.other.put("Asked again")
    panel.send()
    assert panel.reasons == (
        "Not saved. It was entered at 09:15, so it cannot have begun at 09:20. Type when it was first seen."
    )
    assert panel.holders["happened"].widget.time.line.text() == "09:20"
    assert panel.holders["reason"].widget.text() == "Asked again"
    type_time(panel.holders["happened"].widget, "09:05")
    panel.send()
    assert room.infusion.reactions[0].onset == minute(5)


def test_a_corrected_grade_is_on_the_chart_and_its_options_are_asked_again(room):
    tapped_reaction(room, "09:15")
    noted = room.infusion.reactions[0].id
    assert dict(dict(room.shell.outlook(ID).guidance)[noted].options[0].facts)["signs"] == "headache mild"
    page = page_of(room)
    page.amend(noted)
    panel = page.panel
    panel.holders["what"].widget._segments[0].click()
    picker = panel.holders["signs"].widget
    picker.pick("headache")
    picker._grade._segments[1].click()
    panel.holders["reason"].widget.other.put("Graded too low")
    panel.send()
    assert [s.grade.value for s in room.infusion.reactions[0].signs] == ["moderate"]
    assert room.infusion.reactions[0].onset == minute(15)
    assert dict(dict(room.shell.outlook(ID).guidance)[noted].options[0].facts)["signs"] == "headache moderate"


def test_an_improbable_corrected_value_is_kept_once_it_was_typed_twice(room):
    typed_vitals(room)
    taken = [x.id for x in room.infusion.entries if isinstance(x.fact, e.VitalsTaken)][-1]
    page = page_of(room)
    page.amend(taken)
    panel = page.panel
    panel.holders["what"].widget._segments[0].click()
    panel.put("pulse", "160")
    panel.holders["reason"].widget.other.put("Counted wrongly")
    panel.send()
    assert "amended" not in kinds(room)
    panel._look.again.put("160")
    panel._look.again.entered.emit()
    panel.send()
    assert room.infusion.readings[-1].reading.pulse == PerMinute.of(Decimal(160))
