"""One whole infusion for each other condition, from its order typed in the form to a signed report."""

import pytest
from PySide6.QtCore import Qt

from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Temperature
from nurse_app.clinical.vitals import Reading
from tests.support.conducted import conduct
from tests.support.nurse import PASSWORD
from tests.support.nurse_before import PaperOrder
from tests.support.reopened import reopened
from tests.support.report import differences, drafts

WELL = Reading(
    systolic=Pressure.of(122),
    diastolic=Pressure.of(74),
    pulse=PerMinute.of(72),
    respiration=PerMinute.of(15),
    temperature_c=Temperature.of("36.6"),
    spo2=Percent.of(98),
)
OFF_LABEL, OLD, FAST = "off-label", "age-over-65", "first-rate-above-label"
LOTS = ("LE12V2070AB", "LE12V2071AB", "LE12V2071AB")
VARGAS = "nine copper kettles whistle"
GBS = PaperOrder(
    *("OKAFOR, Emeka", "2210-7719", "2 Nov 1978", "82", "privigen-eu", "GBS", "2"),
    days="5",
    sex="M",
    own_unit="mL/kg/h",
    own=(("0.3", "30"), ("0.6", "30"), ("1.2", "")),
)
MMN = PaperOrder(
    *("OYELARAN, Tunde", "1985-4402", "30 Jan 1971", "82", "gammagard-liquid", "MMN", "1"),
    days="2",
    sex="M",
    own_unit="mL/kg/h",
    own=(("0.5", "30"), ("1", "30"), ("2", "")),
)
MG = PaperOrder(
    *("SANTOS, Beatriz", "5120-3398", "9 May 1994", "56", "privigen-us", "MG", "2"),
    days="5",
    own_unit="mg/kg/min",
    own=(("0.5", "30"), ("1", "30"), ("2", "30"), ("2.5", "")),
)
LEMS = PaperOrder(
    *("BRANDVOLD, Ingrid", "6603-2275", "3 Dec 1957", "45", "privigen-us", "LEMS", "2"),
    days="5",
    cm="150",
    place="home",
    own_unit="mg/kg/min",
    own=(("1", "30"), ("2", "30"), ("4", "")),
)
PM = PaperOrder(
    *("ABARA, Ngozi", "7741-0032", "17 Apr 1969", "74", "privigen-us", "PM", "2"),
    days="5",
    own_unit="mg/kg/min",
    own=(("1", "30"), ("2", "30"), ("4", "")),
)
IBM = PaperOrder(
    *("WINTER, Jonas", "8850-6614", "8 Aug 1955", "90", "privigen-us", "IBM", "2"),
    days="5",
    sex="M",
    own_unit="mg/kg/min",
    own=(("1", "30"), ("2", "30"), ("3", "")),
)


def infused(nurse, order, *, lots=()):
    """From the set-up to the end of the observation."""
    nurse.set_up(place=order.place or "clinic")
    nurse.write_order(order)
    conduct(nurse, WELL, lambda: nurse.infusion.observation_ended_at, lots)


def signed_and_reopened(nurse, chart, sits_down, password=PASSWORD):
    """Sign by hand, hold the report against the record, and the record against the chart opened again."""
    nurse.shell.places.open(nurse.id)
    assert all(drafts(nurse.see_draft()))
    nurse.sign(password)
    signed, made = nurse.infusion, nurse.save_report()
    assert differences(made, signed) == []
    assert not any(drafts(made))
    assert reopened(nurse, chart, sits_down) == (signed,)
    return signed


def rates(infusion):
    return [span.rate.text() for span in infusion.ledger.spans]


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("order", "expected", "grams", "decided"),
    [
        pytest.param(GBS, ["24.6", "49.2", "98.4"], "32.8", [], id="GBS"),
        pytest.param(MG, ["16.8", "33.6", "67.2", "84"], "22.4", [OFF_LABEL], id="MG"),
        pytest.param(LEMS, ["27", "54", "108"], "18", [OFF_LABEL, OLD, FAST], id="LEMS at home"),
        pytest.param(PM, ["44.4", "88.8", "177.6"], "29.6", [OFF_LABEL, FAST], id="PM"),
        pytest.param(IBM, ["54", "108", "162"], "36", [OFF_LABEL, OLD, FAST], id="IBM"),
    ],
)
def test_a_day_without_trouble_is_signed_and_reads_the_same_on_paper_and_when_opened_again(
    order, expected, grams, decided, sits_down, chart
):
    nurse = sits_down()
    infused(nurse, order)
    signed = signed_and_reopened(nurse, chart, sits_down)
    assert rates(signed) == expected
    assert signed.plan.dosing.today.text() == grams
    assert [decision.finding for decision in signed.decisions] == decided


@pytest.mark.long
@pytest.mark.timeout(300)
def test_another_nurse_takes_over_and_the_second_lot_is_watched(sits_down, chart):
    nurse = sits_down()
    nurse.set_up()
    nurse.write_order(MMN)
    conduct(nurse, WELL, lambda: nurse.outlook.rate.text() == "82", LOTS)
    nurse.shell.chart.add_nurse("I. Varga", VARGAS, guessed=frozenset())
    nurse.hand_over("I. Varga")
    nurse.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    nurse.unlock(VARGAS, "I. Varga")
    conduct(nurse, WELL, lambda: nurse.infusion.observation_ended_at)
    signed = signed_and_reopened(nurse, chart, sits_down, VARGAS)
    assert rates(signed) == ["41", "82", "164", "41", "82", "164"]
    assert [vial.lot for vial in signed.vials] == list(LOTS)
    # What became of an alarm is noted by the program itself.
    by = [(entry.kind, entry.author) for entry in signed.entries if entry.author != "Vigil"]
    at = by.index(("handed-over", "D. Mensah"))
    assert {author for _, author in by[:at]} == {"D. Mensah"}
    assert {author for _, author in by[at + 1 :]} == {"I. Varga"}
