"""Turns the checked tables about what can go wrong into values."""

from __future__ import annotations

from nurse_app.clinical.signs import GRADES, ActionText, DrugOnOrder, RedFlag, Sign, SignGrade, Syndrome
from nurse_app.reference.library import Library
from nurse_app.reference.matching import read_match
from nurse_app.reference.sign_sheet import (
    ActionsSheet,
    DrugsSheet,
    GradeSheet,
    RedFlagsSheet,
    SignSheet,
    SignsSheet,
    SyndromesSheet,
)


def signs(sheet: SignsSheet, library: Library) -> tuple[Sign, ...]:
    """Every sign in the order of the table."""
    return tuple(_sign(sign, library) for sign in sheet.signs)


def _sign(sign: SignSheet, library: Library) -> Sign:
    return Sign(
        id=sign.id,
        label=sign.label,
        body_system=sign.body_system,
        grades=tuple((grade, _grade(getattr(sign, grade.value))) for grade in GRADES),
        red_flag_with=frozenset(sign.red_flag_with),
        responds_to_slower_rate=sign.responds_to_slower_rate,
        typical_onset=tuple(sign.typical_onset),
        sources=library.cited(sign.sources),
        meddra=(sign.meddra.term, sign.meddra.code or ""),
        snomed=sign.snomed or "",
        note=sign.note or "",
    )


def _grade(row: GradeSheet) -> SignGrade:
    return SignGrade(row.criterion, tuple(row.actions), row.used)


def red_flags(sheet: RedFlagsSheet, library: Library) -> tuple[RedFlag, ...]:
    """Every combination in the order of the table."""
    return tuple(
        RedFlag(f.id, read_match(f.match), f.text, tuple(f.actions), f.meaning, library.cited(f.sources))
        for f in sheet.red_flags
    )


def syndromes(sheet: SyndromesSheet, library: Library) -> tuple[Syndrome, ...]:
    """Every named picture."""
    return tuple(
        Syndrome(
            id=s.id,
            label=s.label,
            onset=s.onset,
            features=tuple(s.features),
            nurse_does=tuple(s.nurse_does),
            follow_up=tuple(s.follow_up),
            sources=library.cited(s.sources),
        )
        for s in sheet.syndromes
    )


def action_texts(sheet: ActionsSheet, library: Library) -> tuple[ActionText, ...]:
    """How each action is worded."""
    return tuple(ActionText(a.action, a.label, a.detail, library.cited(a.sources)) for a in sheet.actions)


def drugs(sheet: DrugsSheet, library: Library) -> tuple[DrugOnOrder, ...]:
    """The drugs that are often ordered in advance."""
    return tuple(
        DrugOnOrder(d.name, d.typical_order, tuple(d.for_), library.cited(d.sources), d.confidence) for d in sheet.drugs
    )
