"""A signed report of a made-up infusion, made once for all who want to spoil it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from nurse_app.app.signer import once
from nurse_app.documents.pdf import Print
from nurse_app.documents.report import report
from nurse_app.infusion.canonical import head
from nurse_app.infusion.entries import Signed
from nurse_app.infusion.fold import fold
from tests.support.halloran import at
from tests.support.halloran_record import halloran
from tests.support.tables import real_book

HOW = Print(Path(__file__).parents[2] / "resources", "Riverside Infusion Clinic")
NOW = at("15:25")


@cache
def signer():
    """A key that signs."""
    return once(NOW)


@cache
def signed_report():
    """The report of the day with one reaction, signed."""
    return report(halloran(), NOW, real_book(), HOW, signer())


@cache
def retold():
    """The same infusion, one entry given to another nurse, and the seal made to fit."""
    told = []
    for number, entry in enumerate(halloran().entries):
        now = replace(entry, author="N. Body, RN") if number == 20 else entry
        if isinstance(now.fact, Signed):
            now = replace(now, fact=replace(now.fact, head=head(tuple(told))))
        told.append(now)
    return fold(halloran().id, tuple(told), real_book())
