"""States for the pages round an infusion, driven through the desk; and the book in words."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from functools import cache

from nurse_app.clinical.order import DoseForm, OrderedDose, OwnStep, OwnTitration, StandingOrder
from nurse_app.clinical.patient import Sex
from nurse_app.clinical.planning import WhatIf, plan_with
from nurse_app.clinical.quantities import Minutes, RateAs, RateUnit
from nurse_app.infusion.fold import fold
from nurse_app.infusion.look import look
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.wording.choices import PageBook, page_book
from nurse_app.wording.findings import sentence
from nurse_app.wording.pages_plan import plan_words
from tests.support.infusions import NINE, ORDER, PATIENT, Ward
from tests.support.tables import real_book

PHILIPPA = replace(PATIENT, name="WINTERBOTTOM, Philippa", sex=Sex.F, allergies=("Penicillin: hives",))
STEPS = OwnTitration(
    RateUnit.MG_KG_MIN,
    (
        OwnStep(Fraction(1, 2), Minutes.of(30)),
        OwnStep(Fraction(1), Minutes.of(30)),
        OwnStep(Fraction(3, 2), Minutes.of(30)),
        OwnStep(Fraction(2)),
    ),
)
DAY_3 = replace(
    ORDER,
    dose=OrderedDose(DoseForm.G_PER_KG, Fraction(2), 5, 3),
    titration=STEPS,
    maximum_rate=RateAs.of(2, RateUnit.MG_KG_MIN),
    prescriber="Dr Osei",
    standing_orders=(StandingOrder("acetaminophen", "650 mg", "by mouth"),),
)
ABOVE_LABEL = replace(DAY_3, maximum_rate=RateAs.of(9, RateUnit.MG_KG_MIN))


@cache
def words() -> PageBook:
    """The real book in words."""
    return page_book(real_book(), sentence)


def ward(order=DAY_3, name=PHILIPPA.name, **opening) -> Ward:
    """The third day of a course of 28 g a day: 21, 42, 63, 84 mL/h."""
    return Ward(order=order, patient=replace(PHILIPPA, name=name, key=name), **opening)


def ready() -> Ward:
    """Verified, prepared, with a baseline, four minutes before the first drop."""
    return copy(_ready())


def ended() -> Ward:
    """All 280 mL in after 245 min, 12 min into the observation."""
    return copy(_ended())


def running(name: str = "HALVORSEN, Tor", chair: int = 1) -> Ward:
    """On the second step, 42 mL/h, since half past nine."""
    return copy(_running(name, chair))


@cache
def _running(name: str, chair: int) -> Ward:
    return ward(name=name, chair=chair).started().risen("42")


@cache
def _ready() -> Ward:
    made = ward()
    made.at(-25).verified()
    made.at(-12).must(made.vitals(baseline=True))
    return made.at(-4)


@cache
def _ended() -> Ward:
    made = ward().started().risen("42", "63", "84")
    for minute in (120, 150, 180, 210, 245):
        made.at(minute).must(made.vitals())
    made.must(made.request("complete"))
    return made.at(257)


def pair(made: Ward, infusion_id: str):
    """An infusion under an id of its own, with its outlook."""
    infusion = fold(infusion_id, made.entries, made.book)
    return infusion, look(infusion, made.now, made.book)


def otherwise(infusion, highest, each, pause, start):
    """What the plan page asks when it is asked what if."""
    what_if = WhatIf(highest, each, pause)
    i = infusion
    return plan_words(plan_with(i.patient, i.order, i.clinic, i.pump, real_book(), what_if, i.day), sentence, start)


def accepting(_key, _text):
    """A judge that accepts all."""
    return FieldVerdict("accepted")


def heard(signal):
    """Everything that a signal tells from now on."""
    told = []
    signal.connect(lambda *what: told.append(what[0] if len(what) == 1 else what))
    return told


def later(hours: float):
    """So many hours after the first drop of every test infusion."""
    return NINE + timedelta(hours=hours)
