"""Which alarm sounds when: the worst at once, again while it goes on; a pause covers nothing that came later."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from nurse_app.app.alarming import PAUSE, Alarming
from nurse_app.infusion.outlook import Alarm, Priority
from nurse_app.machine.tones import Priority as Loudness

TEN = datetime(2026, 3, 2, 10, tzinfo=UTC)


class Ear:
    """A sounder that only notes what it was told to play."""

    def __init__(self):
        self.working, self.heard = True, []

    def play(self, priority):
        self.heard.append(priority)

    def stop(self):
        self.heard.append("silence")


def alarm(code="vitals-late", priority=Priority.MEDIUM, since=TEN):
    return Alarm(code, priority, since)


LATE, SECOND = {"1/late": alarm()}, {"2/late": alarm()}
FLAG = {"1/flag": alarm("red-flag", Priority.HIGH)}
STEP = {"1/step": alarm("rate-due", Priority.LOW)}


@pytest.fixture
def ear():
    return Ear()


@pytest.fixture
def alarming(ear):
    return Alarming(ear)


def after(**span):
    return TEN + timedelta(**span)


def seconds_heard(alarming, ear, present, until, begin=0):
    """At which seconds something sounded, a look each second."""
    heard = []
    for second in range(begin, until + 1):
        before = len(ear.heard)
        alarming.hear(present, after(seconds=second))
        heard += [second] * (len(ear.heard) - before)
    return heard


def test_a_high_alarm_sounds_at_once_and_every_minute(alarming, ear):
    assert seconds_heard(alarming, ear, FLAG, 181) == [0, 60, 120, 180]
    assert set(ear.heard) == {Loudness.HIGH}


def test_a_medium_alarm_sounds_again_after_two_and_five_minutes_and_then_every_five(alarming, ear):
    assert seconds_heard(alarming, ear, LATE, 901) == [0, 120, 300, 600, 900]
    assert set(ear.heard) == {Loudness.MEDIUM}


def test_what_is_overdue_is_heard_softly_after_two_and_five_minutes_and_never_again(alarming, ear):
    assert seconds_heard(alarming, ear, STEP, 1200) == [120, 300]
    assert ear.heard == [Loudness.LOW, Loudness.LOW]


def test_a_low_one_that_nobody_waits_for_is_never_heard(alarming, ear):
    differs = {"1/d": alarm("pump-volume-differs", Priority.LOW)}
    assert seconds_heard(alarming, ear, differs, 1200) == []


def test_after_a_sleep_an_overdue_one_is_heard_once_not_twice(alarming, ear):
    alarming.hear(STEP, after(hours=1))
    alarming.hear(STEP, after(hours=1, seconds=1))
    assert ear.heard == [Loudness.LOW]


def test_no_alarm_is_repeated_within_a_minute(alarming, ear):
    present = {**LATE, **FLAG, **STEP}
    times = {key: [] for key in present}
    for second in range(1200):
        for key in alarming.hear(present, after(seconds=second)):
            times[key].append(second)
    assert min(b - a for heard in times.values() for a, b in pairwise(heard)) >= 60


def test_the_worst_of_several_is_the_one_that_sounds(alarming, ear):
    assert alarming.hear({**LATE, **FLAG}, TEN) == {"1/late", "1/flag"}
    assert ear.heard == [Loudness.HIGH]


@pytest.mark.parametrize(
    ("second", "heard"),
    [(59, []), (60, []), (119, []), (120, [Loudness.MEDIUM]), (121, [Loudness.MEDIUM])],
)
def test_a_pause_lasts_two_minutes_and_ends_by_itself(alarming, ear, second, heard):
    alarming.hear(LATE, TEN)
    ear.heard.clear()
    alarming.pause_sound(LATE, TEN + PAUSE)
    assert alarming.paused_until == after(minutes=2)
    alarming.hear(LATE, after(seconds=second))
    assert ear.heard == heard
    assert alarming.sound_on is (second >= 120)


@pytest.mark.parametrize("new", [FLAG, SECOND], ids=["a worse one", "the same of another chair"])
def test_a_pause_never_covers_what_comes_up_later(alarming, ear, new):
    alarming.hear(LATE, TEN)
    alarming.pause_sound(LATE, TEN + PAUSE)
    ear.heard.clear()
    alarming.hear({**LATE, **new}, after(seconds=5))
    assert ear.heard == [Loudness.HIGH if new is FLAG else Loudness.MEDIUM]


def test_an_alarm_that_came_back_during_a_pause_sounds(alarming, ear):
    alarming.hear(LATE, TEN)
    alarming.pause_sound(LATE, TEN + PAUSE)
    alarming.hear({}, after(seconds=5))
    ear.heard.clear()
    alarming.hear(LATE, after(seconds=9))
    assert ear.heard == [Loudness.MEDIUM]


def test_the_same_reason_since_another_time_is_another_alarm(alarming, ear):
    alarming.hear(FLAG, TEN)
    alarming.hear({"1/flag, another": FLAG["1/flag"]}, after(seconds=1))
    assert ear.heard == [Loudness.HIGH, Loudness.HIGH]


def test_sound_back_ends_a_pause_at_once(alarming, ear):
    alarming.hear(FLAG, TEN)
    alarming.pause_sound(FLAG, TEN + PAUSE)
    alarming.sound_back()
    alarming.hear(FLAG, after(seconds=60))
    assert ear.heard == [Loudness.HIGH, Loudness.HIGH]


def test_an_answered_alarm_is_quiet_for_two_minutes_without_a_pause_of_the_others(alarming, ear):
    both = {**FLAG, "2/flag": alarm("red-flag", Priority.HIGH)}
    alarming.hear(both, TEN)
    alarming.quiet("1/flag", TEN + PAUSE)
    assert alarming.sound_on
    assert alarming.hear(both, after(seconds=60)) == {"2/flag"}
    assert alarming.hear(both, after(seconds=120)) == {"1/flag", "2/flag"}


def test_how_an_alarm_sounds_is_told(alarming, ear):
    key, late = next(iter(LATE.items()))
    assert alarming.sound_of(key, late, TEN) == "on"
    alarming.pause_sound(LATE, TEN + PAUSE)
    assert alarming.sound_of(key, late, TEN) == "paused"
    ear.working = False
    assert alarming.sound_of(key, late, TEN) == "no-speaker"
    assert alarming.sound_of("1/step", STEP["1/step"], TEN) == ""


@pytest.mark.parametrize(("second", "quiet"), [(119, True), (120, False), (121, False)])
def test_an_alarm_is_quiet_until_the_stated_end_and_not_at_it(alarming, second, quiet):
    alarming.hear(LATE, TEN)
    alarming.pause_sound(LATE, TEN + PAUSE)
    assert alarming.is_quiet("1/late", after(seconds=second)) is quiet


# What speaks for a list, after a sleep


def kept(code, since, priority=Priority.LOW):
    """One alarm of a chair by the key it has in the window."""
    return {f"1/{code}@{since.isoformat()}": alarm(code, priority, since)}


@pytest.mark.parametrize(("woke_s", "heard_at"), [(239, [239, 300]), (240, [240, 300]), (241, [241, 301])])
def test_a_reminder_heard_on_waking_waits_a_minute_for_its_second_time(alarming, ear, woke_s, heard_at):
    step = kept("rate-due", TEN)
    assert seconds_heard(alarming, ear, step, 700, begin=woke_s) == heard_at


def test_a_reminder_that_was_away_for_a_moment_is_not_heard_anew(alarming, ear):
    step = kept("rate-due", after(minutes=-30))
    alarming.hear(step, TEN)
    alarming.hear({}, after(seconds=2))
    alarming.hear(step, after(seconds=59))
    assert len(ear.heard) == 1


@pytest.mark.parametrize(("away_s", "times"), [(59, 1), (60, 2), (61, 2)])
def test_one_that_comes_back_later_is(alarming, ear, away_s, times):
    step = kept("rate-due", after(minutes=-30))
    alarming.hear(step, TEN)
    alarming.hear({}, after(seconds=away_s - 1))
    alarming.hear(step, after(seconds=away_s))
    assert len(ear.heard) == times


def test_with_each_missed_set_that_is_accounted_for_the_late_one_goes_on_and_does_not_begin_anew(alarming, ear):
    heard = []
    for second in range(301):
        # Every five seconds a word about the oldest set, for twenty of them.
        since = after(minutes=-600 + 30 * min(second // 5, 19))
        before = len(ear.heard)
        alarming.hear(kept("vitals-late", since, Priority.MEDIUM), after(seconds=second))
        heard += [second] * (len(ear.heard) - before)
    assert heard == [0, 120, 300]


def test_another_chairs_is_heard_at_once(alarming, ear):
    alarming.hear(kept("vitals-late", TEN, Priority.MEDIUM), TEN)
    other = {f"2/vitals-late@{TEN.isoformat()}": alarm()}
    assert alarming.hear(kept("vitals-late", TEN, Priority.MEDIUM) | other, after(seconds=1)) == frozenset(other)


def test_a_red_set_after_a_red_set_is_heard_at_once(alarming, ear):
    alarming.hear(kept("vitals-red", TEN, Priority.HIGH), TEN)
    assert alarming.hear(kept("vitals-red", after(seconds=20), Priority.HIGH), after(seconds=20))
