"""Each alarm is told once from raised to over, and nothing clinical follows from what is told of it."""

from dataclasses import replace

import pytest

from nurse_app.infusion import desk
from nurse_app.infusion.alarm_facts import (
    ALARM_FACTS,
    VIGIL,
    AlarmAnswered,
    AlarmOver,
    AlarmRaised,
    AlarmSeen,
    SoundBack,
    SoundChecked,
    SoundPaused,
    alarm_key,
)
from nurse_app.infusion.alarm_log import alarm_news, episodes, last_alarm_entry, pauses
from nurse_app.infusion.alarms import OVERDUE, PRIORITIES
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.canonical import head
from nurse_app.infusion.entries import Noted
from nurse_app.infusion.fold import fold, noted
from nurse_app.infusion.look import look
from nurse_app.infusion.outlook import Alarm, Priority
from tests.support.infusions import NURSE, Ward, codes, minute

LATE = Alarm("vitals-late", Priority.MEDIUM, minute(15))
FLAG = Alarm("red-flag", Priority.HIGH, minute(16))
STEP = Alarm("rate-due", Priority.LOW, minute(30))
KEY = alarm_key(LATE)


class Told(Ward):
    """A started infusion to which facts about alarms are told."""

    def tell(self, *facts, at, author=VIGIL):
        self.at(at)
        return self.save(desk.tell_alarms(self.infusion, replace(self.ask(), author=author), facts, self.book))

    def news(self, *present, shown=(), sounds=(), known=None):
        known = len(self.entries) if known is None else known
        return alarm_news(self.entries, present, dict(shown), dict(sounds), known)


@pytest.fixture
def ward():
    return Told().started()


def raised(alarm=LATE, shown="window", sound="on"):
    return AlarmRaised(alarm.code, alarm.priority, alarm.since, alarm.facts, shown, sound)


# What is new


def test_an_alarm_that_comes_up_is_raised_where_it_is_seen_and_as_it_sounds(ward):
    assert ward.news(LATE, shown={KEY: "window"}, sounds={KEY: "on"}) == (raised(),)


def test_one_that_was_told_is_not_told_again(ward):
    ward.tell(raised(), at=20)
    assert ward.news(LATE, shown={KEY: "window"}) == ()


def test_one_out_of_sight_is_seen_later_and_once(ward):
    ward.tell(raised(shown=""), at=20)
    assert ward.news(LATE) == ()
    assert ward.news(LATE, shown={KEY: "locked"}) == (AlarmSeen("vitals-late", minute(15), "locked"),)
    ward.tell(AlarmSeen("vitals-late", minute(15), "locked"), at=21)
    assert ward.news(LATE, shown={KEY: "window"}) == ()


def test_one_that_is_gone_is_over_by_the_entry_kept_since(ward):
    ward.tell(raised(), at=20)
    known = len(ward.entries)
    ward.request("note", "asleep")
    note = ward.entries[-1].id
    assert ward.news(known=known) == (AlarmOver("vitals-late", minute(15), note),)
    assert ward.news() == (AlarmOver("vitals-late", minute(15), ""),)


def test_what_tells_of_alarms_ends_none(ward):
    ward.tell(raised(), at=20)
    known = len(ward.entries)
    ward.tell(raised(FLAG), at=21)
    assert ward.news(FLAG, known=known) == (AlarmOver("vitals-late", minute(15), ""),)


def test_a_low_one_is_told_once_and_neither_seen_nor_over(ward):
    low = AlarmRaised("rate-due", Priority.LOW, minute(30))
    assert ward.news(STEP, sounds={alarm_key(STEP): ""}) == (low,)
    ward.tell(low, at=30)
    assert ward.news(STEP, shown={alarm_key(STEP): "window"}) == ()
    assert ward.news() == ()


def test_the_same_alarm_since_another_time_is_another_one(ward):
    ward.tell(raised(), at=20)
    other = replace(LATE, since=minute(45))
    assert [type(fact) for fact in ward.news(other)] == [AlarmOver, AlarmRaised]


# Episodes and pauses


def test_an_episode_holds_every_time_of_an_alarm(ward):
    ward.tell(raised(shown=""), at=20)
    ward.tell(AlarmSeen("vitals-late", minute(15), "window"), at=21)
    ward.tell(AlarmAnswered("vitals-late", minute(15)), at=22, author=NURSE)
    ward.tell(AlarmAnswered("vitals-late", minute(15)), at=23, author="someone else")
    ward.tell(AlarmOver("vitals-late", minute(15), "e9"), at=24)
    (one,) = episodes(ward.entries)
    assert (one.since, one.raised_at, one.seen_at, one.answered_at, one.over_at) == tuple(
        minute(n) for n in (15, 20, 21, 22, 24)
    )
    assert (one.shown, one.answered_by, one.over_by, one.is_open) == ("window", NURSE, "e9", False)


def test_one_that_comes_again_after_it_was_over_is_a_second_episode(ward):
    ward.tell(raised(), at=20)
    ward.tell(AlarmOver("vitals-late", minute(15)), at=21)
    ward.tell(raised(), at=22)
    assert [(e.raised_at, e.is_open) for e in episodes(ward.entries)] == [(minute(20), False), (minute(22), True)]


def test_what_is_told_of_an_alarm_that_nobody_raised_is_passed_over(ward):
    ward.tell(AlarmOver("vitals-late", minute(15)), AlarmSeen("vitals-late", minute(15), "window"), at=20)
    assert episodes(ward.entries) == ()


def test_a_pause_has_its_stated_end_and_how_it_ended(ward):
    ward.tell(SoundPaused(minute(22), (KEY,)), at=20, author=NURSE)
    ward.tell(SoundBack("time"), at=22)
    ward.tell(SoundPaused(minute(26), (KEY,)), at=24, author=NURSE)
    first, second = pauses(ward.entries)
    assert (first.at, first.until, first.back_at, first.because) == (minute(20), minute(22), minute(22), "time")
    assert (second.by, second.back_at) == (NURSE, None)


def test_where_the_last_word_about_alarms_stands_is_known(ward):
    assert last_alarm_entry(ward.entries) == len(ward.entries)
    ward.tell(raised(), at=20)
    there = len(ward.entries)
    ward.request("note", "asleep")
    assert last_alarm_entry(ward.entries) == there


# Nothing clinical


def test_alarms_change_nothing_that_is_folded_or_shown(ward):
    before = ward.infusion
    ward.tell(raised(), SoundChecked("heard"), at=20)
    after = ward.infusion
    assert replace(after, entries=before.entries) == before
    shown = [look(infusion, minute(20), ward.book) for infusion in (before, after)]
    assert shown[0] == shown[1]


def test_moving_on_by_alarms_is_folding_them_all(ward):
    before = ward.infusion
    answer = ward.tell(raised(), at=20)
    assert noted(before, answer.entries) == fold(before.id, ward.entries, ward.book)


def test_the_seal_covers_what_is_told_of_alarms(ward):
    before = head(ward.entries)
    ward.tell(raised(), at=20)
    assert head(ward.entries) != before


@pytest.mark.parametrize("fact", ALARM_FACTS, ids=lambda fact: fact.kind)
def test_what_is_told_of_alarms_is_never_corrected(ward, fact):
    made = {SoundChecked: SoundChecked("heard"), SoundBack: SoundBack("time"), AlarmRaised: raised()}
    made |= {kind: kind("vitals-late", minute(15)) for kind in (AlarmAnswered, AlarmOver)}
    made |= {AlarmSeen: AlarmSeen("a", minute(15), "window"), SoundPaused: SoundPaused(minute(22), ())}
    answer = ward.tell(made[fact], at=20)
    refusal = ward.request("amend", answer.entries[0].id, "misread", None)
    assert "not-amendable" in codes(refusal)


def test_nothing_is_told_after_the_end_of_the_record(ward):
    voided = Told().at(-30)
    assert isinstance(voided.request("void", "wrong patient"), Kept)
    assert codes(voided.tell(raised(), at=-29)) == ["voided"]


def test_a_former_nurse_and_the_program_may_tell(ward):
    ward.request("hand_over", "Ade Bello")
    assert isinstance(ward.tell(raised(), at=20, author=NURSE), Kept)
    assert isinstance(ward.tell(raised(FLAG), at=20), Kept)
    assert not isinstance(ward.entries[-1].fact, Noted)


# Which are reminders


def test_what_is_due_is_low_and_nothing_else_is_heard_softly():
    assert {code for code in OVERDUE if PRIORITIES[code] is not Priority.LOW} == set()


def test_vitals_due_are_a_reminder_until_they_are_late(ward):
    told = {}
    for at in ("14.99", 15, "19.99", 20, 60):
        told[at] = [(a.code, a.since) for a in ward.at(at).outlook.alarms if a.code.startswith("vitals")]
    due, late = ("vitals-due", minute(15)), ("vitals-late", minute(15))
    assert told == {"14.99": [], 15: [due], "19.99": [due], 20: [late], 60: [late]}


def test_nothing_reminds_of_a_rise_that_a_reaction_locks(ward):
    assert "rate-due" in [a.code for a in ward.at(30).outlook.alarms]
    ward.reaction()
    assert "rate-due" not in [a.code for a in ward.outlook.alarms]
