"""The first page of the summary: what was given in one sentence, the box of facts, what is to be decided, the rates."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from nurse_app.clinical.plan import Because
from nurse_app.clinical.quantities import Dose, Rate, Volume, volume_of
from nurse_app.documents.sections import Fact, Facts, Line, Notice, Run, line
from nurse_app.documents.telling import Telling
from nurse_app.infusion.ledger import NO_VOLUME
from nurse_app.wording import paper_given as say
from nurse_app.wording.names import opened_with_capital
from nurse_app.wording.numbers import clock, dose, minutes, rate, volume
from nurse_app.wording.paper import weighed
from nurse_app.wording.paper_order import WHOSE, day_words, ordered_today


def lead(telling: Telling) -> Line:
    """What happened, in three sentences; the figure that the next infusion needs stands out."""
    infusion = telling.infusion
    if infusion.voided:
        return line(f"{say.BEGUN_IN_ERROR} {infusion.voided}")
    if infusion.started_at is None:
        return line(say.NOTHING_GIVEN)
    given = say.given_sentence(
        telling.grams(telling.given),
        telling.given,
        telling.names.product(infusion.order.product),
        infusion.elapsed(telling.until),
        telling.share,
        over=infusion.ended_at is not None,
    )
    early = say.ended_early(infusion.end, infusion.ended_at or telling.until, infusion.end_reason)
    tolerated = telling.tolerated
    kept, figure = say.kept_sentence(tolerated, telling.by_weight(tolerated) if tolerated else None)
    first = " ".join(part for part in (given, early, say.reactions_sentence(infusion.reactions, telling.names)) if part)
    return (Run(f"{first} {kept}{' ' if figure else ''}"), *line(figure, "strong"))


def facts(telling: Telling) -> Facts:
    """Fifteen facts in three columns."""
    columns = (_order_facts(telling), _dose_facts(telling), _time_facts(telling))
    return Facts(
        tuple(
            tuple(Fact(label, line(value, "strong")) for label, value in zip(labels, values, strict=True))
            for labels, values in zip(say.FACT_LABELS, columns, strict=True)
        ),
        framed=True,
    )


def _order_facts(telling: Telling) -> tuple[str, ...]:
    order = telling.infusion.order
    return (
        order.indication,
        order.prescriber or say.NOT_GIVEN,
        ordered_today(order.ordered_on, telling.infusion.plan.dosing),
        day_words(order, telling.infusion.plan.dosing),
        weighed(telling.infusion.patient),
    )


def _dose_facts(telling: Telling) -> tuple[str, ...]:
    infusion, dosing = telling.infusion, telling.infusion.plan.dosing
    ordered = say.grams_and_volume(dosing.delivered, dosing.volume, 2) if dosing else say.NOT_KNOWN
    share = say.share_words(telling.share)
    given = say.grams_and_volume(telling.grams(telling.given), telling.given) + (f", {share}" if share else "")
    pumped = infusion.ledger.pumped
    wasted = Dose(sum((w.fact.grams.value for w in infusion.wasted), Fraction(0)))
    ceiling = infusion.plan.ceiling
    return (
        ordered,
        given,
        volume(pumped[-1].volume) if pumped else say.NOT_READ,
        say.grams_and_volume(wasted, _volume(telling, wasted), 2) if infusion.wasted else say.NOTHING_WASTED,
        f"{rate(ceiling.rate)}, {WHOSE[ceiling.because].lower()}" if ceiling else say.NOT_KNOWN,
    )


def _volume(telling: Telling, grams: Dose) -> Volume:
    dosing = telling.infusion.plan.dosing
    return volume_of(grams, dosing.strength) if dosing else NO_VOLUME


def _time_facts(telling: Telling) -> tuple[str, ...]:
    infusion = telling.infusion
    started, ended, watched = infusion.started_at, infusion.ended_at, infusion.observation_ended_at
    return (
        clock(started) if started else say.NOT_STARTED,
        clock(ended) if ended else say.STILL_RUNNING if started else say.NOT_STARTED,
        minutes(infusion.elapsed(telling.until)),
        minutes(infusion.plan.duration) if infusion.plan.duration else say.NOT_KNOWN,
        say.observed_words(ended, watched) if ended and watched else say.NOT_OBSERVED,
    )


def decide(telling: Telling) -> tuple[Notice, ...]:
    """What the prescriber has to decide; nothing when it all went as ordered."""
    found = tuple(_to_decide(telling))
    if not found:
        return ()
    head, *others = found
    first = (Run(f"{say.decide_head(telling.infusion.order.prescriber)} ", "strong"), Run(head))
    return (Notice((first, *(line(opened_with_capital(other)) for other in others))),)


def _to_decide(telling: Telling) -> Iterator[str]:
    infusion = telling.infusion
    ceiling, tolerated = infusion.plan.ceiling, telling.tolerated
    ran = infusion.reactions and ceiling is not None and ceiling.because is not Because.PUMP
    if ran and ceiling is not None and (tolerated is None or tolerated < ceiling.rate):
        yield say.decide_ceiling(ceiling.rate, tolerated)
    dosing, share = infusion.plan.dosing, telling.share
    if infusion.ended_at is not None and dosing is not None and share is not None:
        left = dosing.volume - telling.given
        grams = telling.grams(left)
        if share < telling.book.volume_limits.low_total_part and grams is not None:
            yield say.decide_rest(grams, left)
    if infusion.ended_at is not None and infusion.open_reactions:
        yield say.decide_open_reaction()


def before(telling: Telling) -> Line:
    """What was given and checked before the first drop, in a line: drugs and access."""
    infusion = telling.infusion
    start = infusion.started_at
    drugs = [m for m in infusion.medications if start is None or m.at < start]
    told = [f"{m.fact.name} {m.fact.dose} {m.fact.route}, {clock(m.at)}" for m in drugs]
    access = infusion.checks.get("access")
    if access is not None and access.detail:
        told.append(f"{telling.names.check('access')}: {access.detail}")
    return line(f"{'. '.join(told)}." if told else say.NOTHING_BEFORE)


def ceiling_on_chart(telling: Telling) -> Rate | None:
    """The dotted line of the printed chart: the plan's ceiling, which held from the first drop."""
    ceiling = telling.infusion.plan.ceiling
    return ceiling.rate if ceiling else None


def given_in(telling: Telling) -> str:
    """The given grams as words, for the balance of vials."""
    grams = telling.grams(telling.given)
    return dose(grams, 1) if grams is not None else volume(telling.given)
