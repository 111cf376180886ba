"""Which of a product's printed rates count for an indication, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.order import LabelTitration, MeanHours, Order
from nurse_app.clinical.plan import Dosing
from nurse_app.clinical.products import Indication, LabelRate, PrintedPair, Product
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.sources import Confidence
from nurse_app.clinical.told import rate_told

KAWASAKI = "KAWASAKI"
FROM_MEMORY = "from-memory"
TABLE_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class LabelRules:
    """The label's text that the order goes by. Off label it is borrowed from another indication of the product."""

    indication: Indication
    off_label: bool
    source: str

    @property
    def rate(self) -> LabelRate:
        """The rates of the indication that counts."""
        return self.indication.rate


def rules_for(product: Product, code: str, dosing: Dosing) -> LabelRules:
    """Say which indication's rates count for `code`.

    The label's own where it carries the code. Off label: of all indications
    but Kawasaki the one with the lowest highest rate; among equals the one
    that starts slowest. A product with Kawasaki alone lends that one's.
    """
    own = product.indication(code)
    if own is not None:
        return LabelRules(own, off_label=False, source=_source(product, own))
    lenders = [i for i in product.indications if i.code != KAWASAKI] or list(product.indications)
    known = [i for i in lenders if i.rate.conservative is not None] or lenders
    lent = min(known, key=lambda i: _caution(i, dosing))
    return LabelRules(lent, off_label=True, source=_source(product, lent))


def pump_rate(pair: PrintedPair, dosing: Dosing) -> Rate:
    """A printed pair in mL/h, unrounded: the lower of the two where they disagree.

    Where mg/kg/min is only mL/kg/h worked out to the table's three decimals
    (1.9 mL/kg/h of a 5 % product told as 1.583), the exact figure counts.
    """
    mg_kg_min, ml_kg_h = pair.both()
    worked_out = round(pair.ml_kg_h * dosing.strength.value / 60, TABLE_DECIMALS)
    told = (ml_kg_h,) if pair.mg_kg_min == worked_out else (mg_kg_min, ml_kg_h)
    return min(rate.on_pump(dosing.rate_weight, dosing.strength) for rate in told)


def unverified(rules: LabelRules, order: Order, product: Product) -> Iterator[Finding]:
    """Yield a question for each group of figures (dose, rate, steps) that was written down from memory."""
    named = {"product": product.brand, "indication": rules.indication.code}
    if rules.indication.confidence is Confidence.FROM_MEMORY and not rules.off_label:
        yield Finding("dose-unverified", Severity.ASK, facts(**named), rules.source)
    if rules.rate.confidence is Confidence.FROM_MEMORY:
        yield Finding("rate-unverified", Severity.ASK, facts(**named), rules.source)
    uses_steps = isinstance(order.titration, LabelTitration | MeanHours)
    if uses_steps and rules.rate.steps and rules.rate.steps_basis == FROM_MEMORY:
        yield Finding("steps-unverified", Severity.ASK, facts(**named), rules.source)


def _caution(indication: Indication, dosing: Dosing) -> tuple[Rate, Rate]:
    """Sort by the highest rate, then by the first one; the lower is the more cautious."""
    rate = indication.rate
    first = rate.initial.on_pump(dosing.rate_weight, dosing.strength)
    return (pump_rate(rate.conservative, dosing) if rate.conservative else first, first)


def _source(product: Product, indication: Indication) -> str:
    printed = indication.rate.label_printed_highest or (
        f"first rate {rate_told(indication.rate.initial)}, no highest rate known"
    )
    page = f"; {product.sources[0].what}" if product.sources else ""
    return f"{product.brand} ({product.market}) label, {indication.code}: {printed}{page}"
