"""The drawn story as a timeline: Maeve Halloran, 70 kg, 28 g of a 10% product on 4 March 2026, headache at 84 mL/h."""

from datetime import datetime, timedelta, timezone

from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Rate, Score, Temperature
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion.timeline import ActionMark, RateSpan, ReactionMark, Timeline, VitalsMark

ZONE = timezone(timedelta(hours=-5))

READINGS = (
    ("08:52", 128, 76, 74, "36.6", 98, 14, 0),
    ("09:20", 126, 74, 72, "36.6", 98, 14, 0),
    ("09:35", 124, 74, 73, "36.7", 98, 15, 0),
    ("09:50", 126, 76, 75, "36.7", 98, 14, 0),
    ("10:05", 122, 72, 76, "36.7", 97, 15, 0),
    ("10:20", 120, 72, 77, "36.8", 98, 15, 0),
    ("10:35", 118, 70, 79, "36.8", 98, 15, 0),
    ("10:45", 116, 70, 86, "36.9", 97, 16, 3),
    ("11:00", 118, 72, 80, "36.9", 97, 15, 0),
    ("11:15", 122, 74, 76, "36.8", 98, 14, 0),
    ("11:30", 122, 74, 75, "36.8", 98, 14, 0),
    ("11:45", 120, 72, 76, "36.8", 98, 14, 0),
    ("12:15", 122, 74, 74, "36.8", 98, 14, 0),
    ("12:45", 124, 74, 74, "36.7", 98, 15, 0),
    ("12:57", 124, 76, 75, "36.7", 98, 14, 0),
    ("13:12", 122, 74, 74, "36.7", 98, 14, 0),
    ("13:45", 122, 74, 73, "36.7", 98, 14, 0),
    ("14:13", 124, 76, 74, "36.7", 98, 14, 0),
    ("14:43", 126, 76, 73, "36.6", 98, 14, 0),
    ("15:13", 126, 76, 74, "36.6", 98, 14, 0),
)
"""Time, upper and lower pressure, pulse, temperature, SpO2, breaths, pain."""

RATES = (("09:05", 21), ("09:35", 42), ("10:05", 63), ("10:35", 84), ("10:45", 42), ("11:30", 63))


def at(text, day=4, second=0):
    """A time of that day (or another of March) in the clinic's zone."""
    hour, minute = map(int, text.split(":"))
    return datetime(2026, 3, day, hour, minute, second, tzinfo=ZONE)


def reading(_, upper, lower, beats, degrees, oxygen, breaths, pain):
    """One of `READINGS` as a reading."""
    return Reading(
        Pressure.of(upper),
        Pressure.of(lower),
        PerMinute.of(beats),
        PerMinute.of(breaths),
        Temperature.of(degrees),
        Percent.of(oxygen),
        Score.of(pain),
    )


def _spans(until, end):
    run = [(at(start), Rate.of(rate)) for start, rate in RATES if at(start) < until]
    ends = [start for start, _ in run[1:]] + [end]
    return tuple(RateSpan(start, stop, rate) for (start, rate), stop in zip(run, ends, strict=True))


def under_way(now="11:19"):
    """The timeline as it stands at a time between 11:15 and 11:30."""
    until = at(now)
    vitals = tuple(VitalsMark(at(r[0]), reading(*r), baseline=r[0] == "08:52") for r in READINGS if at(r[0]) <= until)
    return Timeline(
        start=at("09:05"),
        until=until,
        finish_at=at("14:13"),
        rates=_spans(until, None),
        planned=(RateSpan(at("11:30"), at("14:13"), Rate.of(63)),),
        vitals=vitals,
        reactions=(ReactionMark(at("10:43"), at("11:00"), ("headache", "flushing"), Grade.MILD),),
        actions=(),
        ceiling=Rate.of(84),
    )


def finished():
    """The timeline after observation."""
    return Timeline(
        start=at("09:05"),
        until=at("15:13"),
        finish_at=None,
        rates=_spans(at("15:13"), at("14:13")),
        planned=(),
        vitals=tuple(VitalsMark(at(r[0]), reading(*r), r[0] == "08:52", r[0] == "12:45") for r in READINGS),
        reactions=(ReactionMark(at("10:43"), at("11:00"), ("headache", "flushing"), Grade.MILD),),
        actions=(
            ActionMark(at("12:57"), "bottle-changed", "P100598441"),
            ActionMark(at("13:45"), "bottle-changed", "P100598441"),
        ),
        ceiling=Rate.of(84),
    )
