"""What the pages need of the book, as plain words: products, uses, checks, teaching, follow-ups, measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nurse_app.clinical.book import Book
from nurse_app.clinical.checks import CheckStage, HoldKind
from nurse_app.clinical.findings import Finding
from nurse_app.clinical.products import Product
from nurse_app.clinical.quantities import written
from nurse_app.clinical.sources import Confidence
from nurse_app.wording.names import Names
from nurse_app.wording.panels_book import PanelBook, panel_book

Choice = tuple[str, str]
UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class ProductChoice:
    """A product to pick: brand with strength, market, vial sizes in grams, and the uses its label carries.

    `strengths` has more than one (mg/mL) for a powder that can be made up
    either way. `trust` says how far its figures were checked.
    """

    key: str
    words: str
    market: str
    strengths: tuple[Choice, ...]
    vials: tuple[Choice, ...]
    on_label: tuple[str, ...]
    trust: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class CheckChoice:
    """A question of the checklist. `hold` is what a no does: stop, ask or note."""

    key: str
    stage: str
    title: str
    detail: str
    hold: str
    home_only: bool


@dataclass(frozen=True, slots=True)
class TeachingChoice:
    """One thing to tell; `urgency` is expected, same-day or emergency."""

    key: str
    urgency: str
    text: str


@dataclass(frozen=True, slots=True)
class FollowUpChoice:
    """A later contact: hours after the end, what to ask, and whom it is for (empty: everyone)."""

    key: str
    when: str
    ask: str
    from_hours: int
    to_hours: int
    only_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """An outcome measure; `conditions` are abbreviations."""

    key: str
    name: str
    unit: str
    higher_is_better: bool
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBook:
    """Everything of the book that the pages show, in words. `say` turns a finding into its sentence."""

    panel: PanelBook
    products: tuple[ProductChoice, ...]
    uses: tuple[Choice, ...]
    checks: tuple[CheckChoice, ...]
    teaching: tuple[TeachingChoice, ...]
    follow_ups: tuple[FollowUpChoice, ...]
    measures: tuple[MeasureChoice, ...]

    @property
    def names(self) -> Names:
        """How ids are named."""
        return self.panel.names

    @property
    def book(self) -> Book | None:
        """The book itself, for the rules that read it."""
        return self.panel.names.book

    def say(self, finding: Finding) -> str:
        """A finding's sentence."""
        return self.panel.say(finding)

    def product(self, key: str) -> ProductChoice | None:
        """A product by its id, or None."""
        return next((p for p in self.products if p.key == key), None)


def page_book(
    book: Book,
    say: Callable[[Finding], str],
    *,
    temperature: str = "C",
    emergency_number: str = "",
    clinic_address: str = "",
    prescriber_line: str = "",
    pharmacist: str = "",
) -> PageBook:
    """Word the book for the pages."""
    names = Names(book)
    return PageBook(
        panel=panel_book(
            book,
            say,
            temperature=temperature,
            emergency_number=emergency_number,
            clinic_address=clinic_address,
            prescriber_line=prescriber_line,
            pharmacist=pharmacist,
        ),
        products=tuple(_product(p, names) for p in sorted(book.products, key=lambda p: (p.brand, p.market))),
        uses=_uses(book),
        checks=tuple(
            CheckChoice(c.id, _STAGES[c.stage], c.title, c.detail, _HOLDS[c.hold], c.home_only) for c in book.checks
        ),
        teaching=tuple(TeachingChoice(t.id, t.urgency, t.text) for t in book.teaching),
        follow_ups=tuple(
            FollowUpChoice(f.id, f.when, f.ask, f.from_hours, f.to_hours, f.only_for) for f in book.follow_ups
        ),
        measures=tuple(MeasureChoice(m.id, m.name, m.unit, m.higher_is_better, m.conditions) for m in book.measures),
    )


_STAGES = {CheckStage.VERIFY: "verify", CheckStage.PREPARE: "prepare"}
_HOLDS = {HoldKind.HOLD: "stop", HoldKind.CALL: "ask", HoldKind.RECORD: "note"}
_TRUST = {
    Confidence.LABEL_TEXT_SEEN: "from the label's text",
    Confidence.SECONDARY_SOURCE: "from a secondary source",
    Confidence.FROM_MEMORY: "unverified: check it against the insert",
}


def _product(product: Product, names: Names) -> ProductChoice:
    worst = _least_sure(product)
    unverified = worst is Confidence.FROM_MEMORY
    mark = f", {UNVERIFIED}" if unverified else ""
    strengths = tuple((written(s.value, 1), f"{written(s.value / 10, 1)}%") for s in product.strengths)
    return ProductChoice(
        product.id,
        f"{names.product(product.id)}, {product.market}{mark}",
        product.market,
        strengths,
        tuple((written(v.value, 2), f"{written(v.value, 2)} g") for v in product.vials),
        tuple(i.code for i in product.indications),
        _TRUST[worst],
        unverified,
    )


def _least_sure(product: Product) -> Confidence:
    order = (Confidence.LABEL_TEXT_SEEN, Confidence.SECONDARY_SOURCE, Confidence.FROM_MEMORY)
    return max((product.confidence, product.confidence_of("rate")), key=order.index)


def _uses(book: Book) -> tuple[Choice, ...]:
    """Every use by code with its name: the labels' codes, then conditions that no label carries."""
    named = dict(book.indication_names)
    for condition in book.conditions:
        named.setdefault(condition.abbreviation, condition.name)
    return tuple((code, f"{code}, {name[:1].upper()}{name[1:]}") for code, name in named.items())


def uses_for(book: PageBook, product: str) -> tuple[Choice, ...]:
    """The uses to pick from for a product: those of its label first, the rest marked off label."""
    picked = book.product(product)
    if picked is None:
        return book.uses
    words = dict(book.uses)
    own = tuple((code, words.get(code, code)) for code in picked.on_label)
    conditions = {c.abbreviation for c in book.book.conditions} if book.book else set()
    off = tuple((c, f"{w} (off label)") for c, w in book.uses if c not in picked.on_label and c in conditions)
    return own + off
