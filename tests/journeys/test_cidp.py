"""CIDP: a mild headache is handled by slowing; everything is typed and pressed."""

import pytest

from tests.support.nurse import PASSWORD
from tests.support.nurse_before import PaperOrder
from tests.support.reopened import reopened
from tests.support.report import differences, drafts
from tests.support.someones_vitals import SomeonesVitals

ORDER = PaperOrder(
    "HALLORAN, Maeve",
    "4471-0926",
    "14 Mar 1961",
    "70",
    "privigen-us",
    "CIDP",
    "2",
    days="5",
    own_unit="mg/kg/min",
    own=(("0.5", "30"), ("1", "30"), ("2", "")),
    most=("2", "mg/kg/min"),
    vials=(("P100627183", "20"), ("P100627183", "5"), ("P100627183", "5")),
)


@pytest.mark.long
@pytest.mark.timeout(400)
def test_a_headache_is_slowed_and_the_report_is_signed(sits_down, chart):
    nurse, maeve = sits_down(), SomeonesVitals()
    nurse.set_up()
    nurse.write_order(ORDER)
    nurse.walk_to_the_start(ORDER, maeve.baseline, "21")
    nurse.run_until(lambda: nurse.outlook.rate.text() == "84", maeve)
    nurse.pass_time(minutes=8)
    panel = nurse.note_reaction(headache="mild")
    assert [c._view.title for c in panel.cards] == ["Slow to 42 mL/h", "Pause", "Keep 84 mL/h"]
    nurse.take_option(1, "42")
    nurse.do_what_is_due(maeve)
    nurse.pass_time(minutes=15)
    nurse.do_what_is_due(maeve)
    nurse.resolve()
    nurse.pass_time(minutes=1)
    nurse.pause("Toilet")
    nurse.pass_time(minutes=5)
    nurse.do_what_is_due(maeve)
    nurse.resume("42")
    nurse.note("Eats a sandwich, feels well.")
    nurse.run_till_all_is_in(maeve)
    _observe_and_sign(nurse, maeve)
    signed, made = nurse.infusion, nurse.save_report()
    assert differences(made, signed) == []
    assert not any(drafts(made))
    assert _rates(signed) == [("08:45", "21"), ("09:15", "42"), ("09:45", "84"), ("09:53", "42"), ("10:14", "42")]
    assert signed.ledger.volume_at(signed.ended_at).text() == "280"
    assert [one.reading.pulse.text() for one in signed.readings[:3]] == ["74", "68", "73"]
    assert len(signed.readings) == 1 + len(maeve.taken)
    assert reopened(nurse, chart, sits_down) == (signed,)


def _observe_and_sign(nurse, maeve):
    for _ in range(2):
        nurse.pass_time(minutes=30)
        nurse.take_vitals_after(maeve.next_set())
    nurse.form_after("pump-volume", volume="280")
    nurse.form_after("flush", fluid="5% glucose", flush="25")
    nurse.form_after("waste", lot="P100627183", grams="2", reason="Left in the bottle")
    nurse.end_observation()
    assert all(drafts(nurse.see_draft()))
    nurse.sign(PASSWORD)


def _rates(infusion):
    return [(f"{span.start:%H:%M}", span.rate.text()) for span in infusion.ledger.spans]
