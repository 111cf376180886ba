"""A CASE file is taken at its word or refused, every fault with its place."""

from datetime import date, datetime, timedelta, timezone

import pytest

from nurse_app.casefile import wanted
from nurse_app.clinical.quantities import Dose, PerMinute, Rate, Temperature, Volume
from tests.support.cases import case, do, faults, read, vitals


def wish(**entry):
    return read(case({"at": "00:00", **entry})).entries[0].wanted


def test_a_case_says_who_when_and_what():
    found = read(case(do("00:00", "start"), do("00:58", "note", text="fine", charted="01:10")))
    assert found.nurse == "D. Mensah"
    assert found.start == datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=-5)))
    assert found.order.on == date(2026, 3, 2)
    assert [(entry.n, entry.at, entry.charted, entry.do) for entry in found.entries] == [
        (1, 0, None, "start"),
        (2, 58, 70, "note"),
    ]


@pytest.mark.parametrize("key", ["nurse", "start", "entries", "patient", "order"])
def test_what_is_needed_and_missing_is_named(key):
    assert (key, "missing-key") in faults(case(**{key: None}))


def test_a_case_may_leave_out_the_rest():
    found = read(case(baseline=None, history=None))
    assert (found.baseline, found.history, found.precheck) == (None, None, {})


@pytest.mark.parametrize(
    "start",
    [
        "2026-03-02",
        "2026-03-02 09:00:00-05:00",
        "2026-03-02T09:00:00",
        "2026-02-30T09:00:00-05:00",
        "2026-03-02T25:00:00-05:00",
        "2026-03-02T09:00:00-5",
        "tomorrow",
    ],
)
def test_a_start_without_date_time_and_offset_is_refused(start):
    assert faults(case(start=start)) == [("start", "not-a-time")]


@pytest.mark.parametrize(
    ("at", "minutes"), [("00:00", 0), ("00:58", 58), ("05:07", 307), ("-00:10", -10), ("26:00", 1560)]
)
def test_a_time_counts_from_the_start(at, minutes):
    assert read(case(do(at, "note", text="x"))).entries[0].at == minutes


@pytest.mark.parametrize("at", ["0:58", "00:60", "58", "00.58", "+00:10", "00:58:00", "nine", "00:5 "])
def test_a_time_that_is_not_hours_and_minutes_is_refused(at):
    assert faults(case(do(at, "note", text="x"))) == [("entries[0].at", "not-a-time")]


def test_a_baseline_may_have_its_time():
    assert read(case(baseline={"at": "-00:10", "systolic": 120})).baseline_at == -10
    assert read(case(baseline={"systolic": 120})).baseline_at == 0


def test_a_set_of_vitals_is_read_with_its_units():
    found = wish(do="vitals", temperature_c="36.8", pulse=78, alertness="drowsy", site="left arm", pump_ml="31.5")
    assert isinstance(found, wanted.Vitals)
    assert found.reading.temperature_c == Temperature.of("36.8")
    assert found.reading.pulse == PerMinute.of(78)
    assert found.reading.systolic is None
    assert (found.site, found.pump_volume) == ("left arm", Volume.of("31.5"))


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"do": "start"}, wanted.Start()),
        ({"do": "not_taken", "what": "vitals", "reason": "asleep"}, wanted.NotTaken("vitals", "asleep")),
        ({"do": "rate", "ml_h": "42"}, wanted.SetRate(Rate.of(42))),
        ({"do": "found_rate", "ml_h": "120", "reason": "bumped"}, wanted.FoundRate(Rate.of(120), "bumped")),
        ({"do": "choose", "option": 1, "only": True}, wanted.Choose(1, only=True)),
        ({"do": "keep_rate", "reason": "mild"}, wanted.KeepRate("mild")),
        ({"do": "resolved"}, wanted.Resolved()),
        ({"do": "pause", "reason": "meal"}, wanted.Pause("meal")),
        ({"do": "resume", "ml_h": "42"}, wanted.Resume(Rate.of(42))),
        ({"do": "stop", "reason": "rash"}, wanted.Stop("rash")),
        ({"do": "emergency"}, wanted.Emergency()),
        (
            {"do": "vial", "product": "privigen-us", "lot": "P100", "expiry": "2027-05", "g": "20"},
            wanted.Vial("privigen-us", "P100", date(2027, 5, 31), Dose.of(20)),
        ),
        ({"do": "scan", "text": "]d2x"}, wanted.Scan("]d2x")),
        ({"do": "bottle", "lot": "P101"}, wanted.Bottle("P101")),
        (
            {"do": "medication", "name": "Paracetamol", "dose": "650 mg", "route": "by mouth"},
            wanted.Medication("Paracetamol", "650 mg", "by mouth"),
        ),
        ({"do": "pump_volume", "ml": "310"}, wanted.PumpVolume(Volume.of(310))),
        ({"do": "note", "text": "calm"}, wanted.Note("calm")),
        ({"do": "handover", "nurse": "B. Ito"}, wanted.Handover("B. Ito")),
        ({"do": "answer", "what": "lots", "text": "P100"}, wanted.Answer("lots", "P100")),
        ({"do": "complete"}, wanted.Complete()),
        ({"do": "sign"}, wanted.Sign()),
    ],
    ids=lambda value: value["do"] if isinstance(value, dict) else "",
)
def test_each_word_of_do_is_read(entry, found):
    assert wish(**entry) == found


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"do": "dance"}, ("entries[0].do", "unknown-word")),
        ({"do": 1}, ("entries[0].do", "wrong-type")),
        ({}, ("entries[0].do", "missing-key")),
        ({"do": "start", "ml_h": "21"}, ("entries[0]", "unknown-key")),
        ({"do": "rate"}, ("entries[0].ml_h", "missing-key")),
        ({"do": "rate", "ml_h": "0"}, ("entries[0].ml_h", "above-bound")),
        ({"do": "rate", "ml_h": "2001"}, ("entries[0].ml_h", "above-bound")),
        ({"do": "rate", "ml_h": "42 mL/h"}, ("entries[0].ml_h", "number-space")),
        ({"do": "found_rate", "ml_h": "120"}, ("entries[0].reason", "missing-key")),
        ({"do": "reaction"}, ("entries[0].signs", "missing-key")),
        ({"do": "reaction", "signs": []}, ("entries[0].signs", "empty-list")),
        ({"do": "reaction", "signs": ["headache"]}, ("entries[0].signs[0]", "wrong-type")),
        ({"do": "reaction", "signs": [{"id": "hiccups", "grade": "mild"}]}, ("entries[0].signs[0].id", "unknown-sign")),
        (
            {"do": "reaction", "signs": [{"id": "headache", "grade": "bad"}]},
            ("entries[0].signs[0].grade", "unknown-grade"),
        ),
        ({"do": "reaction", "signs": [{"id": "headache"}]}, ("entries[0].signs[0].grade", "missing-key")),
        ({"do": "choose", "option": 0}, ("entries[0].option", "not-from-one")),
        ({"do": "choose", "option": "1"}, ("entries[0].option", "wrong-type")),
        ({"do": "resolved", "reaction": 1}, ("entries[0].reaction", "not-an-earlier-entry")),
        ({"do": "keep_rate"}, ("entries[0].reason", "missing-key")),
        ({"do": "keep_rate", "reason": " "}, ("entries[0].reason", "empty-text")),
        (
            {"do": "vial", "product": "ivig", "lot": "1", "expiry": "2027-05", "g": "20"},
            ("entries[0].product", "unknown-product"),
        ),
        (
            {"do": "vial", "product": "privigen-us", "lot": "1", "expiry": "05/27", "g": "20"},
            ("entries[0].expiry", "not-a-date"),
        ),
        ({"do": "vitals", "systolic": "1e2"}, ("entries[0].systolic", "number-exponent")),
        ({"do": "vitals", "alertness": "sleepy"}, ("entries[0].alertness", "unknown-word")),
        (
            {"do": "order_change", "prescriber": "Dr. A", "maximum_rate": {"value": "14", "unit": "gtt/min"}},
            ("entries[0].maximum_rate", "no-drop-factor"),
        ),
        (
            {"do": "order_change", "prescriber": "Dr. A", "maximum_rate": {"value": "0", "unit": "mL/h"}},
            ("entries[0].maximum_rate.value", "above-bound"),
        ),
        ({"do": "amend", "entry": 1, "reason": "x", "with": {}}, ("entries[0].entry", "not-an-earlier-entry")),
    ],
)
def test_an_entry_that_is_not_understood_is_refused(entry, fault):
    assert fault in faults(case({"at": "00:00", **entry}))


def test_an_amendment_holds_what_changes_and_keeps_the_rest():
    found = read(
        case(vitals("00:15"), do("00:20", "amend", entry=1, reason="typed wrong", **{"with": {"systolic": 118}}))
    )
    amend = found.entries[1].wanted
    assert isinstance(amend, wanted.Amend)
    assert isinstance(amend.correct, wanted.Vitals)
    assert (amend.entry, amend.at) == (1, None)
    assert amend.correct.reading.systolic is not None
    assert amend.correct.reading.systolic.text() == "118"
    assert amend.correct.reading.pulse == PerMinute.of(78)


def test_an_amendment_may_correct_a_time_or_strike_an_entry_out():
    later = do("00:20", "amend", entry=1, reason="wrong time", **{"with": {"at": "00:14"}})
    struck = do("00:21", "amend", entry=1, reason="other patient", **{"with": None})
    moved, out = (entry.wanted for entry in read(case(vitals("00:15"), later, struck)).entries[1:])
    assert isinstance(moved, wanted.Amend)
    assert moved.at == 14
    assert isinstance(out, wanted.Amend)
    assert out.correct is None


def test_an_amendment_of_a_wrong_value_is_refused_at_its_place():
    wrong = do("00:20", "amend", entry=1, reason="x", **{"with": {"systolic": "12o"}})
    assert faults(case(vitals("00:15"), wrong)) == [("entries[1].with.systolic", "number-not-a-number")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"precheck": {"kitt": False}}, ("precheck", "unknown-key")),
        ({"precheck": {"kit": "no"}}, ("precheck.kit", "wrong-type")),
        ({"history": [{"product": "privigen-us"}]}, ("history[0].date", "missing-key")),
        ({"history": [{"date": "2026-03-03", "product": "privigen-us"}]}, ("history[0].date", "after-start")),
        (
            {"history": [{"date": "2026-01-05", "product": "x", "reactions": [{"id": "hiccups", "grade": "mild"}]}]},
            ("history[0].reactions[0].id", "unknown-sign"),
        ),
        ({"on": "2026-03-03"}, ("on", "not-the-day-of-start")),
        ({"patient": {"weight_kg": "70", "birth_date": "2026-03-03"}}, ("patient.birth_date", "after-start")),
        ({"colour": "red"}, ("", "unknown-key")),
        ({"entries": {}}, ("entries", "wrong-type")),
        ({"entries": ["start"]}, ("entries[0]", "wrong-type")),
    ],
)
def test_a_part_that_is_not_understood_is_refused(changes, fault):
    assert fault in faults(case(**changes))


def test_history_is_read():
    past = {"date": "2026-02-09", "product": "privigen-us", "lot": "P9", "highest_ml_h": "168", "weight_kg": "70.0"}
    (found,) = (
        read(case(history=[{**past, "reactions": [{"id": "headache", "grade": "mild", "late": True}]}])).history or ()
    )
    assert (found.on, found.highest, found.weight_kg) == (date(2026, 2, 9), Rate.of(168), "70")
    assert found.reactions[0].late


def test_every_fault_is_found_in_one_run():
    whole = case(do("00:00", "dance"), do("1", "rate", ml_h="4,2"), nurse="", start="now", patient={"weight_kg": "7e1"})
    assert {code for _, code in faults(whole)} == {
        "unknown-word",
        "not-a-time",
        "number-comma",
        "empty-text",
        "number-exponent",
    }


def test_more_entries_than_a_day_holds_are_refused():
    assert faults(case(*(do("00:00", "note", text="x") for _ in range(5001)))) == [("entries", "list-too-long")]
