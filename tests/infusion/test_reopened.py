"""What was signed or ended by mistake is reopened by a lead, with a reason, and shows it."""

import json
from datetime import timedelta

import pytest

from nurse_app.clinical.quantities import Volume
from nurse_app.infusion import canonical
from nurse_app.infusion.entries import Reopened
from nurse_app.infusion.outlook import Stage, Status
from tests.support.infusions import Ward, minute

# 280 mL: 21 and 42 mL/h for 30 min, then 84: 31.5 mL by 60 min, in at 237.5 min.
IN = "237.5"
LEAD = {"lead": True}


def completed(at=IN):
    ward = Ward().started().risen("42", "84").at(at)
    ward.must(ward.request("complete", reason="" if at == IN else "pressed early"))
    return ward


def signed():
    ward = completed()
    ward.vitals()
    ward.now += timedelta(minutes=30)
    ward.vitals()
    for what in ward.outlook.missing:
        ward.must(ward.request("answer", what, "explained"))
    ward.must(ward.request("sign", canonical.head(ward.entries)))
    return ward


@pytest.mark.parametrize(
    ("asked", "reason", "refused"),
    [
        ({}, "wrong lot", ["lead-needed"]),
        (LEAD, "  ", ["reason-needed"]),
        ({}, "", ["reason-needed", "lead-needed"]),
    ],
)
def test_only_a_lead_with_a_reason_reopens(asked, reason, refused):
    ward = signed()
    assert sorted(ward.refused(ward.request("reopen", reason, asked=asked))) == sorted(refused)
    assert ward.outlook.status is Status.SIGNED


def test_a_running_infusion_has_nothing_to_reopen():
    ward = Ward().started()
    assert ward.refused(ward.request("reopen", "x", asked=LEAD)) == ["nothing-to-reopen"]


def test_a_reopened_signature_takes_entries_and_is_signed_anew_over_all_of_them():
    ward = signed()
    first = ward.infusion.signed
    ward.must(ward.request("reopen", "lot misread", asked=LEAD))
    assert (ward.infusion.signed, ward.infusion.stage, ward.outlook.status) == (None, Stage.OBSERVE, Status.OBSERVING)
    assert [(one.fact.what, one.fact.reason) for one in ward.infusion.reopened] == [("signature", "lot misread")]
    ward.must(ward.request("note", "the lot is A2"))
    head = canonical.head(ward.entries)
    assert head != first.fact.head
    ward.must(ward.request("sign", head))
    assert ward.infusion.signed.fact.head == head
    assert len(ward.infusion.reopened) == 1
    assert [e.kind for e in ward.entries].count("signed") == 2


def test_an_end_undone_leaves_it_paused_since_then_and_nothing_runs_until_the_pump_is_read():
    ward = completed("200")
    ward.now += timedelta(minutes=10)
    ward.must(ward.request("reopen", "pressed too early", asked=LEAD))
    infusion = ward.infusion
    assert (infusion.ended_at, infusion.end, infusion.stage) == (None, "", Stage.INFUSE)
    assert ward.outlook.status is Status.PAUSED
    assert (infusion.pauses[-1].start, infusion.pauses[-1].end) == (minute("200"), None)
    # 31.5 mL by 60 min, then 84 mL/h for 140 min: 196 mL.
    assert ward.outlook.given == Volume.of("227.5")
    assert ward.given(210) == Volume.of("227.5").value


def test_what_is_signed_and_wrongly_ended_is_reopened_twice():
    ward = signed()
    ward.must(ward.request("reopen", "not all was in", asked=LEAD))
    ward.must(ward.request("reopen", "not all was in", asked=LEAD))
    assert [one.fact.what for one in ward.infusion.reopened] == ["signature", "end"]
    assert ward.outlook.status is Status.PAUSED
    assert ward.refused(ward.request("reopen", "again", asked=LEAD)) == ["nothing-to-reopen"]


def test_an_observation_that_was_over_begins_again_with_the_next_end():
    ward = completed()
    ward.now += timedelta(minutes=60)
    ward.must(ward.request("end_observation", reason="well"))
    ward.must(ward.request("reopen", "not all was in", asked=LEAD))
    assert ward.infusion.observation_ended_at is None


def test_a_reopening_is_never_corrected_away():
    ward = signed()
    ward.must(ward.request("reopen", "lot misread", asked=LEAD))
    entry, _ = ward.last(Reopened)
    assert ward.refused(ward.request("amend", entry, "x", None)) != []


def test_a_reopened_infusion_is_read_back_as_it_was_kept():
    ward = signed()
    ward.must(ward.request("reopen", "lot misread", asked=LEAD))
    spelt = [canonical.canonical_bytes(e) for e in ward.entries]
    assert [canonical.from_plain(json.loads(one)) for one in spelt] == list(ward.entries)
