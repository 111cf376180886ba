"""The summary of an infusion: every section in order, worked out from its entries, without ink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.documents.sections import Picture, Prose, Section, Spread, Standing, Summary, line
from nurse_app.documents.signature import Certificate
from nurse_app.documents.summary_after import following, identity, outcome, seal, signature, teaching, this_file
from nurse_app.documents.summary_alarms import alarms
from nurse_app.documents.summary_given import before, ceiling_on_chart, decide, facts, lead
from nurse_app.documents.summary_order import checks, decided_in_short, decisions, limits, order, steps
from nurse_app.documents.summary_product import lots
from nurse_app.documents.summary_rates import rates
from nurse_app.documents.summary_reactions import reactions
from nurse_app.documents.summary_record import corrections, drugs, events, everything, explained, late
from nurse_app.documents.summary_vitals import vitals
from nurse_app.documents.telling import Telling
from nurse_app.infusion.drawing import timeline_of
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.timeline import Timeline
from nurse_app.wording import paper
from nurse_app.wording.chart_text import chart_summary
from nurse_app.wording.names import Names
from nurse_app.wording.paper_given import NOTHING_DECIDED, chart_ending
from nurse_app.wording.zones import zoned


def summary(
    infusion: Infusion,
    now: datetime,
    book: Book,
    *,
    clinic_name: str = "",
    temperature: str = "C",
    certificate: Certificate | None = None,
) -> Summary:
    """Everything that must be documented, as plain sections.

    Args:
        infusion: the state; the paper is worked out from it and from nothing else.
        now: the time of printing; what still runs is told up to then.
        book: names signs, checks and labels.
        clinic_name: for the foot; may be empty.
        temperature: the unit in which temperatures are told, C or F.
        certificate: the one that will sign the file; None where nothing will.
    """
    with zoned(infusion.entries):
        return _summary(Telling(infusion, now, book, Names(book, temperature)), clinic_name, certificate)


def _summary(telling: Telling, clinic_name: str, certificate: Certificate | None) -> Summary:
    infusion, timeline = telling.infusion, _timeline(telling)
    standing = _standing(infusion)
    return Summary(
        title=paper.TITLE,
        standing=standing,
        standing_words=_standing_words(telling, standing),
        marks=tuple(_marks(telling)),
        identity=identity(telling),
        lead=lead(telling),
        body=(*_first_page(telling, timeline), *_second_page(telling)),
        signature=signature(telling),
        details=_details(telling, certificate),
        foot=paper.foot(clinic_name, infusion.opened_at, infusion.opened.book, seal(telling), len(infusion.entries)),
        timeline=timeline,
        ending=chart_ending(telling.given, infusion.observation_ended_at) if infusion.ended_at else (),
    )


def _timeline(telling: Telling) -> Timeline:
    drawn = timeline_of(telling.infusion, telling.now, telling.book)
    return replace(drawn, ceiling=ceiling_on_chart(telling))


def _standing(infusion: Infusion) -> Standing:
    if infusion.voided:
        return "voided"
    return "signed" if infusion.signed else "draft"


def _standing_words(telling: Telling, standing: Standing) -> str:
    signed = telling.infusion.signed
    if standing == "signed" and signed is not None:
        return paper.signed_words(signed.by, signed.at)
    return paper.VOIDED if standing == "voided" else paper.draft_words(telling.now)


def _marks(telling: Telling) -> Iterator[str]:
    """What stands on every page. Nothing but a signature takes the draft mark away."""
    if telling.infusion.signed is None:
        yield paper.DRAFT
    if any(one.fact.what == "signature" for one in telling.infusion.reopened):
        yield paper.REOPENED
    if telling.infusion.voided:
        yield paper.VOIDED
    if telling.infusion.opened.training:
        yield paper.TRAINING
    if telling.infusion.opened.made_by:
        yield paper.FROM_CASE


def _first_page(telling: Telling, timeline: Timeline) -> tuple[Section | Spread, ...]:
    head = Section("", (facts(telling), *decide(telling)))
    chart = Section(paper.HOW_IT_WENT, (Picture(chart_summary(timeline, telling.names)),))
    told = Section(paper.BEFORE, (Prose((before(telling),)),))
    decided = tuple(line(words) for words in decided_in_short(telling))
    names = Section(paper.DECIDED, (Prose(decided or (line(NOTHING_DECIDED),)),))
    if telling.infusion.started_at is None:
        return (head, Spread(told, names))
    return (head, chart, Section(paper.RATES_AS_GIVEN, (rates(telling),)), Spread(told, names))


def _second_page(telling: Telling) -> tuple[Section | Spread, ...]:
    return (
        vitals(telling),
        Spread(reactions(telling), lots(telling), share=51),
        Spread(following(telling), outcome(telling), share=51),
    )


def _details(telling: Telling, certificate: Certificate | None) -> tuple[Section | Spread, ...]:
    first = order(telling)
    return (
        replace(first, new_page=True),
        limits(telling),
        steps(telling),
        checks(telling),
        decisions(telling),
        drugs(telling),
        events(telling),
        *alarms(telling),
        corrections(telling),
        late(telling),
        explained(telling),
        teaching(telling),
        this_file(telling, certificate),
        everything(telling),
    )
