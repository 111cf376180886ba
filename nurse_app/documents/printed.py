"""The summary as the page maker reads it: JSON of plain text, every letter checked against the type family."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from nurse_app.documents.glyphs import printable
from nurse_app.documents.sections import Summary
from nurse_app.infusion.timeline import Timeline
from nurse_app.wording import paper

Plain = dict[str, Any] | list[Any] | str | int | bool | None


def page_words() -> dict[str, str]:
    """The words that stand in the template's own places."""
    return {
        "page": paper.PAGE[0],
        "of": paper.PAGE[1],
        "product": paper.MADE_WITH,
        "born": paper.BORN,
        "number": paper.NUMBER,
        "allergy": paper.ALLERGY,
        "sealed": paper.SEALED,
        "draft": paper.DRAFT,
        "attached": paper.ATTACHED,
    }


def as_json(summary: Summary, letters: frozenset[int]) -> str:
    """The summary with the template's words, as JSON."""
    plain = _plain(summary, letters)
    if isinstance(plain, dict):
        plain["words"] = page_words()
    return json.dumps(plain, ensure_ascii=False)


def _plain(value: Any, letters: frozenset[int]) -> Plain:
    if isinstance(value, str):
        return printable(value, letters)
    if isinstance(value, tuple):
        return [_plain(one, letters) for one in value]
    if is_dataclass(value):
        kept = {f.name: getattr(value, f.name) for f in fields(value)}
        shown = {name: _plain(one, letters) for name, one in kept.items() if not isinstance(one, Timeline)}
        return {"kind": value.kind, **shown} if hasattr(value, "kind") else shown
    if value is None or isinstance(value, int):
        return value
    raise TypeError(type(value).__name__)
