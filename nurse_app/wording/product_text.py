"""The catalogue as lines of text for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from nurse_app.clinical.book import Book
from nurse_app.clinical.products import DoseRange, Indication, PrintedPair, Product
from nurse_app.clinical.quantities import written
from nurse_app.clinical.sources import Confidence
from nurse_app.wording import numbers

TRUST = {
    Confidence.LABEL_TEXT_SEEN: "label text seen",
    Confidence.SECONDARY_SOURCE: "secondary source",
    Confidence.FROM_MEMORY: "unverified",
}


def catalogue_lines(products: Iterable[Product]) -> Iterator[str]:
    """One line for each product: id, name, market, strengths, indications, trust."""
    listed = tuple(products)
    width = max((len(product.id) for product in listed), default=0)
    for product in listed:
        strengths = " or ".join(f"{written(s.value / 10, 1)}%" for s in product.strengths)
        codes = " ".join(indication.code for indication in product.indications)
        name = f"{product.brand} ({product.market}, {strengths})"
        yield f"{product.id.ljust(width)}  {name}: {codes}; {TRUST[product.confidence]}"


def product_lines(product: Product, book: Book) -> Iterator[str]:
    """One product whole."""
    yield f"{product.brand} ({product.market}), {product.id}"
    yield f"{product.generic}; {product.manufacturer}; {product.presentation}"
    yield f"Strength: {' or '.join(numbers.strength(s) for s in product.strengths)}"
    yield f"Vials: {', '.join(numbers.dose(v) for v in product.vials) or 'sizes not known'}"
    names = dict(book.indication_names)
    for indication in product.indications:
        yield from _indication(indication, names.get(indication.code, ""))
    if product.at_risk is not None:
        limit = product.at_risk.limit
        figure = "no figure printed" if limit is None else _limit(limit)
        yield f"Patients at risk ({', '.join(product.at_risk.population)}): {product.at_risk.rule}; {figure}"
    yield from (f"Note: {note}" for note in product.notes)
    yield f"Trust: {TRUST[product.confidence]}; " + ", ".join(
        f"{group} {TRUST[confidence]}" for group, confidence in product.field_confidence
    )
    yield from (f"Source: {source.what}. {source.url}".rstrip() for source in product.sources)


def _limit(limit: PrintedPair) -> str:
    edge = "below" if limit.exclusive else "at most"
    return f"{edge} {written(limit.mg_kg_min, 3)} mg/kg/min"


def _indication(indication: Indication, name: str) -> Iterator[str]:
    rate = indication.rate
    yield f"{indication.code}, {name}: {indication.population}"
    printed = "; ".join(filter(None, map(_dose, indication.doses))) or "no figure"
    yield f"  dose: {printed}; {TRUST[indication.confidence]}"
    highest = rate.label_printed_highest or "not known"
    yield f"  rate: first {numbers.rate_as(rate.initial)}, highest {highest}; {TRUST[rate.confidence]}"
    steps = ", ".join(f"{numbers.minutes(s.from_min)} {numbers.rate_as(s.rate)}" for s in rate.steps)
    if steps:
        yield f"  steps ({rate.steps_basis}): {steps}"


def _dose(regimen: DoseRange) -> str:
    for pair, unit in (
        (regimen.g_per_kg, "g/kg"),
        (regimen.g_per_kg_per_day, "g/kg a day"),
        (regimen.g_per_kg_per_month, "g/kg a month"),
    ):
        if pair is not None:
            days = "" if regimen.days is None else f" over {_days(regimen.days)}"
            weeks = "" if regimen.interval_weeks is None else f" every {_ends(*regimen.interval_weeks)} weeks"
            return f"{regimen.phase} {_ends(*pair)} {unit}{days}{weeks}".strip()
    return ""


def _days(days: tuple[int, int]) -> str:
    return f"{_ends(*map(Fraction, days))} {'day' if days[1] == 1 else 'days'}"


def _ends(low: Fraction, high: Fraction) -> str:
    return written(low, 3) if low == high else f"{written(low, 3)} to {written(high, 3)}"
