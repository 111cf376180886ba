"""Sentences for what is found about a reaction: grades the book does not use, signs that are not new, children."""

from __future__ import annotations

from nurse_app.wording.template import Template

SENTENCES: dict[str, Template] = {
    "grade-not-used": "{name} is never only {typed}: it is kept as you typed it and judged as {judged}.",
    "there-at-baseline": "{name} was there before the start and is not worse now, so it does not count as new.",
    "child-asks-prescriber": "These limits are for adults. Ask the prescriber about: {bands}.",
}
