"""A case is run as the app would run it: what is refused there is refused here, and the run goes on."""

import pytest

from tests.support.cases import FINE, ORDER, case, codes, do, kept, printed, run, turns, vitals

GENTLE = (
    do("00:00", "start"),
    vitals("00:15"),
    vitals("00:30"),
    do("00:30", "rate", ml_h="42"),
)
HEADACHE = do("00:40", "reaction", signs=[{"id": "headache", "grade": "mild"}])


def test_an_uneventful_start_runs_and_rises():
    found = turns(*GENTLE)
    assert kept(found) == [True, True, True, True]
    assert [turn["rate_ml_h"] for turn in found] == ["21", "21", "21", "42"]
    assert found[-1]["volume_ml"] == "10.5"
    assert found[-1]["status"] == "infusing"


def test_a_refused_entry_is_not_kept_and_the_run_goes_on():
    found = turns(do("00:00", "start"), vitals("00:10"), do("00:10", "rate", ml_h="42"), vitals("00:15"))
    assert kept(found) == [True, True, False, True]
    assert "step-time-not-over" in codes(found[2])
    assert found[2]["id"] is None


def test_strict_stops_at_the_first_refusal():
    found = turns(do("00:00", "start"), vitals("00:10"), strict=True)
    assert kept(found) == [False]
    assert codes(found[0]) == ["dose-outside-label"]


def test_what_the_order_asks_counts_as_accepted_by_the_nurse():
    done = run(case(do("00:00", "start")))
    assert {d.finding for d in done.infusion.decisions} == {"dose-outside-label"}
    assert {d.by for d in done.infusion.decisions} == {"D. Mensah"}


@pytest.mark.parametrize("check", ["kit", "access", "identity"])
def test_an_exception_of_the_checklist_holds_the_start(check):
    found = turns(do("00:00", "start"), precheck={check: False})
    assert kept(found) == [False]
    assert "check-not-right" in codes(found[0])
    assert found[0]["status"] == "ready"


def test_a_stop_of_the_order_holds_the_start():
    order = {"product": "yimmugo-us", "indication": "PI", "dose": {"g": "28"}}
    found = turns(do("00:00", "start"), order=order)
    assert kept(found) == [False]
    assert "highest-rate-unknown" in codes(found[0])


def test_no_baseline_holds_the_start():
    found = turns(do("00:00", "start"), baseline=None)
    assert "baseline-missing" in codes(found[0])


def test_a_baseline_taken_before_the_start_counts():
    assert kept(turns(do("00:00", "start"), baseline={"at": "-00:10", **FINE})) == [True]


def test_an_impossible_baseline_is_refused_and_said():
    found = printed(do("00:00", "start"), baseline={**FINE, "systolic": 1200})
    assert "case-baseline-refused" in found["assumed"]
    assert kept(found["entries"]) == [False]


def test_a_reaction_prints_its_options_and_a_choice_sets_the_rate():
    found = turns(*GENTLE, HEADACHE, do("00:41", "choose", option=1))
    options = found[4]["options"]
    assert [option["n"] for option in options] == list(range(1, len(options) + 1))
    assert options[0]["do"] == "slow"
    assert options[0]["ml_h"] == "21"
    assert all(option["rule"] and option["source"] for option in options)
    assert found[5]["chosen"] == options[0]
    assert found[5]["rate_ml_h"] == "21"


def test_only_the_choice_may_be_recorded():
    found = turns(*GENTLE, HEADACHE, do("00:41", "choose", option=1, only=True))
    assert found[5]["kept"]
    assert found[5]["rate_ml_h"] == "42"


def test_keeping_the_rate_may_be_chosen_from_the_list():
    elements = turns(*GENTLE, HEADACHE)
    number = next(option["n"] for option in elements[4]["options"] if option["do"] == "keep")
    found = printed(*GENTLE, HEADACHE, do("00:41", "choose", option=number))
    assert found["entries"][5]["kept"]
    assert found["entries"][5]["rate_ml_h"] == "42"
    assert "case-keep-reason" in found["assumed"]


def test_a_choice_without_a_list_is_refused():
    found = turns(*GENTLE, do("00:41", "choose", option=1))
    assert codes(found[4]) == ["no-such-option"]
    assert found[4]["chosen"] is None


def test_vitals_that_trip_a_trigger_print_options_and_others_do_not():
    found = turns(do("00:00", "start"), vitals("00:15"), vitals("00:20", systolic=92))
    assert "options" not in found[1]
    assert found[2]["options"]
    assert "trigger-tripped" in codes(found[2])


def test_a_reaction_that_is_resolved_by_its_number_is_gone():
    found = printed(*GENTLE, HEADACHE, do("00:55", "resolved", reaction=5))
    assert found["entries"][5]["kept"]
    assert found["summary"]["reactions"] == [
        {
            "n": 5,
            "signs": [{"id": "headache", "grade": "mild"}],
            "onset": "00:40",
            "resolved": "00:55",
            "rate_ml_h": "42",
        }
    ]


def test_all_open_reactions_are_resolved_when_none_is_named():
    assert turns(*GENTLE, HEADACHE, do("00:55", "resolved"))[5]["kept"]


def test_what_was_not_kept_cannot_be_resolved_or_amended():
    early = do("00:00", "reaction", signs=[{"id": "headache", "grade": "mild"}])
    amend = do("00:02", "amend", entry=1, reason="x", **{"with": {"signs": [{"id": "nausea", "grade": "mild"}]}})
    found = turns(early, do("00:01", "resolved", reaction=1), amend)
    assert [codes(turn) for turn in found[1:]] == [["entry-not-kept"], ["entry-not-kept"]]


def test_an_onset_may_be_earlier_than_the_entry():
    done = run(case(*GENTLE, {**HEADACHE, "onset": "00:35"}))
    assert done.infusion.reactions[0].onset.minute == 35


def test_an_entry_charted_later_is_late():
    found = printed(do("00:00", "start"), do("00:20", "note", text="calm", charted="00:50"))
    assert found["entries"][1]["kept"]
    assert found["summary"]["late"] == [{"n": 2, "at": "00:20", "charted": "00:50"}]
    assert found["entries"][1]["volume_ml"] == "17.5"


def test_an_entry_charted_before_it_happened_is_refused():
    found = turns(do("00:00", "start"), do("00:20", "note", text="calm", charted="00:10"))
    assert codes(found[1]) == ["in-the-future"]


def test_a_rate_found_above_the_ceiling_is_kept_with_a_stop():
    found = turns(*GENTLE, do("00:35", "found_rate", ml_h="400", reason="bumped"))
    assert found[4]["kept"]
    assert found[4]["rate_ml_h"] == "400"
    assert [f["severity"] for f in found[4]["findings"]] == ["stop"]


def test_a_corrected_set_of_vitals_stands_in_place_of_the_first():
    amend = do("00:20", "amend", entry=2, reason="typed wrong", **{"with": {"systolic": 118}})
    done = run(case(do("00:00", "start"), vitals("00:15"), amend))
    reading = done.infusion.readings[-1].reading
    assert reading.systolic is not None
    assert (reading.systolic.text(), reading.complete) == ("118", True)


def test_a_struck_out_entry_stands_no_more():
    amend = do("00:20", "amend", entry=2, reason="other patient", **{"with": None})
    assert len(run(case(do("00:00", "start"), vitals("00:15"), amend)).infusion.readings) == 1


def test_a_start_may_be_moved():
    amend = do("00:10", "amend", entry=1, reason="clock", **{"with": {"at": "00:02"}})
    done = run(case(do("00:00", "start"), amend))
    assert done.infusion.started_at is not None
    assert done.infusion.started_at.minute == 2


def test_the_order_may_change_and_a_handover_changes_the_author():
    done = run(
        case(
            *GENTLE,
            do(
                "00:35",
                "order_change",
                prescriber="Dr. Okafor",
                maximum_rate={"value": "60", "unit": "mL/h"},
                read_back=True,
            ),
            do("00:40", "handover", nurse="B. Ito"),
            do("00:41", "note", text="took over"),
        )
    )
    assert kept_all(done)
    assert done.infusion.plan.ceiling is not None
    assert done.infusion.plan.ceiling.rate.text() == "60"
    assert done.infusion.entries[-1].author == "B. Ito"


def kept_all(done):
    return all(turn.kept for turn in done.turns)


def test_without_vials_their_lots_are_missing():
    assert "lots" in printed(do("00:00", "start"))["summary"]["missing"]


def test_vials_of_the_case_are_on_the_chart():
    rows = [("P100", "20"), ("P100", "5"), ("P101", "5")]
    added = [do("00:00", "vial", product="privigen-us", lot=lot, expiry="2027-05", g=g) for lot, g in rows]
    found = printed(*added, *GENTLE)
    assert kept(found["entries"][:3]) == [True, True, True]
    assert "lots" not in found["summary"]["missing"]
    assert found["summary"]["lots"] == [{"lot": "P100", "ml": "10.5"}]


def test_another_product_in_the_vial_is_refused():
    wrong = do("00:00", "vial", product="gamunex-c", lot="G1", expiry="2027-05", g="20")
    assert "other-product" in codes(turns(wrong)[0])


def test_a_scanned_code_is_counted_as_planned_and_asked():
    found = turns(do("00:00", "scan", text="]d2known"), do("00:00", "scan", text="]d2unknown"))
    assert codes(found[0]) == ["scanned-as-planned"]
    assert codes(found[1]) == ["code-not-read"]


def test_nothing_known_of_earlier_infusions_makes_the_visit_cautious():
    assert run(case(history=None)).infusion.profile.value == "cautious"


def test_the_same_file_gives_the_same_seal_and_ids():
    one, other = (printed(*GENTLE) for _ in range(2))
    assert one == other
    assert printed(*GENTLE, nurse="B. Ito")["seal"] != one["seal"]


def test_each_group_of_entries_is_handed_over_as_it_is_kept():
    groups: list = []
    done = run(case(*GENTLE), kept=groups)
    assert tuple(entry for _, entries in groups for entry in entries) == done.infusion.entries


def test_the_file_is_marked_as_made_from_a_case():
    done = run(case())
    assert done.infusion.opened.made_by == "case file"
    assert all(check.detail == "assumed by the case file" for check in done.infusion.checks.values())


def test_a_pump_paused_in_the_minute_of_the_start_may_run_again_at_the_first_rate():
    found = turns(
        do("00:00", "start"),
        do("00:00", "pause", reason="kink"),
        do("00:05", "resume", ml_h="42"),
        do("00:05", "resume", ml_h="21"),
    )
    assert kept(found) == [True, True, False, True]
    assert "above-rate-before" in codes(found[2])


# By its number in the list as printed


@pytest.mark.parametrize(
    ("between", "number", "chosen"),
    [
        # 1 slow 21, 2 pause, 3 stop: paused meanwhile, 2 would be the stop.
        (do("00:41", "pause", reason="at once"), 2, ["options-changed"]),
        # At 21 there is nothing to slow to, and 1 would be the pause.
        (do("00:41", "rate", ml_h="21"), 1, ["options-changed"]),
        (do("00:41", "note", text="she feels better"), 1, []),
    ],
)
def test_a_number_means_what_was_printed_or_nothing(between, number, chosen):
    found = turns(*GENTLE, HEADACHE, between, do("00:42", "choose", option=number))
    assert (kept(found)[-1], codes(found[-1])) == (not chosen, chosen)
    assert found[-1]["status"] == found[-2]["status"]


# A baseline beyond a level


@pytest.mark.parametrize(("systolic", "off"), [(142, False), (159, False), (160, True)])
def test_a_baseline_beyond_a_level_counts_as_the_prescribers_limit(systolic, off):
    """142 mmHg lies beyond amber's 140, so amber goes by a rise of 20; orange's own 160 still counts."""
    found = printed(do("00:00", "start"), vitals("00:15", systolic=systolic), baseline={**FINE, "systolic": 142})
    assert kept(found["entries"]) == [True, True]
    assert ("options" in found["entries"][1]) is off
    assert "case-target" in found["assumed"]


def test_a_limit_that_the_case_tells_is_that_of_the_prescriber():
    told = do("00:00", "answer", what="baseline-beyond-limit", text="150 mmHg, Dr Osei by phone")
    done = run(case(told, do("00:00", "start"), baseline={**FINE, "systolic": 142}))
    assert [d.reason for d in done.infusion.decisions if d.finding == "baseline-beyond-limit"] == [
        "150 mmHg, Dr Osei by phone"
    ]


def test_strict_the_prescribers_limit_has_to_be_told():
    order = {**ORDER, "dose": {"g_per_kg": "1"}}
    found = turns(do("00:00", "start"), baseline={**FINE, "systolic": 88}, strict=True, order=order)
    assert "baseline-beyond-limit" in codes(found[0])
