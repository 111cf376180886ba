"""What the pages after the last drop promise beyond their buttons: nothing lost, nothing of another's."""

import pytest

from nurse_app.clinical.quantities import Dose, Volume
from nurse_app.infusion import canonical, wishes
from nurse_app.ui.pages.done_page import DonePage
from nurse_app.ui.pages.observe_page import ObservePage
from nurse_app.ui.pages.sign_page import SignPage
from nurse_app.wording.pages_after import done_words, observe_words
from nurse_app.wording.pages_later import follow_up_words
from nurse_app.wording.pages_sign import happened_words, missing_words, not_yet_sign, total_words
from tests.ui.page_states import accepting, ended, heard, later, ready, ward, words
from tests.ui.test_pages_before import stand


def observed(made):
    return observe_words(made.infusion, made.outlook, words())


def figures(made):
    return {f.label: (f.value, f.small) for f in observed(made).figures}


def todo(made):
    return {(line.state, line.text) for line in observed(made).todo}


def signed():
    made = ended()
    made.at(320).must(made.vitals())
    made.must(made.request("end_observation"))
    for what in made.outlook.missing:
        made.must(made.request("answer", what, "told at the hand-over"))
    made.must(made.request("plan_follow_up", "day_1", later(30)))
    made.must(made.request("sign", canonical.head(made.entries)))
    return made


def test_the_given_volume_is_hidden_until_the_pump_is_read():
    made = ended()
    assert figures(made)["Given"][0] == "-"
    assert observed(made).lots == ()
    assert ("open", "Read the pump's volume") in todo(made)
    made.must(made.request("read_pump_volume", Volume.of(278)))
    told = figures(made)
    # 280 mL had flowed by the rates; the pump's own 278 count.
    assert told["Pump shows"] == ("278 mL", "2 mL less than computed, 13:17")
    assert told["Given"] == ("278 mL", "27.8 g of 28 g")


def test_a_reading_of_the_pump_before_the_end_does_not_stand_for_the_one_after_it():
    made = ward().started()
    made.at(10).must(made.request("read_pump_volume", Volume.of("3.5")))
    made.at(20).must(made.request("stop", "patient asks to stop"))
    made.at(25)
    assert figures(made)["Pump shows"][0] == "-"
    assert figures(made)["Ended"] == ("09:20", "stopped: patient asks to stop")


@pytest.mark.parametrize(
    ("minute", "left"),
    [(274, "1 min"), ("274.5", "1 min"), (275, "Over"), (276, "Over")],
)
def test_the_countdown_is_over_at_its_time_and_never_shows_less_than_what_is_left(minute, left):
    made = ended()
    made.at(minute)
    assert figures(made)["Observation"][0] == left


def test_an_end_in_time_asks_for_no_reason():
    made = ended()
    made.at(275)
    assert (observed(made).early, observed(made).not_yet) == (False, "")
    made.at(274)
    assert observed(made).early


def test_each_lot_shows_what_is_left_of_it_until_it_is_recorded_as_waste():
    made = ended()
    made.must(made.request("read_pump_volume", Volume.of(280)))
    left = [row for row in observed(made).lots if row[-1] != "0 g"]
    assert [row[-1] for row in left] == ["2 g"]
    assert ("ask", "2 g are left of the vials. Record what was wasted.") in todo(made)
    made.must(made.request("waste", Dose.of(2), left[0][0], "left in the bottle"))
    assert {row[-1] for row in observed(made).lots} == {"0 g"}


def test_an_open_reaction_stands_in_the_list_of_what_is_open():
    made = ward().started()
    made.at(20).must(made.reaction())
    made.must(made.request("stop", "headache"))
    told = [text for state, text in todo(made) if state == "ask"]
    assert any(text.startswith("Headache") and "still open" in text for text in told)


@pytest.fixture
def observe(qtbot, dressed):
    made = ended()
    return stand(qtbot, ObservePage(words(), accepting), made)


def test_a_draft_in_a_form_survives_an_answer_to_another_wish(observe):
    page = observe
    page.open_panel("note")
    page.panels["note"].put("text", "sleeps")
    page.why.put("her driver waits")
    page.walk.primary.button.click()
    page.kept()
    assert page.panel is page.panels["note"]
    assert page.panels["note"].answers().text("text") == "sleeps"
    assert page.why.text() == ""


def test_the_way_back_from_a_form_is_a_button_and_the_countdown_stays_in_sight(observe):
    page = observe
    page.open_panel("waste")
    assert page._countdown.text() == "Observation: 18 min, left of 30 min, to 13:35"
    page.back.click()
    assert page.panel is None


def test_an_outcome_measure_taken_after_the_end_goes_up(observe):
    told = heard(observe.wished)
    observe.measure.pick.pick("incat")
    observe.measure.value.put("3")
    observe.measure.keep.click()
    assert told == [wishes.TakeMeasure("incat", "3")]
    observe.kept()
    assert observe.measure.value.text() == ""


@pytest.fixture
def sign(qtbot, dressed):
    made = ended()
    return stand(qtbot, SignPage(words()), made), made


def test_what_is_missing_leads_to_where_it_is_put_right(sign):
    page, _ = sign
    panels, stages = heard(page.panel_requested), heard(page.stage_requested)
    page.missing.rows["wastage"].way.click()
    page.missing.rows["observation"].way.click()
    assert (panels, stages) == (["waste"], ["observe"])


@pytest.mark.parametrize(("minute", "rows"), [(32, 3), (36, 1)])
def test_up_to_three_missed_sets_stand_apart_and_more_share_a_row(minute, rows):
    made = ward().started()
    made.at(20).must(made.reaction())
    made.must(made.request("stop", "headache"))
    made.at(minute)
    told = [m for m in missing_words(made.outlook, words()) if "vitals" in m.title.lower()]
    assert len(told) == rows
    missed = [f.fact("what") for f in made.outlook.missing_findings if f.code == "missing-vitals"]
    assert [what for m in told for what in (m.what, *m.also)] == missed


def test_a_shared_row_tells_an_answer_for_every_set(qtbot, dressed):
    made = ward().started()
    made.at(20).must(made.reaction())
    made.must(made.request("stop", "headache"))
    made.at(100)
    page = stand(qtbot, SignPage(words()), made)
    told = heard(page.wished)
    missed = [f.fact("what") for f in made.outlook.missing_findings if f.code == "missing-vitals"]
    assert len(missed) > 3
    assert page.primary.button.reason.startswith(f"Not yet: {len(page.missing.rows)} things are missing.")
    row = page.missing.rows[missed[0]]
    row.button.click()
    row.answer.put("chair side, charted on paper")
    row.keep.click()
    assert told == [wishes.Answer(what, "chair side, charted on paper") for what in missed]


def test_an_explanation_being_typed_survives_the_next_look(sign):
    page, made = sign
    row = page.missing.rows["wastage"]
    row.button.click()
    row.answer.put("poured away by")
    made.must(made.request("answer", "observation", "ward took over"))
    page.show_state(made.infusion, made.outlook)
    assert page.missing.rows["wastage"].answer.text() == "poured away by"
    assert "observation" not in page.missing.rows


def test_time_takes_the_observation_off_the_list_by_itself(sign):
    page, made = sign
    assert "observation" in page.missing.rows
    made.at(275)
    page.tick(made.outlook)
    assert "observation" not in page.missing.rows


def test_an_open_emergency_card_keeps_the_signature_back_and_says_so():
    made = ended()
    made.must(made.request("open_emergency"))
    told = not_yet_sign(made.outlook, words(), "a password")
    assert told == "2 things are missing. Emergency is open since 13:17. Close the card first."


def test_plan_all_plans_what_fits_and_leaves_what_nobody_knows(sign):
    page, made = sign
    told = heard(page.wished)
    page.follow_ups.plan_all()
    keys = [wish.follow_up for wish in told]
    assert "day_1" in keys
    assert "day_5_10" not in keys
    shown = {row.key: row for row in follow_up_words(made.infusion, made.outlook, words())}
    assert shown["day_5_10"].whom == "only with hemolysis risk"
    assert shown["day_5_10"].unsure
    assert "months_1_2" in shown
    assert shown["months_1_2"].whom == "CIDP"
    assert "weeks_2_4" not in shown


def test_a_contact_whose_time_has_begun_is_planned_for_its_end_and_one_that_is_over_not_at_all():
    made = ended()
    made.at(245 + 30 * 60)
    row = next(r for r in follow_up_words(made.infusion, made.outlook, words()) if r.key == "day_1")
    # The call is due 24 to 48 h after the last drop; 30 h after it only the end is left.
    assert row.due == later(245 / 60 + 48)
    made.at(245 + 49 * 60)
    row = next(r for r in follow_up_words(made.infusion, made.outlook, words()) if r.key == "day_1")
    assert (row.due, row.planned) == (None, False)


def test_an_early_stop_is_told_with_its_reason_and_the_share_given():
    made = ward().started()
    made.at(20).must(made.request("stop", "patient asks to stop"))
    rows = {row.name: row for row in total_words(made.infusion, made.outlook)}
    # 20 min at 21 mL/h are 7 mL, 0.7 g of 28 g.
    assert rows["Dose"].given == "0.7 g"
    assert rows["Dose"].differs == "27.3 g less, 2.5%"
    told = [h for h in happened_words(made.infusion, made.outlook, words()) if h.head == "Stopped 09:20:"]
    assert [h.text for h in told] == ["patient asks to stop"]


def test_a_session_begun_in_error_is_shown_closed_with_its_reason_and_takes_no_addendum(qtbot, dressed):
    made = ready()
    made.must(made.request("void", "wrong patient"))
    page = stand(qtbot, DonePage(words()), made)
    told = done_words(made.infusion, made.outlook, words())
    assert told.head == "Begun in error"
    assert told.below == "Closed 08:56 by Ines Duarte. Reason: wrong patient"
    assert told.facts == (("Given", "nothing", "it was never started"),)
    assert page.note.isHidden() or page._addenda.isHidden()
    assert page.stages.isHidden()


def test_a_sealed_session_shows_its_seal_in_groups_and_every_stage_done(qtbot, dressed):
    made = signed()
    page = stand(qtbot, DonePage(words()), made)
    told = done_words(made.infusion, made.outlook, words())
    assert told.seal.replace(" ", "") == made.infusion.signed.fact.head
    assert told.seal[4] == " "
    assert {view.state for view in page._drawn_stages} == {"done"}


def test_how_a_follow_up_went_begins_an_addendum_and_keeps_what_was_typed(qtbot, dressed):
    page = stand(qtbot, DonePage(words()), signed())
    page.note.put("Seen at the door.")
    page.calls["day_1"].click()
    assert page.note.text().startswith("Seen at the door.\nFollow-up, 24 h (")


def test_the_saved_report_opens_only_after_it_was_saved_here(qtbot, dressed):
    page = stand(qtbot, DonePage(words()), signed())
    opened = heard(page.pdf_open_requested)
    page.open.click()
    assert (opened, page.open.reason) == ([], "Not yet: save it first.")
    page.show_pdf("saved", "papers/report.pdf")
    page.show_pdf("making")
    page.open.click()
    assert opened == []
    page.show_pdf("saved", "papers/report.pdf")
    page.open.click()
    assert opened == ["papers/report.pdf"]


def test_the_draft_says_where_it_lies(sign):
    page, _ = sign
    page.show_pdf("saved", "papers/draft.pdf")
    assert page.pdf.text() == "Saved as papers/draft.pdf"
