"""The infusion's own time: no sleep, no clock that is set, no zone and no daylight saving changes a duration."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nurse_app.infusion.entries import Moment
from nurse_app.infusion.steady import Behind, ClockSet, Closed, Glance, Slept, Steady

TEN = datetime(2026, 3, 4, 10, tzinfo=UTC)


class Laptop:
    """All clocks of a laptop, and the steady time watched once a second or by hand."""

    def __init__(self, wall=TEN, zone=UTC):
        self.wall, self.zone, self.boot, self.boot_ms, self.ran = wall, zone, "b1", 5_000_000, 4_000_000
        self.tells_ran = True
        self.real = timedelta()
        self.steady = Steady(self.glance())
        self.steady.watch(self.glance(), keeps=True)

    def glance(self):
        return Glance(self.wall.astimezone(self.zone), self.boot, self.boot_ms, self.ran if self.tells_ran else None)

    def awake(self, **span):
        self._pass(timedelta(**span))
        self.ran += int(timedelta(**span).total_seconds() * 1000)

    def asleep(self, **span):
        self._pass(timedelta(**span))

    def _pass(self, span):
        self.wall += span
        self.real += span
        self.boot_ms += int(span.total_seconds() * 1000)

    def set(self, **span):
        self.wall += timedelta(**span)

    def watch(self, keeps=True):
        return self.steady.watch(self.glance(), keeps=keeps)

    @property
    def now(self):
        return self.steady.at(self.glance()).wall

    @property
    def error(self):
        return self.now - TEN - self.real


JUMPS = [
    timedelta(seconds=1),
    timedelta(seconds=2),
    timedelta(milliseconds=2001),
    timedelta(seconds=59),
    timedelta(minutes=5),
    timedelta(hours=1),
    timedelta(hours=13),
    timedelta(days=2),
]


@pytest.mark.parametrize("jump", [j * sign for j in JUMPS for sign in (1, -1)], ids=str)
def test_a_clock_that_is_set_moves_no_duration_and_is_told_beyond_two_seconds(jump):
    laptop = Laptop()
    laptop.awake(minutes=20)
    assert laptop.watch() == ()
    laptop.set(seconds=jump.total_seconds())
    laptop.awake(seconds=1)
    shows = TEN + timedelta(minutes=20, seconds=1)
    told = (ClockSet(shows, shows + jump),) if abs(jump) > timedelta(seconds=2) else ()
    assert laptop.watch() == told
    assert laptop.error == timedelta(0)
    laptop.awake(hours=3)
    assert laptop.watch() == ()
    assert laptop.error == timedelta(0)


def test_small_settings_add_up_until_they_are_told():
    laptop = Laptop()
    told = []
    for _ in range(3):
        laptop.set(seconds=1)
        laptop.awake(seconds=1)
        told.append(laptop.watch())
    shows = TEN + timedelta(seconds=3)
    assert told == [(), (), (ClockSet(shows, shows + timedelta(seconds=3)),)]


def test_a_slew_is_no_setting_and_is_not_followed():
    laptop = Laptop()
    for _ in range(6 * 60):
        laptop.awake(minutes=1)
        laptop.set(milliseconds=30)
        assert laptop.watch() == ()
    assert laptop.error == timedelta(0)


def test_with_nothing_under_way_the_laptops_clock_is_the_time():
    laptop = Laptop()
    laptop.set(minutes=5)
    assert laptop.watch(keeps=False) == ()
    assert laptop.now == TEN + timedelta(minutes=5)
    laptop.set(minutes=-9)
    assert laptop.watch(keeps=False) == ()
    assert laptop.now == TEN - timedelta(minutes=4)


def test_a_clock_set_in_the_second_of_the_start_is_seen():
    laptop = Laptop()
    laptop.watch(keeps=False)
    laptop.awake(seconds=1)
    laptop.set(hours=1)
    shows = TEN + timedelta(seconds=1)
    assert laptop.watch(keeps=True) == (ClockSet(shows, shows + timedelta(hours=1)),)
    assert laptop.now == shows


@pytest.mark.parametrize(
    ("seconds", "told"), [(1, False), (9, False), (10, True), (11, True), (720, True), (10_800, True)]
)
def test_a_sleep_is_told_from_ten_seconds_on(seconds, told):
    laptop = Laptop()
    laptop.awake(minutes=10)
    laptop.watch()
    laptop.awake(milliseconds=400)
    laptop.asleep(seconds=seconds)
    laptop.awake(milliseconds=600)
    end = TEN + timedelta(minutes=10, seconds=seconds + 1)
    assert laptop.watch() == ((Slept(end - timedelta(seconds=seconds), end),) if told else ())
    assert laptop.error == timedelta(0)


@pytest.mark.parametrize(("seconds", "told"), [(14, False), (15, True), (16, True), (3600, True)])
def test_without_word_of_how_long_it_was_awake_a_gap_between_two_ticks_is_a_sleep(seconds, told):
    laptop = Laptop()
    laptop.tells_ran = False
    laptop.watch()
    laptop.asleep(seconds=seconds)
    assert laptop.watch() == ((Slept(TEN, TEN + timedelta(seconds=seconds)),) if told else ())


def test_minutes_awake_without_a_tick_are_no_sleep():
    laptop = Laptop()
    laptop.awake(minutes=30)
    assert laptop.watch() == ()


def test_a_clock_set_during_a_sleep_is_told_beside_it():
    laptop = Laptop()
    laptop.asleep(hours=3)
    laptop.set(seconds=5)
    end = TEN + timedelta(hours=3)
    assert laptop.watch() == (Slept(TEN, end), ClockSet(end, end + timedelta(seconds=5)))
    assert laptop.now == end


DST = [
    ("Europe/London", datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "01:30+01:00"),
    ("Europe/London", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "01:30+00:00"),
    ("America/New_York", datetime(2026, 3, 8, 6, 30, tzinfo=UTC), "03:30-04:00"),
    ("America/New_York", datetime(2026, 11, 1, 5, 30, tzinfo=UTC), "01:30-05:00"),
]


@pytest.mark.parametrize(("zone", "before", "shown"), DST, ids=lambda value: str(value)[:22])
def test_daylight_saving_changes_what_is_shown_and_no_duration(zone, before, shown):
    laptop = Laptop(before, ZoneInfo(zone))
    first = laptop.now
    laptop.awake(hours=1)
    assert laptop.watch() == ()
    assert laptop.now - first == timedelta(hours=1)
    # A fixed offset, or two times of one zone would subtract as if the change had not been.
    assert isinstance(laptop.now.tzinfo, timezone)
    expected = {"01:30+01:00": "02:30+01:00"}.get(shown, shown)
    assert laptop.now.isoformat()[11:16] + laptop.now.isoformat()[-6:] == expected


def test_half_past_one_comes_twice_with_its_offset():
    laptop = Laptop(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ZoneInfo("Europe/London"))
    first = laptop.now
    laptop.awake(hours=1)
    laptop.watch()
    assert (first.isoformat(), laptop.now.isoformat()) == ("2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00")


def test_another_zone_is_shown_and_moves_no_instant():
    laptop = Laptop()
    laptop.zone = ZoneInfo("Asia/Kathmandu")
    laptop.awake(seconds=1)
    assert laptop.watch() == ()
    assert laptop.now.isoformat() == "2026-03-04T15:45:01+05:45"


# After a start of the program


def started(laptop, last, alive=None, off=timedelta(0)):
    """A new program on the same laptop, that finds an infusion under way."""
    laptop.steady = Steady(laptop.glance())
    return laptop.steady.go_on(laptop.glance(), last, alive, off)


@pytest.mark.parametrize(("seconds", "told"), [(59, False), (60, True), (61, True), (840, True)])
def test_closed_for_a_minute_or_more_is_told_with_its_length(seconds, told):
    laptop = Laptop()
    last = laptop.steady.at(laptop.glance())
    laptop.awake(minutes=7)
    alive = laptop.steady.at(laptop.glance())
    laptop.awake(seconds=seconds)
    since = TEN + timedelta(minutes=7)
    assert started(laptop, last, alive) == ((Closed(since, since + timedelta(seconds=seconds)),) if told else ())
    assert laptop.error == timedelta(0)


def test_without_a_heartbeat_it_was_closed_since_the_last_entry_at_most():
    laptop = Laptop()
    last = laptop.steady.at(laptop.glance())
    laptop.awake(minutes=14)
    assert started(laptop, last) == (Closed(TEN, TEN + timedelta(minutes=14), sure=False),)


def test_a_clock_set_while_it_was_closed_is_told_and_the_charts_time_goes_on():
    laptop = Laptop()
    last = laptop.steady.at(laptop.glance())
    laptop.awake(seconds=30)
    laptop.set(hours=-1)
    now = TEN + timedelta(seconds=30)
    assert started(laptop, last) == (ClockSet(now, now - timedelta(hours=1)),)
    assert laptop.error == timedelta(0)
    laptop.awake(seconds=1)
    assert laptop.watch() == ()


def test_a_clock_that_is_known_to_stand_off_is_not_told_again():
    laptop = Laptop()
    last = laptop.steady.at(laptop.glance())
    laptop.set(minutes=5)
    assert started(laptop, last, off=timedelta(minutes=5)) == ()
    laptop.set(minutes=-5)
    laptop.awake(seconds=1)
    (told,) = laptop.watch()
    assert told.by == timedelta(minutes=-5)


def test_after_a_restart_of_the_laptop_its_clock_is_all_there_is():
    laptop = Laptop()
    last = laptop.steady.at(laptop.glance())
    alive = Moment(TEN + timedelta(minutes=3), "b1", last.boot_ms + 180_000)
    laptop.awake(minutes=9)
    laptop.boot, laptop.boot_ms = "b2", 20_000
    assert started(laptop, last, alive) == (Closed(TEN + timedelta(minutes=3), TEN + timedelta(minutes=9)),)
    assert laptop.now == TEN + timedelta(minutes=9)


@pytest.mark.parametrize(("back", "asked"), [(1999, False), (2000, False), (2001, True), (3_600_000, True)])
def test_a_clock_before_the_last_entry_is_said_and_the_time_does_not_run_backwards(back, asked):
    laptop = Laptop()
    last = laptop.steady.at(laptop.glance())
    laptop.boot, laptop.boot_ms = "b2", 20_000
    laptop.set(milliseconds=-back)
    found = started(laptop, last)
    shows = TEN - timedelta(milliseconds=back)
    assert found == ((Behind(shows, TEN), Closed(TEN, TEN, sure=False)) if asked else ())
    assert laptop.now == TEN
    assert laptop.steady.doubted is asked


def test_a_clock_put_right_after_that_is_taken_over():
    laptop = Laptop()
    last = laptop.steady.at(laptop.glance())
    laptop.awake(hours=2)
    laptop.boot, laptop.boot_ms = "b2", 20_000
    laptop.set(hours=-5)
    started(laptop, last)
    laptop.awake(minutes=1)
    assert laptop.watch() == ()
    assert laptop.now == TEN + timedelta(minutes=1)
    laptop.set(hours=5)
    (told,) = laptop.watch()
    assert told.by == timedelta(hours=5)
    assert laptop.error == timedelta(0)
    assert not laptop.steady.doubted
    assert laptop.watch() == ()


def test_a_laptop_restarted_under_the_running_program_is_a_restart():
    laptop = Laptop()
    laptop.awake(minutes=1)
    laptop.watch()
    laptop.awake(minutes=10)
    laptop.boot, laptop.boot_ms = "b2", 0
    assert laptop.watch() == (Closed(TEN + timedelta(minutes=1), TEN + timedelta(minutes=11)),)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("awake"), st.integers(1, 600)),
        st.tuples(st.just("asleep"), st.integers(1, 10_800)),
        st.tuples(st.just("set"), st.integers(-172_800, 172_800)),
        st.tuples(st.just("zone"), st.sampled_from(["Europe/London", "America/New_York", "Asia/Kathmandu"])),
    ),
    max_size=30,
)


@given(steps)
def test_whatever_happens_to_the_clocks_elapsed_time_is_exact_and_every_sleep_and_setting_is_told(taken):
    laptop = Laptop()
    last = laptop.now
    for what, by in taken:
        if what == "zone":
            laptop.zone = ZoneInfo(by)
            by = 0
        else:
            getattr(laptop, what)(seconds=by)
        told = laptop.watch()
        assert laptop.error == timedelta(0)
        assert laptop.now >= last
        last = laptop.now
        assert any(isinstance(t, Slept) for t in told) is (what == "asleep" and by >= 10)
        assert what != "set" or abs(by) <= 2 or any(isinstance(t, ClockSet) for t in told)
