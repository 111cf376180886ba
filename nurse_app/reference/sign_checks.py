"""Whether the tables about what can go wrong name only what exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nurse_app.clinical.signs import Action
from nurse_app.errors import Fault
from nurse_app.reference.faults import Wrong, fault
from nurse_app.reference.matching import check_match
from nurse_app.reference.naming import twice, unknown
from nurse_app.reference.sign_sheet import ActionsSheet, DrugsSheet, RedFlagsSheet, SignsSheet, SyndromesSheet

BEFORE_A_DRUG = frozenset({"prior_reaction"})
"""What a drug may be ordered for beside signs and syndromes."""


def check_signs(file: str, sheet: SignsSheet) -> Iterator[Fault]:
    """No sign twice, companions known and never the sign itself, the severe grade always used."""
    known = {sign.id for sign in sheet.signs}
    yield from twice(file, "signs", [sign.id for sign in sheet.signs])
    for sign in sheet.signs:
        place = f"signs[{sign.id}]"
        yield from unknown(file, f"{place}.red_flag_with", sign.red_flag_with, known - {sign.id})
        if not sign.severe.used:
            yield fault(file, f"{place}.severe.used", Wrong.UNKNOWN_WORD, found="false", expected="true")


def check_red_flags(
    file: str, sheet: RedFlagsSheet, signs: Collection[str], triggers: Collection[str]
) -> Iterator[Fault]:
    """No combination twice, every leaf known."""
    yield from twice(file, "red_flags", [flag.id for flag in sheet.red_flags])
    for flag in sheet.red_flags:
        yield from check_match(file, f"red_flags[{flag.id}].match", flag.match, signs, triggers)


def check_syndromes(file: str, sheet: SyndromesSheet, signs: Collection[str]) -> Iterator[Fault]:
    """No syndrome twice, every feature a known sign."""
    yield from twice(file, "syndromes", [s.id for s in sheet.syndromes])
    for syndrome in sheet.syndromes:
        yield from unknown(file, f"syndromes[{syndrome.id}].features", syndrome.features, signs)


def check_actions(file: str, sheet: ActionsSheet) -> Iterator[Fault]:
    """Every action worded, once."""
    worded = [row.action for row in sheet.actions]
    yield from twice(file, "actions", worded)
    for action in Action:
        if action not in worded:
            yield fault(file, f"actions[{action}]", Wrong.MISSING_KEY, found=action)


def check_drugs(file: str, sheet: DrugsSheet, signs: Collection[str], syndromes: Collection[str]) -> Iterator[Fault]:
    """No drug twice, each for something known."""
    yield from twice(file, "drugs", [drug.name for drug in sheet.drugs])
    known = {*signs, *syndromes, *BEFORE_A_DRUG}
    for drug in sheet.drugs:
        yield from unknown(file, f"drugs[{drug.name}].for", drug.for_, known)
