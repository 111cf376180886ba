"""Keeps what happened to the alarms: no wish of the nurse's treatment, so only a seal refuses it."""

from __future__ import annotations

from nurse_app.clinical.book import Book
from nurse_app.infusion.alarm_facts import AlarmFact
from nurse_app.infusion.asking import Answer, Ask, answer, gate
from nurse_app.infusion.state import Infusion


def tell_alarms(infusion: Infusion, ask: Ask, told: tuple[AlarmFact, ...], book: Book) -> Answer:
    """Record these of the alarms. A former nurse may, and the program itself; after the signature nobody may."""
    holds = tuple(f for f in gate(infusion, ask, book, anyone=True) if f.code in ("signed", "voided"))
    return answer(infusion, ask, book, holds, *told)
