"""The infusing screen: built alone, handed a state, pressed, and listened to."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Pressure
from nurse_app.clinical.signs import Grade
from nurse_app.infusion import entries as e
from nurse_app.infusion import wishes
from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.pages.infusing_page import InfusingPage
from tests.support.halloran import at
from tests.support.infusions import reading
from tests.ui.infusing_states import judge, state, words

HEADACHE = e.ReactionNoted((SeenSign("headache", Grade.MILD), SeenSign("flushing", Grade.MILD)), at("10:43"))
DIZZY = e.ReactionNoted((SeenSign("dizziness", Grade.MODERATE), SeenSign("headache", Grade.MILD)), at("10:44"))


@pytest.fixture
def page_at(qtbot, dressed):
    """Build the page as it stands at a time of the drawn day."""

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
    """Every wish of the page from now on."""
    told: list[object] = []
    page.wished.connect(told.append)
    return told


def test_the_glance_band_says_the_rate_the_verdict_and_what_is_next(page_at):
    page = page_at("11:19")
    assert page.band._now.accessibleName() == "Rate now 42 mL/h 1 mg/kg/min"
    assert page.band._verdict._word.text() == "In range"
    assert page.band._volume._given.text().startswith("101 mL")
    assert page.band.queue.hero._what.text() == "Take vitals, 11:30"
    assert page.band.queue.hero._number.text() == "11"


def test_a_pause_shows_zero_and_since_when(page_at):
    page = page_at("11:19", e.Paused("Toilet"), now="11:36")
    assert page.band._now.accessibleName() == "Rate now 0 mL/h was 42 mL/h Paused 17 min"


def test_an_open_reaction_hides_in_range(page_at):
    page = page_at("10:44", HEADACHE, now="10:45")
    assert page.band._verdict._word.text() == "Reaction"


def test_pause_and_resume_share_one_place(page_at):
    going, paused = page_at("11:19"), page_at("11:19", e.Paused("Toilet"))
    assert [a.text for a in going.action_views()][3] == "Pause"
    assert [a.text for a in paused.action_views()][3] == "Resume"
    assert going.action_views()[3].hint == paused.action_views()[3].hint == "P"


def test_what_was_recorded_stands_newest_first_with_its_verdict(page_at):
    first = page_at("11:19").recorded_views()[0]
    assert (first.time, first.author, first.what, first.word) == ("11:15", "DM", "Vitals,", "in range")


def test_a_pause_is_wished_only_with_a_reason(page_at):
    page = page_at("11:19")
    told = heard(page)
    page.act("pause")
    page.panel.send()
    assert told == []
    assert "reason" in page.panel.not_yet
    page.panel.holders["reason"].widget.other.put("Toilet")
    page.panel.send()
    assert told == [wishes.Pause("Toilet")]


def test_what_was_typed_survives_a_refusal_and_leaving(page_at, qtbot):
    page = page_at("11:19")
    page.act("note")
    page.panel.put("text", "Eats a sandwich")
    page.panel.send()
    page.refused(("The disk is full.",))
    assert "The disk is full." in page.panel.reasons
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.panel_key == ""
    page.act("note")
    assert page.panel.answers().text("text") == "Eats a sandwich"


def test_what_was_kept_closes_its_panel_and_empties_it(page_at):
    page = page_at("11:19")
    page.act("note")
    page.panel.put("text", "Eats a sandwich")
    page.panel.send()
    page.kept()
    assert page.panel_key == ""
    page.act("note")
    assert page.panel.answers().text("text") == ""


def test_a_draft_stays_with_its_own_infusion(page_at):
    page = page_at("11:19")
    page.act("note")
    page.panel.put("text", "Eats a sandwich")
    from dataclasses import replace

    infusion, outlook, timeline = state("11:19")
    page.show_state(replace(infusion, id="another"), outlook, timeline)
    assert page.panel_key == ""
    page.act("note")
    assert page.panel.answers().text("text") == ""
    page.show_state(infusion, outlook, timeline)
    assert page.panel.answers().text("text") == "Eats a sandwich"


def test_a_locked_rise_says_why(page_at):
    page = page_at("11:19")
    page.act("change-rate")
    card = page.panel.rise.cards[0]
    told: list[object] = []
    page.panel.pump_requested.connect(told.append)
    card.click()
    assert told == []
    assert page.panel.rise.why.startswith("Not yet:")
    assert "11:30" in page.panel.rise.why


def test_a_lower_rate_goes_to_the_pump_and_is_wished_as_read_back(page_at):
    page = page_at("11:19")
    told = heard(page)
    page.act("change-rate")
    page.panel.slower.cards[0].click()
    assert page.panel_key == "pump"
    page.panel.field.put("42")
    page.panel._send()
    assert told == []
    page.panel.field.put("21")
    page.panel._send()
    assert told == [wishes.ChangeRate(Decimal(21))]
    page.kept()
    assert page.panel_key == ""


def test_leaving_the_pump_goes_back_to_where_the_rate_was_chosen(page_at):
    page = page_at("11:19")
    page.act("change-rate")
    page.panel.slower.cards[0].click()
    page.close_panel()
    assert page.panel_key == "change-rate"


def test_the_pump_shows_another_rate_is_recorded_as_found(page_at):
    page = page_at("11:19")
    told = heard(page)
    page.act("change-rate")
    page.panel.slower.cards[0].click()
    page.panel.field.put("84")
    page.panel.found_requested.emit("84")
    assert page.panel_key == "found"
    page.panel.holders["reason"].widget.other.put("Set before by another nurse")
    page.panel.send()
    assert told == [wishes.FoundRate(Decimal(84), "Set before by another nurse")]


def test_a_reaction_just_kept_raises_its_options_by_itself(page_at):
    page = page_at("10:44")
    page.act("reaction")
    page.panel.grid.chips["headache"].click()
    page.panel.severity.cards("headache")[0].click()
    told = heard(page)
    page.panel.go_on.click()
    assert told == [wishes.NoteReaction((("headache", "mild"),), None)]
    page.kept()
    page.show_state(*state("10:44", HEADACHE, now="10:45"))
    assert page.panel_key == "guidance"


def test_vitals_that_are_off_open_their_options_by_themselves(page_at):
    page = page_at("10:44")
    page.act("vitals")
    low = {
        "systolic": "98",
        "diastolic": "60",
        "pulse": "80",
        "temperature_c": "36.8",
        "spo2": "98",
        "respiration": "15",
    }
    for key, text in low.items():
        page.panel.fields[key].put(text)
    page.panel._send()
    page.kept()
    taken = e.VitalsTaken(reading(systolic=Pressure.of(98), diastolic=Pressure.of(60)))
    page.show_state(*state("10:44", taken, now="10:45"))
    assert page.panel_key == "guidance"
    assert page.panel.chosen == ""
    assert page.panel._shown[0].title == "Pause"


def test_an_option_that_slows_is_read_back_with_the_choice(page_at):
    page = page_at("10:44", HEADACHE, now="10:45")
    told = heard(page)
    page.act("reaction")
    about = next(iter(page.panel.rows))
    page.panel.options_requested.emit(about)
    page.number_pressed(2)
    seen = page.panel._options
    page.panel.go_on.click()
    assert page.panel_key == "pump"
    page.panel.field.put("42")
    page.panel._send()
    assert told == [wishes.Choose(about, 2, Decimal(42), shown=seen)]
    page.kept()
    assert page.panel_key == ""


def test_an_option_that_changed_while_the_pump_was_set_leads_back_to_the_list_of_now(page_at):
    page = page_at("10:44", HEADACHE, now="10:45")
    page.act("reaction")
    page.panel.options_requested.emit(next(iter(page.panel.rows)))
    page.number_pressed(2)
    page.panel.go_on.click()
    page.panel.field.put("42")
    page.show_state(*state("10:44", HEADACHE, DIZZY, now="10:46"))
    page.panel._send()
    page.refused(("Something changed since these options were shown.",))
    assert page.panel_key == "guidance"
    assert [option.title for option in page.panel._shown] == ["Pause", "Stop", "Keep 84 mL/h"]
    assert (page.panel.chosen, page.panel.stale) == ("", False)


def test_resuming_waits_for_the_rate_that_the_pump_shows(page_at):
    page = page_at("11:19", e.Paused("Toilet"), now="11:24")
    told = heard(page)
    page.act("resume")
    page.panel.rates.cards[0].click()
    page.panel.field.put("42")
    page.panel._send()
    assert told == [wishes.Resume(Decimal(42))]


def test_a_blocked_card_under_more_says_why(page_at):
    page = page_at("11:19")
    page.act("more")
    page.panel.cards["void"].click()
    assert page.panel_key == "more"
    assert page.panel.why.startswith("Not yet:")


def test_an_entry_is_amended_with_the_reason_and_the_corrected_value(page_at):
    page = page_at("11:19")
    told = heard(page)
    entry = [x for x in page._infusion.entries if x.kind == "rate-changed"][-1]
    page.amend(entry.id)
    which = page.panel.holders["what"].widget
    which._segments[0].click()
    page.panel.put("rate", "40")
    page.panel.holders["reason"].widget.other.put("Typed wrongly")
    page.panel.send()
    assert told == [wishes.AmendEntry(entry.id, "Typed wrongly", wishes.ChangeRate(Decimal(40)))]


def test_an_entry_is_struck_out_with_a_reason_only(page_at):
    page = page_at("11:19")
    told = heard(page)
    entry = [x for x in page._infusion.entries if x.kind == "vitals-taken"][-1]
    page.amend(entry.id)
    page.panel.holders["what"].widget._segments[1].click()
    page.panel.send()
    assert told == []
    page.panel.holders["reason"].widget.other.put("Another patient's")
    page.panel.send()
    assert told == [wishes.AmendEntry(entry.id, "Another patient's")]


def test_corrected_vitals_keep_what_was_not_changed(page_at):
    page = page_at("11:19")
    told = heard(page)
    entry = [x for x in page._infusion.entries if x.kind == "vitals-taken"][-1]
    page.amend(entry.id)
    page.panel.holders["what"].widget._segments[0].click()
    page.panel.put("pulse", "78")
    page.panel.holders["reason"].widget.other.put("Counted wrongly")
    page.panel.send()
    numbers = dict(told[0].correct.numbers)
    assert (numbers["pulse"], numbers["systolic"], numbers["temperature_c"]) == (78, 122, Decimal("36.8"))
    assert "pulse" not in told[0].correct.confirmed


def test_a_new_order_by_voice_needs_the_read_back(page_at):
    page = page_at("11:19")
    told = heard(page)
    page.open_panel("order")
    page.panel.put("prescriber", "Dr A. Brandt")
    page.panel.put("maximum", "3")
    page.panel.holders["unit"].widget._segments[0].click()
    page.panel.send()
    assert told == []
    page.panel.holders["read_back"].widget._segments[0].click()
    page.panel.send()
    assert told == [wishes.ChangeOrder("Dr A. Brandt", Decimal(3), "mg/kg/min", True)]


@pytest.mark.parametrize("size", [(1086, 656), (1000, 608), (1000, 578)])
def test_every_panel_opens_in_every_usual_window(page_at, size):
    page = page_at("11:19")
    page.resize(*size)
    for key in (
        *("vitals", "symptoms", "course", "change-rate", "pause", "note", "more", "entries", "bottle", "medication"),
        *("pump-volume", "site", "order", "weight", "handover", "complete", "flush", "waste", "stop", "void", "keep"),
        *("found", "close-emergency", "resume"),
    ):
        page.open_panel(key)
        assert page.panel is not None
        assert page.panel.isVisible()
        assert not page.chart.isVisible()
    page.close_panel()
    assert page.chart.isVisible()


@pytest.mark.parametrize(("size", "room"), [((813, 502), Arrangement.TABS), ((683, 240), Arrangement.TINY)])
def test_in_the_smallest_windows_rate_and_next_stay_and_the_chart_is_one_press_away(page_at, size, room):
    page = page_at("11:19")
    page.resize(*size)
    page.arrange(room)
    assert page.band.isVisible()
    assert not page.chart.isVisible()
    page.act("chart")
    assert page.chart.isVisible()
    page.act("chart")
    page.act("vitals")
    assert page.panel.isVisible()
    assert not page.band.isVisible()


def test_time_moves_the_countdown_and_locks_nothing_that_was_typed(page_at):
    page = page_at("11:19")
    page.act("vitals")
    page.panel.fields["pulse"].put("76")
    _, later, _ = state("11:19", now="11:24")
    page.tick(later)
    assert page.band.queue.hero._number.text() == "6"
    assert page.panel.fields["pulse"].text() == "76"


def test_a_wrong_time_is_corrected_with_the_entry(page_at):
    page = page_at("11:19")
    told = heard(page)
    entry = [x for x in page._infusion.entries if x.kind == "rate-changed"][-1]
    page.amend(entry.id)
    page.panel.holders["what"].widget._segments[0].click()
    when = page.panel.holders["happened"].widget
    when._typed("10:44")
    when.time.put("10:44")
    page.panel.holders["reason"].widget.other.put("Wrong time")
    page.panel.send()
    assert told == [wishes.AmendEntry(entry.id, "Wrong time", wishes.ChangeRate(Decimal(42)), at("10:44"))]


def test_the_next_bottle_is_named_from_the_chart_or_typed(page_at):
    page = page_at("11:19")
    told = heard(page)
    page.open_panel("bottle")
    lot = page.panel.holders["lot"].widget
    lot.row._segments[0].click()
    page.panel.send()
    lot.other.put("P100777000")
    page.panel.send()
    assert told == [wishes.ChangeBottle("P100598441"), wishes.ChangeBottle("P100777000")]
