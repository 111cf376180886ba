"""The book: everything that resources/clinical says, checked whole, handed to the rules."""

from __future__ import annotations

from dataclasses import dataclass

from nurse_app.clinical.checks import Check, EmergencyStep, FollowUp, Teaching
from nurse_app.clinical.conditions import Condition, Measure
from nurse_app.clinical.limits import DefaultTitration, OrderLimits, VolumeLimits, WeightFormulae
from nurse_app.clinical.policy import ReactionPolicy
from nurse_app.clinical.products import Product
from nurse_app.clinical.signs import ActionText, DrugOnOrder, RedFlag, Sign, Syndrome
from nurse_app.clinical.sources import Source
from nurse_app.clinical.timetable import Timetable
from nurse_app.clinical.vitals import Bounds, Trigger


@dataclass(frozen=True, slots=True)
class Book:
    """All tables. `version` is a hash of the files; a session keeps the version that it ran with.

    `adult_years`: under it only the refuse bounds of vitals apply and every band asks the prescriber.
    """

    version: str
    products: tuple[Product, ...]
    conditions: tuple[Condition, ...]
    measures: tuple[Measure, ...]
    signs: tuple[Sign, ...]
    red_flags: tuple[RedFlag, ...]
    syndromes: tuple[Syndrome, ...]
    actions: tuple[ActionText, ...]
    drugs: tuple[DrugOnOrder, ...]
    bounds: tuple[Bounds, ...]
    triggers: tuple[Trigger, ...]
    adult_years: int
    policy: ReactionPolicy
    timetable: Timetable
    checks: tuple[Check, ...]
    emergency: tuple[EmergencyStep, ...]
    follow_ups: tuple[FollowUp, ...]
    teaching: tuple[Teaching, ...]
    order_limits: OrderLimits
    weights: WeightFormulae
    default_titration: DefaultTitration
    volume_limits: VolumeLimits
    indication_names: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...] = ()

    def product(self, product_id: str) -> Product | None:
        """A product by its id, or None."""
        return next((p for p in self.products if p.id == product_id), None)

    def sign(self, sign_id: str) -> Sign | None:
        """A sign by its id, or None."""
        return next((s for s in self.signs if s.id == sign_id), None)

    def trigger(self, trigger_id: str) -> Trigger | None:
        """A vital-sign trigger by its id, or None."""
        return next((t for t in self.triggers if t.id == trigger_id), None)

    def knows_indication(self, code: str) -> bool:
        """Whether a code is one of the labels' or the abbreviation of a condition."""
        return code in dict(self.indication_names) or any(c.abbreviation == code for c in self.conditions)
