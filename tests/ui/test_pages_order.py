"""The order's form: exactly the order's file, faults beside their fields, nothing chosen beforehand."""

import json
from typing import Any

import pytest

from nurse_app.casefile.order_file import read_order
from nurse_app.clinical.planning import make_plan
from nurse_app.errors import FileFaults
from nurse_app.ui.pages.order_page import OrderPage
from nurse_app.wording.faults import fault_sentence
from nurse_app.wording.pages_plan import plan_words
from tests.support.tables import real_book
from tests.ui.page_states import heard, words

DRAFT: dict[str, dict[str, Any]] = {
    "patient": {
        "name": "HALVORSEN, Tor",
        "record_number": "77-104",
        "birth_date": "1961-03-14",
        "sex": "M",
        "weight_kg": "70",
        "height_cm": "175",
        "risks": ["renal-risk"],
    },
    "order": {
        "product": "privigen-us",
        "indication": "CIDP",
        "prescriber": "Dr Osei",
        "ordered_on": "2026-02-28",
        "dose": {"g_per_kg": "2", "days": 5, "day": 3},
        "titration": {"unit": "mL/h", "steps": [{"rate": "30", "for_min": "15"}, {"rate": "60"}]},
        "maximum_rate": {"value": "300", "unit": "mL/h"},
        "standing_orders": ["acetaminophen 650 mg by mouth"],
    },
    "clinic": {"policy": "pause_first", "place": "clinic"},
    "pump": {"step_ml_h": "0.1", "max_ml_h": "999"},
}


@pytest.fixture
def page(qtbot, dressed):
    made = OrderPage(words())
    qtbot.addWidget(made)
    made.resize(1366, 656)
    made.show()
    return made


def test_what_is_filled_in_comes_out_as_the_same_order_file(page):
    page.start_for(DRAFT, ("Penicillin: hives",), True)
    assert page.draft() == DRAFT
    read_order(json.dumps(page.draft()).encode(), real_book())


def test_an_empty_form_chooses_nothing(page):
    assert page.draft() == {"patient": {}, "order": {}}
    assert page.primary.button.reason == "Not yet: fill in weight, product, what it is for and dose."


def test_the_extras_hold_allergies_chair_and_planned_time(page):
    page.start_for(DRAFT, ("Penicillin: hives", "Latex"), True)
    page.setting.chair.put("2")
    page.setting.planned_time.put("13:00")
    extras = page.extras()
    assert extras["allergies"] == ("Penicillin: hives", "Latex")
    assert (extras["allergies_asked"], extras["chair"], extras["planned_time"]) == (True, 2, "13:00")


def test_allergies_that_nobody_asked_about_are_not_told_as_none(page):
    page.patient.asked.choose("not-asked")
    assert page.extras()["allergies_asked"] is False


def test_a_number_goes_out_exactly_as_typed(page):
    page.patient.weight.put("72,5")
    assert page.draft()["patient"]["weight_kg"] == "72,5"
    assert page.patient.weight.field.verdict().kind == "refused"


def test_the_weight_is_said_back_in_words(page):
    page.patient.weight.put("72.5")
    assert page.patient.weight.field.verdict().words == "seventy-two point five kg"


def test_a_fault_stands_beside_its_field_and_holds_the_order(page):
    page.start_for(DRAFT)
    page.patient.weight.put("720")
    with pytest.raises(FileFaults) as refused:
        read_order(json.dumps(page.draft()).encode(), real_book())
    page.show_faults(tuple((f.place, fault_sentence(f)) for f in refused.value.faults))
    assert page.patient.weight.field.verdict().kind == "refused"
    assert page.patient.weight.fault == "720 kg lies outside 0.5 kg to 350 kg. Check the figure and its unit."
    written = heard(page.order_written)
    page.primary.button.click()
    assert written == []
    page.show_faults(())
    assert page.patient.weight.field.verdict().kind == "accepted"


def test_a_field_that_is_empty_is_missing_and_not_wrong(page):
    page.show_faults((("patient.weight_kg", "patient.weight_kg: the key is missing. Add it."),))
    assert page.patient.weight.fault == ""


def test_the_draft_is_told_after_a_pause_in_typing(page, qtbot):
    with qtbot.waitSignal(page.draft_changed, timeout=2000) as told:
        page.patient.weight.put("70")
    assert told.args[0]["patient"] == {"weight_kg": "70"}


def test_the_order_is_written_once_nothing_is_missing(page):
    page.start_for(DRAFT)
    written = heard(page.order_written)
    page.primary.button.click()
    assert written[0][0] == DRAFT


def test_the_preview_shows_dose_steps_and_findings(page):
    page.start_for(DRAFT)
    case = read_order(json.dumps(page.draft()).encode(), real_book())
    page.show_plan(plan_words(make_plan(case.patient, case.order, case.clinic, case.pump, real_book()), words().say))
    shown = page.preview._shown
    assert (shown.volume, shown.dose) == ("280 mL", "28 g")
    page.show_plan(None)
    assert page.preview._shown is None


def test_a_powder_asks_to_what_it_is_made_up(page):
    assert page.drug.strength.isHidden()
    page.drug.product.put("gammagard-sd")
    page.drug._picked("gammagard-sd")
    assert not page.drug.strength.isHidden()
    assert "unverified" in page.drug.product._words.text()


def test_a_use_that_the_label_does_not_carry_is_marked_off_label(page):
    page.drug._picked("privigen-us")
    listed = page.drug.use.field._list
    offered = {listed.itemData(n): listed.itemText(n) for n in range(listed.count())}
    assert "off label" in offered["LEMS"]
    assert "off label" not in offered["CIDP"]


def test_drops_ask_for_the_drop_factor(page):
    page.rates.kind.put("own")
    page.rates.unit.put("gtt/min")
    page.rates._show_asked()
    page.rates.factor.put("20")
    page.rates.steps._rows[0].rate.put("10")
    assert page.draft()["order"]["titration"]["drop_factor_gtt_per_ml"] == 20


def test_a_step_more_and_the_last_one_away(page):
    page.rates.kind.put("own")
    page.rates.steps._more()
    assert len(page.rates.steps._rows) == 3
    page.rates.steps._less()
    assert len(page.rates.steps._rows) == 2
    assert page.rates.steps._rows[-1].span.isHidden()


def test_what_was_refused_stays_typed(page):
    page.start_for(DRAFT)
    page.refused(("The disk is full.",))
    assert page.draft() == DRAFT
    assert "The disk is full." in page.refusals.words


# Put back after a sudden end

WHOLE = {
    **DRAFT,
    "order": {
        **DRAFT["order"],
        "dosing_weight": {"kg": "68"},
        "round_to_vials": {"g": "5"},
        "titration": {"unit": "gtt/min", "steps": [{"rate": "10", "for_min": "15"}], "drop_factor_gtt_per_ml": 20},
    },
}


@pytest.fixture
def another(qtbot, dressed):
    made = OrderPage(words())
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("order", [DRAFT, WHOLE, {"order": {"round_to_vials": False, "dosing_weight": "ideal"}}])
def test_what_was_typed_stands_in_another_form_just_so(page, another, order):
    page.start_for(order, ("Latex",), True)
    page.patient.address.put("12 Mill Lane")
    page.setting.chair.put("2")
    page.setting.planned_day.put("2026-03-05")
    page.setting.planned_time.put("13:00")
    typed = page.typed()
    another.put_typed(json.loads(json.dumps(typed)))
    assert another.typed() == typed
    assert (another.draft(), another.extras()) == (page.draft(), page.extras())


def test_what_makes_no_order_yet_is_put_back_too(page, another):
    page.dose.amount.put("2")
    page.patient.weight.put("72,5")
    page.patient.born.put("sometime")
    typed = page.typed()
    assert "dose" not in typed["order"]["order"]
    another.put_typed(typed)
    assert another.typed() == typed
    assert another.dose.amount.written() == "2"


def test_allergies_without_their_words_are_never_put_back_as_none(page, another):
    page.patient.asked.choose("some")
    another.put_typed(page.typed())
    assert another.patient.asked.value == "some"
    assert another.patient.allergies.isVisibleTo(another)
