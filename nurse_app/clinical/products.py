"""A product as its label describes it: strength, vials, rates for each indication, and who needs less."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from nurse_app.clinical.quantities import Concentration, Dose, Minutes, RateAs, RateUnit
from nurse_app.clinical.sources import Confidence, Source


@dataclass(frozen=True, slots=True)
class LabelStep:
    """One row of a printed titration: from which minute, and the rate in the label's primary unit."""

    from_min: Minutes
    rate: RateAs


@dataclass(frozen=True, slots=True)
class PrintedPair:
    """A rate told in two units; where the two disagree the lower counts. `exclusive` means strictly below."""

    mg_kg_min: Fraction
    ml_kg_h: Fraction
    exclusive: bool = False

    def both(self) -> tuple[RateAs, RateAs]:
        """The pair as rates."""
        return RateAs(self.mg_kg_min, RateUnit.MG_KG_MIN), RateAs(self.ml_kg_h, RateUnit.ML_KG_H)


@dataclass(frozen=True, slots=True)
class LabelRate:
    """The rates of one indication.

    `initial` is in the label's primary unit. `highest` is the printed
    maximum, `conservative` the lower of the printed pair (the one enforced);
    both None where no highest rate is known. `initial_for` and `interval`
    None: the label prints no such time. `interval_longest` is the upper end
    where it prints a range. `steps` empty: none printed. `steps_basis` is
    `label-table`, `example`, `derived`, `trial` or `from-memory`, else "".
    """

    primary_unit: RateUnit
    initial: RateAs
    initial_for: Minutes | None
    interval: Minutes | None
    interval_longest: Minutes | None
    increment: RateAs | None
    steps: tuple[LabelStep, ...]
    steps_basis: str
    steps_note: str
    highest: PrintedPair | None
    conservative: PrintedPair | None
    extended: PrintedPair | None
    extended_rule: str
    label_printed_initial: str
    label_printed_highest: str
    rounding_flags: tuple[str, ...]
    rule_text: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class DoseRange:
    """A printed regimen: g/kg for a course (or a day, or a month), days, weeks between; [low, high] pairs."""

    phase: str
    g_per_kg: tuple[Fraction, Fraction] | None
    g_per_kg_per_day: tuple[Fraction, Fraction] | None
    g_per_kg_per_month: tuple[Fraction, Fraction] | None
    days: tuple[int, int] | None
    interval_weeks: tuple[Fraction, Fraction] | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Indication:
    """What the label says for one indication code (PI, CIDP, MMN, DM, ITP, GBS, MG, CLL, KAWASAKI)."""

    code: str
    population: str
    doses: tuple[DoseRange, ...]
    dose_note: str
    rate: LabelRate
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class AtRisk:
    """Who needs the least workable rate, with a number where the label prints one (`limit`)."""

    population: tuple[str, ...]
    rule: str
    limit: PrintedPair | None
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """One brand in one market. `strengths` holds more than one where a powder can be made up either way.

    `vials` empty: sizes not known, a stop until answered. `watch` is what the
    label asks to watch; `use_pooled_within` is the time from pooling to use.
    """

    id: str
    brand: str
    generic: str
    manufacturer: str
    market: str
    presentation: str
    strengths: tuple[Concentration, ...]
    vials: tuple[Dose, ...]
    indications: tuple[Indication, ...]
    at_risk: AtRisk | None
    stabilizer: str
    contains_sucrose: bool | None
    contains_maltose: bool | None
    iga: str
    flush_with: tuple[str, ...]
    not_compatible: tuple[str, ...]
    filter: str
    storage: str
    boxed_warnings: tuple[str, ...]
    contraindications: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: Confidence
    field_confidence: tuple[tuple[str, Confidence], ...]
    status: str = ""
    dilute_with: tuple[str, ...] = ()
    contains_glucose: bool | None = None
    contains_sorbitol: bool | None = None
    use_pooled_within: Minutes | None = None
    watch: tuple[str, ...] = ()

    def indication(self, code: str) -> Indication | None:
        """The label's text for a code, or None where the use is off label."""
        return next((i for i in self.indications if i.code == code), None)

    def confidence_of(self, group: str) -> Confidence:
        """How far a group of figures (`rate`, `dose`, `storage` …) can be trusted."""
        return dict(self.field_confidence).get(group, self.confidence)
