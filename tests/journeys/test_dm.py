"""Dermatomyositis: moderate chills, a pause, and the infusion is stopped; everything is typed and pressed."""

import pytest

from tests.support.nurse import PASSWORD
from tests.support.nurse_before import PaperOrder
from tests.support.reopened import reopened
from tests.support.report import differences, drafts
from tests.support.someones_vitals import SomeonesVitals

ORDER = PaperOrder(
    "LINDQVIST, Sofia",
    "3307-1184",
    "21 Jul 1989",
    "62",
    "octagam-10-us",
    "DM",
    "2",
    days="5",
    cm="166",
    chair="2",
    prescriber="Dr E. Pettersson",
    vials=(("L921A8431", "20"), ("L921A8431", "5")),
)


@pytest.mark.long
@pytest.mark.timeout(400)
def test_chills_pause_the_infusion_and_it_is_stopped_and_signed(sits_down, chart):
    nurse, sofia = sits_down(), SomeonesVitals()
    nurse.set_up()
    nurse.write_order(ORDER)
    nurse.walk_to_the_start(ORDER, sofia.baseline, "37.2")
    nurse.run_until(lambda: nurse.outlook.now.hour >= 10, sofia)
    panel = nurse.note_reaction(chills_rigors="moderate")
    assert [c._view.title for c in panel.cards] == ["Pause", "Stop", "Keep 148.8 mL/h"]
    nurse.take_option(1)
    nurse.pass_time(minutes=5)
    nurse.take_vitals(sofia.next_set(temperature_c="37.9", pulse="96"))
    nurse.stop("The prescriber asks to stop")
    nurse.form_after("pump-volume", volume="93")
    nurse.pass_time(minutes=5)
    nurse.take_vitals_after(sofia.next_set())
    nurse.pass_time(minutes=60)
    nurse.take_vitals_after(sofia.next_set())
    nurse.form_after("waste", lot="L921A8431", grams="15.7", reason="Stopped early")
    nurse.end_observation()
    assert all(drafts(nurse.see_draft()))
    nurse.sign(PASSWORD)
    signed, made = nurse.infusion, nurse.save_report()
    assert differences(made, signed) == []
    assert not any(drafts(made))
    assert [span.rate.text() for span in signed.ledger.spans] == ["37.2", "74.4", "148.8"]
    assert signed.end == "stopped"
    assert signed.ledger.volume_at(signed.ended_at).text() == "93"
    ((sign,),) = (reaction.signs for reaction in signed.reactions)
    assert (sign.sign, sign.grade.value) == ("chills_rigors", "moderate")
    assert [wasted.fact.grams.text() for wasted in signed.wasted] == ["15.7"]
    assert len(signed.readings) == 1 + len(sofia.taken)
    assert reopened(nurse, chart, sits_down) == (signed,)
