"""What the screen shows at a moment: rate, finish, what is due, the verdict, alarms; an hour changes no past."""

from dataclasses import replace
from datetime import timedelta, timezone
from fractions import Fraction

import pytest

from nurse_app.clinical.order import OwnStep, OwnTitration
from nurse_app.clinical.quantities import Minutes, Rate, RateUnit, Volume
from nurse_app.infusion.ahead import spans_ahead
from nurse_app.infusion.drawing import timeline_of
from nurse_app.infusion.fold import as_of
from nurse_app.infusion.look import look
from nurse_app.infusion.outlook import Act, DueState, Priority, Status, VerdictKind
from tests.support.infusions import ORDER, Ward, minute

# Schedule A of the dosing paper: 21, 42, 63, 84 mL/h of 70 kg, 30 min each, 280 mL in 245 min.
OWN = OwnTitration(
    RateUnit.ML_H, (*(OwnStep(Fraction(r), Minutes.of(30)) for r in (21, 42, 63)), OwnStep(Fraction(84)))
)
SCHEDULE_A = replace(ORDER, titration=OWN)


def dues(ward, *what):
    return [(d.what, (d.at - minute(0)) / timedelta(minutes=1), d.state) for d in ward.outlook.due if d.what in what]


# Rate and finish


def test_the_rate_is_told_by_weight_too():
    shown = Ward().started().at(1).outlook
    assert (shown.rate, shown.mg_kg_min) == (Rate.of(21), Fraction("0.5"))
    assert (shown.step_n, shown.step_of) == (1, 5)
    assert shown.since == minute(0)


def test_the_finish_counts_the_steps_still_ahead():
    """Example 1: 31.5 mL/h steps end at 245 min."""
    assert Ward(SCHEDULE_A).started().outlook.finish_at == minute(245)
    assert Ward(SCHEDULE_A).started().risen("42", "63", "84").outlook.finish_at == minute(245)


def test_each_minute_a_step_is_late_is_added_to_the_finish():
    ward = Ward(SCHEDULE_A).started().at(40)
    # 7 mL at 21 instead of the next rates: 10 min of 21 move everything by 10 min, less 3.5 mL at 84.
    assert ward.outlook.finish_at == minute(255) - timedelta(minutes=3.5 / 84 * 60)


def test_the_finish_stays_at_this_rate_while_a_reaction_is_open():
    ward = Ward(SCHEDULE_A).started().risen("42").at(45)
    ward.reaction()
    # 21 mL by minute 45; 259 mL at 42 take 370 min.
    assert ward.outlook.finish_at == minute(415)


def test_the_one_rise_after_a_reaction_is_counted_on():
    ward = Ward(SCHEDULE_A).started().risen("42", "63").at(75)
    ward.reaction()
    ward.rate("21")
    ward.at(90).request("resolve")
    spans = spans_ahead(ward.infusion, ward.now, ward.book)
    assert [(s.rate.text(), s.start) for s in spans] == [("21", minute(90)), ("42", minute(120))]


def test_a_step_left_out_with_a_reason_is_not_counted_on():
    ward = Ward(SCHEDULE_A).started().at(31)
    ward.request("keep_rate", "she feels warm")
    assert len(spans_ahead(ward.infusion, ward.now, ward.book)) == 1
    assert dues(ward, "rate") == []
    assert ward.outlook.unconfirmed_since is None


def test_before_the_start_in_a_pause_and_after_there_is_no_finish():
    ward = Ward().verified()
    assert ward.outlook.finish_at is None
    ward.at(-5).vitals(baseline=True)
    ward.at(0).request("start")
    ward.at(5).request("pause", "meal")
    assert ward.outlook.finish_at is None
    ward.request("stop", "enough")
    assert ward.outlook.finish_at is None


def test_a_step_that_the_order_plans_lower_is_due_and_never_held():
    own = OwnTitration(
        RateUnit.ML_H,
        (
            OwnStep(Fraction(60), Minutes.of(30)),
            OwnStep(Fraction(40), Minutes.of(30)),
            OwnStep(Fraction(80)),
        ),
    )
    ward = Ward(replace(ORDER, titration=own)).started().at(30)
    due = next(d for d in ward.outlook.due if d.what == "rate")
    assert (due.rate, due.held) == (Rate.of(40), ())
    ward.must(ward.rate("40"))
    ward.at(60).vitals()
    ward.must(ward.rate("80"))
    assert ward.outlook.step_n == 3


# Due


def test_the_set_after_the_start_is_due_at_a_quarter_of_an_hour():
    ward = Ward().started()
    assert dues(ward.at(14), "vitals")[0] == ("vitals", 15, DueState.COMING)
    assert dues(ward.at(15), "vitals")[0] == ("vitals", 15, DueState.NOW)
    assert dues(ward.at("19.9"), "vitals")[0] == ("vitals", 15, DueState.NOW)
    assert dues(ward.at(20), "vitals")[0] == ("vitals", 15, DueState.LATE)


def test_a_set_taken_leaves_the_list():
    ward = Ward().started().at(15)
    ward.vitals()
    assert all(at > 15 for _, at, _ in dues(ward, "vitals"))


def test_a_set_refused_with_a_reason_leaves_the_list():
    ward = Ward().started().at(16)
    ward.request("not_taken", "vitals", "asleep")
    assert all(at > 15 for _, at, _ in dues(ward, "vitals"))


def test_a_missed_set_stays_until_it_is_answered():
    ward = Ward().started().risen("42", "84").at(160)
    assert ("vitals", 75, DueState.MISSED) in dues(ward, "vitals")
    ward.request("answer", "vitals 2026-03-02T10:15+00:00", "was with the physician")
    assert ("vitals", 75, DueState.MISSED) not in dues(ward, "vitals")


@pytest.mark.parametrize(
    ("at", "state", "red"), [(29, "coming", False), (30, "now", False), (35, "late", False), (40, "late", True)]
)
def test_the_next_step_turns_late_and_then_red(at, state, red):
    ward = Ward().started().at(at)
    due = next(d for d in ward.outlook.due if d.what == "rate")
    assert (due.state.value, due.later_still) == (state, red)


def test_a_step_not_confirmed_shows_the_volume_as_a_range():
    ward = Ward().started().at(40)
    shown = ward.outlook
    assert shown.unconfirmed_since == minute(30)
    assert shown.volume_range == (Volume.of(14), Volume.of("17.5"))
    assert Ward().started().at(34).outlook.unconfirmed_since is None


# Verdict


def test_the_last_vitals_are_fine_until_the_next_are_due():
    ward = Ward().started().at(15)
    ward.vitals()
    assert ward.at(29).outlook.verdict.kind is VerdictKind.FINE
    assert ward.at(30).outlook.verdict.kind is VerdictKind.OLD


def test_without_vitals_there_is_no_verdict():
    assert Ward().outlook.verdict.kind is VerdictKind.NONE


# Alarms


def test_late_vitals_sound_and_a_step_due_is_only_known():
    ward = Ward().started().at(30)
    sounding = {a.code: a.priority for a in ward.outlook.alarms}
    assert sounding["rate-due"] is Priority.LOW
    assert ward.at(20).outlook.alarms[0].code == "vitals-late"
    assert ward.outlook.alarms[0].priority is Priority.MEDIUM
    assert ward.outlook.alarms[0].since == minute(15)


def test_a_calm_infusion_is_silent():
    ward = Ward().started().at(10)
    assert ward.outlook.alarms == ()


def test_one_alarm_for_one_thing():
    ward = Ward().started().at(140)
    codes = [a.code for a in ward.outlook.alarms]
    assert len(codes) == len(set(codes))


# Buttons


def test_every_button_is_there_once():
    assert [b.act for b in Ward().outlook.buttons] == list(Act)


def test_what_is_due_is_marked_on_its_button():
    ward = Ward().started().at(30)
    assert ward.outlook.button(Act.VITALS).due
    assert ward.outlook.button(Act.CHANGE_RATE).due
    assert not ward.outlook.button(Act.NOTE).due


def test_before_the_start_only_what_can_be_done_is_free():
    free = {b.act for b in Ward().outlook.buttons if not b.held}
    assert free == {Act.VITALS, Act.NOTE, Act.EMERGENCY, Act.HANDOVER, Act.VOID} | {Act.BOTTLE}


# The past


def test_an_hour_later_the_past_is_the_same():
    ward = Ward().started().risen("42", "84").at(100)
    ward.reaction()
    before = ward.infusion
    for later in (101, 160, 600):
        now = look(ward.infusion, minute(later), ward.book)
        assert now.given >= before.ledger.volume_at(minute(100))
        assert as_of(ward.infusion, minute(60), ward.book).ledger.volume_at(minute(60)) == Volume.of("31.5")
    assert ward.infusion == before


def test_a_wall_clock_set_back_shows_no_negative_minutes():
    ward = Ward().started().risen("42")
    shown = look(ward.infusion, minute(-300), ward.book)
    assert shown.now == minute(30)
    assert shown.elapsed == Minutes.of(30)


# The chart


def test_the_chart_draws_what_ran_and_what_is_planned():
    ward = Ward(SCHEDULE_A).started().risen("42").at(40)
    ward.reaction(onset=minute(38))
    ward.request("give_medication", "acetaminophen", "650 mg", "by mouth")
    ward.request("resolve")
    drawn = timeline_of(ward.infusion, minute(45), ward.book)
    assert [(s.rate.text(), s.end) for s in drawn.rates] == [("21", minute(30)), ("42", None)]
    assert drawn.start == minute(0)
    assert drawn.ceiling == Rate.of(21)
    assert [(r.onset, r.end, r.signs) for r in drawn.reactions] == [(minute(38), minute(40), ("headache",))]
    assert ("medication-given", "acetaminophen 650 mg") in [(a.what, a.detail) for a in drawn.actions]
    assert [v.baseline for v in drawn.vitals] == [True, False]
    assert drawn.planned[-1].end == drawn.finish_at


def test_a_voided_infusion_has_nothing_due():
    ward = Ward()
    ward.request("void", "wrong patient")
    shown = ward.outlook
    assert (shown.status, shown.due, shown.alarms) == (Status.VOIDED, (), ())
    assert all(b.held for b in shown.buttons)


def test_after_the_clocks_changed_what_is_due_is_told_by_the_new_time():
    ward = Ward().started()
    winter = timezone(timedelta(hours=-1))
    shown = look(ward.infusion, minute(20).astimezone(winter), ward.book)
    assert [d.at.isoformat() for d in shown.due[:1]] == ["2026-03-02T08:15:00-01:00"]
    assert shown.finish_at.utcoffset() == timedelta(hours=-1)
    assert shown.finish_at == ward.at(20).outlook.finish_at
    assert shown.elapsed == ward.outlook.elapsed
