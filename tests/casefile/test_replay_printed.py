"""The form that `replay --json` prints, key by key."""

from tests.support.cases import do, printed, turns, vitals

STATE = ["rate_ml_h", "mg_kg_min", "volume_ml", "given_g", "status", "finish_at", "due"]
SUMMARY = ["given_ml", "given_g", "minutes", "highest_ml_h", "highest_tolerated_ml_h"]


def test_the_form_has_four_parts():
    assert list(printed()) == ["assumed", "entries", "summary", "seal"]


def test_each_entry_of_the_case_has_exactly_one_element_in_order():
    found = turns(do("00:00", "start"), vitals("00:15"), do("00:20", "rate", ml_h="42"), do("00:21", "note", text="x"))
    assert [(turn["n"], turn["at"], turn["do"]) for turn in found] == [
        (1, "00:00", "start"),
        (2, "00:15", "vitals"),
        (3, "00:20", "rate"),
        (4, "00:21", "note"),
    ]
    for turn in found:
        assert list(turn)[:6] == ["n", "at", "do", "kept", "id", "findings"]
        assert list(turn)[6:13] == STATE


def test_before_the_start_nothing_has_run():
    turn = turns(do("-00:05", "note", text="x"))[0]
    assert (turn["rate_ml_h"], turn["volume_ml"], turn["given_g"]) == ("0", "0", "0")
    assert (turn["status"], turn["finish_at"], turn["due"]) == ("ready", None, [])


def test_while_it_runs_the_finish_is_told_with_its_offset():
    """10.5 mL, 21 mL, then 248.5 mL at 84 mL/h in 177.5 min: 237.5 min in all."""
    turn = turns(do("00:00", "start"))[0]
    assert turn["finish_at"] == "2026-03-02T12:57:30-05:00"
    assert turn["mg_kg_min"] == "0.5"


def test_what_is_due_is_told_with_its_time_from_the_start():
    due = turns(do("00:00", "start"), do("00:15", "note", text="x"))[1]["due"]
    assert {"what": "vitals", "at": "00:15", "state": "now"} in due
    assert {due_one["state"] for due_one in due} <= {"coming", "now", "late", "missed"}


def test_a_paused_pump_has_no_finish():
    found = turns(do("00:00", "start"), do("00:10", "pause", reason="meal"), do("00:20", "stop", reason="refused"))
    assert [(turn["status"], turn["rate_ml_h"]) for turn in found[1:]] == [("paused", "0"), ("stopped", "0")]
    assert found[1]["finish_at"] is None


def test_the_summary_adds_up():
    found = printed(
        do("00:00", "start"), vitals("00:30"), do("00:30", "rate", ml_h="42"), do("01:00", "note", text="x")
    )
    summary = found["summary"]
    assert [summary[key] for key in SUMMARY] == ["31.5", "3.15", "60", "42", "42"]
    assert list(summary)[5:] == ["reactions", "lots", "late", "missed", "missing"]


def test_the_seal_is_a_sha_256():
    assert len(bytes.fromhex(printed()["seal"])) == 32


def test_a_pause_in_the_list_of_options_is_zero():
    headache = do("00:40", "reaction", signs=[{"id": "headache", "grade": "mild"}])
    options = turns(do("00:00", "start"), headache)[1]["options"]
    assert {option["do"]: option["ml_h"] for option in options}["pause"] == "0"
    assert all(option["ml_h"] is None for option in options if option["do"] == "call")
    assert "slow" not in {option["do"] for option in options}
