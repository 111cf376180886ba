"""Reactions after which the prescriber decides first: a severe one, and a second one of the same infusion."""

from __future__ import annotations

from collections.abc import Iterator

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.named import sign_name
from nurse_app.infusion.state import Infusion, Reaction
from nurse_app.infusion.tolerance import limiting_reactions


def is_earlier(other: Reaction, reaction: Reaction) -> bool:
    """Whether another reaction counts as one before this: not one still open then that this one takes further."""
    shares = {s.sign for s in other.signs} & {s.sign for s in reaction.signs}
    still_open = not other.over_before(reaction.onset, reaction.position)
    return other.position < reaction.position and not (still_open and shares)


def order_holds(infusion: Infusion, book: Book) -> Iterator[Finding]:
    """What keeps the pump from running again, or faster, until the prescriber gave a new order.

    Source: `rate_policy` of the book (a restart after a severe reaction, a second reaction of the same visit).
    """
    policy, waiting = book.policy, limiting_reactions(infusion)
    severe = [r for r in waiting if _was_severe(r)]
    second = [r for r in waiting if r not in severe and any(is_earlier(other, r) for other in infusion.reactions)]
    for reaction in severe:
        yield Finding("severe-needs-order", Severity.STOP, _about(book, reaction), policy.stop.source)
    for reaction in second:
        yield Finding("second-needs-order", Severity.STOP, _about(book, reaction), policy.second_reaction.source)


def _was_severe(reaction: Reaction) -> bool:
    graded = (*reaction.first_signs, *(sign for course in reaction.courses for sign in course.signs))
    return any(sign.grade is Grade.SEVERE for sign in graded)


def _about(book: Book, reaction: Reaction) -> tuple[tuple[str, str], ...]:
    return facts(names=", ".join(sign_name(book, sign.sign) for sign in reaction.signs), at=reaction.onset.isoformat())
