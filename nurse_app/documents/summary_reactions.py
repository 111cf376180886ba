"""Each reaction from onset to end: what was seen, what was suggested, what the nurse decided, what was given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nurse_app.documents.sections import Line, Prose, Run, Section, line
from nurse_app.documents.telling import Telling
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.state import Reaction
from nurse_app.wording import paper
from nurse_app.wording import paper_course as say


def reactions(telling: Telling) -> Section:
    """All reactions in order of onset, then the emergency cards; or that there was none."""
    infusion = telling.infusion
    told = [part for reaction in infusion.reactions for part in _reaction(telling, reaction)]
    told += [line(say.emergency_words(card, telling.names), "alert") for card in infusion.emergencies]
    return Section(paper.REACTION, (Prose(tuple(told) or (line(paper.NO_REACTION),)),))


def _reaction(telling: Telling, reaction: Reaction) -> Iterator[Line]:
    signs = "; ".join(say.sign_words(s, telling.names) for s in reaction.first_signs)
    yield (Run(f"{signs}. ", "reaction"), Run(f"{_onset(telling, reaction)} {say.end_words(reaction)}"))
    if reaction.courses:
        yield line(" ".join(say.course_words(c, telling.names) for c in reaction.courses))
    yield from _choices(telling, reaction)
    yield line(_drugs(telling, reaction))


def _onset(telling: Telling, reaction: Reaction) -> str:
    ledger = telling.infusion.ledger
    span = ledger.span_at(reaction.onset)
    since = minutes_between(span.start, reaction.onset) if span else None
    return say.onset_words(reaction, ledger.volume_at(reaction.onset) if ledger.spans else None, since)


def _choices(telling: Telling, reaction: Reaction) -> Iterator[Line]:
    chosen = [c for c in telling.infusion.chosen if c.fact.about == reaction.id]
    for choice in chosen:
        yield line(f"{say.shown_words(choice.fact)} {say.chosen_words(choice.fact, choice.by, choice.at)}")
    kept = [k for k in telling.infusion.kept_rates if _during(telling, reaction, k.at)]
    for one in kept:
        yield line(say.kept_words(one.fact, one.by, one.at))
    if not chosen and not kept:
        yield line(say.NOTHING_CHOSEN)


def _drugs(telling: Telling, reaction: Reaction) -> str:
    given = [m for m in telling.infusion.medications if _during(telling, reaction, m.at)]
    return say.drugs_words([(m.at, m.fact) for m in given])


def _during(telling: Telling, reaction: Reaction, moment: datetime) -> bool:
    end = reaction.resolved_at or telling.until
    return reaction.onset <= moment <= end
