"""The ledger: which rate ran from when to when, and the exact volume, minutes and rate that follow at any time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from nurse_app.clinical.quantities import Minutes, Rate, Volume, run, time_for

NO_RATE = Rate.of(0)
NO_VOLUME = Volume.of(0)
NO_TIME = Minutes.of(0)
_MINUTE = 60_000_000


def minutes_between(start: datetime, end: datetime) -> Minutes:
    """The exact time from start to end; negative when the end is earlier."""
    return Minutes(Fraction((end - start) // timedelta(microseconds=1), _MINUTE))


def after(start: datetime, span: Minutes) -> datetime:
    """The moment a span later, rounded up to the microsecond, so that the span is over then."""
    microseconds = span.value * _MINUTE
    return start + timedelta(microseconds=-(-microseconds.numerator // microseconds.denominator))


@dataclass(frozen=True, slots=True)
class Span:
    """The pump ran at `rate` (above 0) from `start` to before `end`; `end` None: it still runs.

    `found` where the rate was found on the pump, not set. `position` is the
    place, among the effective entries, of the entry that began it.
    """

    start: datetime
    end: datetime | None
    rate: Rate
    position: int
    found: bool = False

    def minutes(self, until: datetime) -> Minutes:
        """How long it had run by `until`; 0 before its start."""
        end = until if self.end is None else min(self.end, until)
        return minutes_between(self.start, end) if end > self.start else NO_TIME


@dataclass(frozen=True, slots=True)
class PumpReading:
    """The volume that the pump itself showed, beside what was computed for that moment. Both are kept."""

    entry: str
    at: datetime
    volume: Volume
    computed: Volume

    @property
    def difference(self) -> Volume:
        """Pump less computed; below 0 when the pump has given less."""
        return self.volume - self.computed


@dataclass(frozen=True, slots=True)
class Ledger:
    """What ran. `ordered` None: the volume is not known, nothing caps it.

    `spans` in order of time, none overlapping. `pumped` are the pump's own
    figures, in order of time: the latest wins in the record, and what flowed
    since is added to it.
    """

    spans: tuple[Span, ...] = ()
    ordered: Volume | None = None
    pumped: tuple[PumpReading, ...] = ()

    def rate_at(self, moment: datetime) -> Rate:
        """The rate at a moment: at its start a span counts, at its end no more; 0 between spans."""
        span = self.span_at(moment)
        return NO_RATE if span is None else span.rate

    def span_at(self, moment: datetime) -> Span | None:
        """The span that runs at a moment, or None while nothing flows."""
        return next((s for s in reversed(self.spans) if s.start <= moment and (s.end is None or moment < s.end)), None)

    def last_rate(self, moment: datetime) -> Rate:
        """The rate that ran last at or before a moment: the running one, or the one before a pause; 0 before any."""
        return next((s.rate for s in reversed(self.spans) if s.start <= moment), NO_RATE)

    def last_span(self, moment: datetime, position: int) -> Span | None:
        """The span that began last before an entry: earlier, or at its moment by an entry kept before it."""
        return next((s for s in reversed(self.spans) if (s.start, s.position) <= (moment, position)), None)

    def minutes_at(self, moment: datetime) -> Minutes:
        """How long the pump had run by then, pauses left out."""
        return Minutes(sum((s.minutes(moment).value for s in self.spans), Fraction(0)))

    def computed_at(self, moment: datetime) -> Volume:
        """Rates times minutes by then, at most the ordered volume; the pump's own figures play no part."""
        return self._capped(self._flow(None, moment), NO_VOLUME)

    def volume_at(self, moment: datetime) -> Volume:
        """The volume of the record: the pump's last figure with what flowed since, or the computed one without any.

        At most the ordered volume, unless the pump itself showed more.
        """
        read = next((p for p in reversed(self.pumped) if p.at <= moment), None)
        if read is None:
            return self.computed_at(moment)
        return self._capped(read.volume + self._flow(read.at, moment), read.volume)

    def reached_at(self, volume: Volume) -> datetime | None:
        """When the record reached a volume, or will at the rate that runs; None when nothing runs to reach it."""
        read = self.pumped[-1] if self.pumped else None
        left = volume - (read.volume if read else NO_VOLUME)
        if left <= NO_VOLUME:
            return read.at if read else None
        for span in self.spans:
            begins = max(span.start, read.at) if read else span.start
            if span.end is not None and span.end <= begins:
                continue
            needed = after(begins, time_for(left, span.rate))
            if span.end is None or needed <= span.end:
                return needed
            left = left - run(span.rate, minutes_between(begins, span.end))
        return None

    def highest(self) -> Rate | None:
        """The highest rate that ran, or None when nothing did."""
        return max((s.rate for s in self.spans), default=None)

    def _flow(self, since: datetime | None, until: datetime) -> Volume:
        total = Fraction(0)
        for span in self.spans:
            ran = span.minutes(until)
            if since is not None:
                ran = ran - span.minutes(since)
            total += run(span.rate, ran).value
        return Volume(total)

    def _capped(self, volume: Volume, shown: Volume) -> Volume:
        return volume if self.ordered is None else max(min(volume, self.ordered), shown)
