"""The pages before the first drop: identifiers, decisions by name, vials, checks, baseline, plan and start."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from nurse_app.clinical.quantities import Percent, PerMinute, Rate
from nurse_app.infusion import wishes
from nurse_app.ui.pages.baseline_page import BaselinePage
from nurse_app.ui.pages.plan_page import PlanPage
from nurse_app.ui.pages.prepare_page import PreparePage
from nurse_app.ui.pages.verify_page import VerifyPage
from tests.support.infusions import reading
from tests.ui.page_states import ABOVE_LABEL, accepting, heard, otherwise, ready, ward, words


def stand(qtbot, page, made):
    """Show a page with its side column, as the window would, in the state of a ward."""
    side = page.side()
    qtbot.addWidget(page)
    qtbot.addWidget(side)
    page.resize(1086, 656)
    page.show_state(made.infusion, made.outlook)
    page.show()
    return page


@pytest.fixture
def verify(qtbot, dressed):
    made = ward(ABOVE_LABEL)
    made.at(-25)
    return stand(qtbot, VerifyPage(words()), made), made


def test_the_birth_date_is_compared_only_together_with_the_record_number(verify):
    page, _ = verify
    told = heard(page.wished)
    page.identity.born.put("14 Mar 1961")
    page.identity.compare.click()
    assert told == []
    assert page.identity.compare.reason == "type birth date and record number."
    page.identity.number.put("MRN-55012")
    page.identity.compare.click()
    assert told == [wishes.CheckIdentity("1961-03-14", "MRN-55012")]


def test_what_matched_is_said_only_after_the_desk_has_compared(verify):
    page, made = verify
    page.identity.number.put("MRN-55012")
    assert page.identity.number.verdict().kind == "empty"
    made.must(made.request("check_identity", birth_date="1961-03-14", record_number="MRN-55012"))
    page.show_state(made.infusion, made.outlook)
    assert page.identity.number.verdict().kind == "matches"


def test_a_finding_that_asks_is_accepted_by_name_and_only_with_a_reason(verify, qtbot):
    page, _ = verify
    told = heard(page.wished)
    (band,) = [b for b in page.bands.values() if b.finding.code == "order-above-label"]
    band.accept.click()
    band.confirm.click()
    assert told == []
    assert band.confirm.reason == "give a reason."
    qtbot.keyClicks(band.reason.line, "asked Dr Osei")
    qtbot.keyClick(band.reason.line, Qt.Key.Key_Return)
    assert told == [wishes.Decide("order-above-label", "asked Dr Osei")]


def test_a_reason_that_is_being_typed_survives_another_entry(verify):
    page, made = verify
    band = next(iter(page.bands.values()))
    band.accept.click()
    band.reason.put("asked")
    made.must(made.request("answer_check", "consent", right=True))
    page.show_state(made.infusion, made.outlook)
    again = page.bands[band.finding.key]
    assert again is not band
    assert again.reason.text() == "asked"


def test_going_on_to_prepare_says_why_it_is_not_yet_time(verify):
    page, made = verify
    asked = heard(page.stage_requested)
    page.walk.primary.button.click()
    assert asked == []
    assert page.walk.primary.button.reason.startswith("Not yet: ")
    made.verified()
    page.show_state(made.infusion, made.outlook)
    page.walk.primary.button.click()
    assert asked == ["prepare"]


def test_a_vial_is_typed_from_its_label_or_scanned_whole(verify, qtbot):
    page, _ = verify
    told = heard(page.wished)
    form = page.vial_form
    form.add.click()
    assert told == []
    assert form.add.reason == "pick the product, type lot, expiry and size."
    form.product.pick("privigen-us")
    form.lot.put("P100627183")
    form.expires.put("2027-11")
    form.grams.put("20")
    form.add.click()
    form.scan.put("]d20108712345678905")
    qtbot.keyClick(form.scan.line, Qt.Key.Key_Return)
    assert told[0] == wishes.AddVial("privigen-us", "P100627183", "2027-11", Decimal(20))
    assert told[1] == wishes.AddVial(scanned="]d20108712345678905")
    page.kept()
    assert (form.lot.text(), form.product.value) == ("", "privigen-us")


def test_a_refused_vial_stays_typed_and_the_reason_is_shown(verify):
    page, _ = verify
    page.vial_form.lot.put("P100627183")
    page.refused(("This vial has expired.",))
    assert page.vial_form.lot.text() == "P100627183"
    assert "This vial has expired." in page.refusals.words


def test_a_check_is_answered_with_what_was_said(verify):
    page, _ = verify
    told = heard(page.wished)
    entry = page.checks.rows["kidney"]
    entry.said.put("creatinine 0.8 mg/dL")
    entry.answer.press(entry.answer._segments[1])
    assert told == [wishes.AnswerCheck("kidney", right=False, detail="creatinine 0.8 mg/dL")]


def test_no_check_is_answered_beforehand(verify):
    page, _ = verify
    assert {entry.answer.value for entry in page.checks.rows.values()} == {""}


def test_an_ordered_drug_fills_the_form_and_is_given_by_a_press_of_its_own(qtbot, dressed):
    made = ward()
    page = stand(qtbot, PreparePage(words()), made)
    told = heard(page.wished)
    page.drug.give.click()
    assert told == []
    page.drug._offers.itemAt(0).widget().click()
    assert told == []
    page.drug.give.click()
    assert told == [wishes.GiveMedication("acetaminophen", "650 mg", "by mouth")]


def test_the_baseline_says_what_the_start_still_waits_for(qtbot, dressed):
    page = stand(qtbot, BaselinePage(words(), accepting), ward())
    asked = heard(page.stage_requested)
    page.walk.primary.button.click()
    assert asked == []
    assert "baseline" in page.walk.primary.button.reason


def test_the_baseline_goes_up_as_a_set_of_vitals_and_refusals_stay_in_its_panel(qtbot, dressed):
    page = stand(qtbot, BaselinePage(words(), accepting), ward())
    told = heard(page.wished)
    typed = ("128", "76", "74", "36.6", "98", "14")
    for key, text in zip(
        ("systolic", "diastolic", "pulse", "temperature_c", "spo2", "respiration"), typed, strict=True
    ):
        page.vitals.fields[key].put(text)
    page.vitals._send()
    assert told[0].baseline
    page.refused(("Not now.",))
    assert "Not now." in page.vitals.reasons
    assert page.vitals.fields["pulse"].text() == "74"


def test_a_baseline_that_was_taken_may_be_taken_again(qtbot, dressed):
    page = stand(qtbot, BaselinePage(words(), accepting), ready())
    assert page._stack.currentIndex() == 1
    page._again.click()
    assert page._stack.currentWidget() is page.vitals


def test_each_vital_sign_that_was_off_before_the_start_is_decided_by_itself(qtbot, dressed):
    made = ward().verified().at(-10)
    made.vitals(reading(spo2=Percent.of(90), pulse=PerMinute.of(48)), baseline=True)
    page = stand(qtbot, BaselinePage(words(), accepting), made)
    told = heard(page.wished)
    slow, low = page.bands
    slow.accept.click()
    qtbot.keyClicks(slow.reason.line, "46, Dr O")
    low.accept.click()
    qtbot.keyClicks(low.reason.line, "88 %, Dr Osei")
    qtbot.keyClick(low.reason.line, Qt.Key.Key_Return)
    assert [(w.finding, dict(w.about)["vital"], w.reason) for w in told] == [
        ("baseline-beyond-limit", "spo2", "88 %, Dr Osei")
    ]
    made.must(made.request("decide", told[0].finding, told[0].reason, about=told[0].about))
    page.show_state(made.infusion, made.outlook)
    assert [band.reason.text() for band in page.bands] == ["46, Dr O"]


def test_a_measure_is_kept_with_its_value_as_typed(qtbot, dressed):
    page = stand(qtbot, BaselinePage(words(), accepting), ward())
    told = heard(page.wished)
    page.measure.keep.click()
    assert told == []
    page.measure.pick.pick("grip_kpa")
    page.measure.value.put("54")
    page.measure.keep.click()
    assert told == [wishes.TakeMeasure("grip_kpa", "54")]


def test_the_plan_shows_the_worked_steps_and_the_finish(qtbot, dressed):
    page = stand(qtbot, PlanPage(words(), otherwise), ready())
    assert [step.rate for step in page._plan.steps] == ["21", "42", "63", "84"]
    assert (page._plan.takes, page._plan.finish) == ("4 h 05 min", "13:01")


def test_a_lower_highest_rate_shows_the_later_finish_and_wishes_nothing(qtbot, dressed):
    page = stand(qtbot, PlanPage(words(), otherwise), ready())
    told = heard(page.wished)
    page.what_if.highest.press(page.what_if.highest._segments[1])
    assert page.what_if._finish.text() == "13:52"
    assert page.what_if._later.text() == "4 h 57 min, 52 min later"
    assert told == []


def test_the_start_goes_up_only_with_the_rate_that_the_pump_shows(qtbot, dressed):
    page = stand(qtbot, PlanPage(words(), otherwise), ready())
    told = heard(page.wished)
    page.walk.primary.button.click()
    assert page.pump.task.rate == Rate.of(21)
    page.pump.field.put("12")
    page.pump._send()
    assert told == []
    page.pump.field.put("21")
    page.pump._send()
    assert told == [wishes.Start(Decimal(21))]


def test_setting_the_pump_is_held_while_the_baseline_is_missing(qtbot, dressed):
    made = ward()
    made.at(-25).verified()
    page = stand(qtbot, PlanPage(words(), otherwise), made)
    page.walk.primary.button.click()
    assert page.walk.primary.button.reason.startswith("Not yet: ")
    assert page._stack.currentIndex() == 0
