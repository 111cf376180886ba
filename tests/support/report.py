"""Holds a session's PDF against its record: whose it is, every rate, every set, reactions, decisions, lots, totals."""

from __future__ import annotations

import json
import re

from nurse_app.clinical.quantities import Quantity, dose_in
from nurse_app.infusion.canonical import from_plain
from nurse_app.infusion.state import Infusion
from tests.support.paper import attached, pages, squeezed

DRAFT = "UNSIGNED DRAFT"
_SET = re.compile(r"^(?:\d\d:\d\d) (?:L )?(?:before|\d+:\d\d) (?:[\d.]+ )?(\d+)/(\d+) (\d+) ", re.MULTILINE)


def differences(made: bytes, infusion: Infusion) -> list[str]:
    """What the paper lacks or tells otherwise than the record; empty: nothing."""
    texts = pages(made)
    whole = squeezed("".join(texts))
    wanted = {**_who(infusion), **_rates(infusion), **_what_happened(infusion), **_product(infusion)}
    lacking = [f"{what}: {text}" for what, text in wanted.items() if squeezed(text) not in whole]
    if (told := _sets_on("\n".join(texts))) != (taken := _sets_of(infusion)):
        lacking.append(f"sets of vitals: {told} instead of {taken}")
    kept = tuple(from_plain(one) for one in json.loads(attached(made)["record.json"])["entries"])
    if kept != infusion.entries:
        lacking.append("the entries that lie in the file")
    lacking += [f"name on page {n}" for n, text in enumerate(texts, 1) if infusion.patient.name not in text]
    return lacking


def drafts(made: bytes) -> list[bool]:
    """Of each page, whether it says that it is an unsigned draft."""
    return [DRAFT in text for text in pages(made)]


def _text(quantity: Quantity | None) -> str:
    return "" if quantity is None else quantity.text()


def _who(infusion: Infusion) -> dict[str, str]:
    patient = infusion.patient
    born = patient.birth_date
    return {
        "name": patient.name,
        "record number": patient.record_number,
        "born": f"{born.day} {born:%b %Y}" if born else "",
        "weight": f"{patient.weight.text()} kg",
    }


def _rates(infusion: Infusion) -> dict[str, str]:
    return {
        f"rate {n}": f"{span.start:%H:%M} {span.end:%H:%M} {span.rate.text()} "
        for n, span in enumerate(infusion.ledger.spans, 1)
        if span.end is not None
    }


def _sets_of(infusion: Infusion) -> list[tuple[str, ...]]:
    readings = [one.reading for one in sorted(infusion.readings, key=lambda one: one.at)]
    return [(_text(r.systolic), _text(r.diastolic), _text(r.pulse)) for r in readings]


def _sets_on(text: str) -> list[tuple[str, ...]]:
    return [found.groups() for found in _SET.finditer(text)]


def _what_happened(infusion: Infusion) -> dict[str, str]:
    said: dict[str, str] = {}
    for reaction in infusion.reactions:
        said[f"onset {reaction.id}"] = f"From {reaction.onset:%H:%M} at {reaction.rate_at_onset.text()} mL/h"
    for chosen in infusion.chosen:
        said[f"choice {chosen.entry}"] = f"chose option {chosen.fact.number}"
    for decision in infusion.decisions:
        said[f"decision {decision.finding}"] = decision.reason
    return said


def _product(infusion: Infusion) -> dict[str, str]:
    lots = {f"lot {n}": f"{v.lot} {v.expiry:%b %Y} {v.grams.text()} g" for n, v in enumerate(infusion.vials, 1)}
    given = infusion.ledger.volume_at(infusion.ended_at) if infusion.ended_at else None
    dosing = infusion.plan.dosing
    # A volume that is not whole is rounded on paper; rounding is tried where the report is made.
    if given is None or dosing is None or not given.text().isdigit():
        return lots
    return {**lots, "given": f"Dose given {dose_in(given, dosing.strength).text()} g, {given.text()} mL"}
