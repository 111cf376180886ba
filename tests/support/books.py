"""A small book made by hand: the label figures that the tests work through, typed from the catalogue of products."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast

from nurse_app.clinical.book import Book
from nurse_app.clinical.conditions import Condition
from nurse_app.clinical.limits import DefaultTitration, OrderLimits, VolumeLimits, WeightFormulae
from nurse_app.clinical.products import (
    AtRisk,
    DoseRange,
    Indication,
    LabelRate,
    LabelStep,
    PrintedPair,
    Product,
)
from nurse_app.clinical.quantities import (
    Concentration,
    Dose,
    DosePerWeight,
    Length,
    Minutes,
    Rate,
    RateAs,
    RateUnit,
    Weight,
)
from nurse_app.clinical.sources import Confidence, Source

MG, ML = RateUnit.MG_KG_MIN, RateUnit.ML_KG_H
SEEN, MEMORY = Confidence.LABEL_TEXT_SEEN, Confidence.FROM_MEMORY


def pair(mg: str, ml: str, exclusive: bool = False) -> PrintedPair:
    return PrintedPair(Fraction(mg), Fraction(ml), exclusive)


def label_rate(unit: RateUnit, first: str, top: PrintedPair | None, **others: Any) -> LabelRate:
    """A label that prints a first and a highest rate only, unless `others` says more."""
    printed: dict[str, Any] = {
        "primary_unit": unit,
        "initial": RateAs.of(first, unit),
        "initial_for": None,
        "interval": None,
        "interval_longest": None,
        "increment": None,
        "steps": (),
        "steps_basis": "",
        "steps_note": "",
        "highest": top,
        "conservative": top,
        "extended": None,
        "extended_rule": "",
        "label_printed_initial": f"{first} {unit}",
        "label_printed_highest": "as printed" if top else "",
        "rounding_flags": (),
        "rule_text": "",
        "confidence": SEEN,
    }
    return LabelRate(**{**printed, **others})


def table(unit: RateUnit, *rows: tuple[int, str]) -> tuple[LabelStep, ...]:
    return tuple(LabelStep(Minutes.of(minute), RateAs.of(amount, unit)) for minute, amount in rows)


def total(low: str, high: str, days: tuple[int, int]) -> DoseRange:
    return DoseRange("", (Fraction(low), Fraction(high)), None, None, days, None)


def daily(amount: str, days: int) -> DoseRange:
    return DoseRange("", None, (Fraction(amount), Fraction(amount)), None, (days, days), None)


def indication(code: str, rate: LabelRate, *doses: DoseRange, confidence: Confidence = SEEN) -> Indication:
    return Indication(code, "adults", doses, "", rate, confidence)


def product(
    product_id: str, brand: str, sizes: str, *indications: Indication, at_risk: AtRisk | None = None, mg_ml: str = "100"
) -> Product:
    empty: dict[str, Any] = dict.fromkeys(
        ("flush_with", "not_compatible", "boxed_warnings", "contraindications", "notes", "field_confidence"), ()
    )
    words: dict[str, Any] = dict.fromkeys(("generic", "manufacturer", "presentation", "stabilizer", "iga"), "")
    return Product(
        id=product_id,
        brand=brand,
        market="US",
        strengths=tuple(Concentration.of(s) for s in mg_ml.split()),
        vials=tuple(Dose.of(s) for s in sizes.split()),
        indications=indications,
        at_risk=at_risk,
        contains_sucrose=False,
        contains_maltose=False,
        filter="",
        storage="",
        sources=(Source("label table"),),
        confidence=SEEN,
        **empty,
        **words,
    )


HALF_HOUR, QUARTER = Minutes.of(30), Minutes.of(15)
LOWEST_PRACTICABLE = AtRisk(("renal-risk", "thrombosis-risk"), "minimum rate practicable", None, SEEN)

PRIVIGEN = product(
    "privigen-us",
    "Privigen",
    "5 10 20 40",
    indication("CIDP", label_rate(MG, "0.5", pair("8", "4.8")), total("2", "2", (2, 5)), total("1", "1", (1, 2))),
    indication("PI", label_rate(MG, "0.5", pair("8", "4.8")), total("0.2", "0.8", (1, 1))),
    indication("ITP", label_rate(MG, "0.5", pair("4", "2.4")), daily("1", 2)),
    at_risk=LOWEST_PRACTICABLE,
)
_EXAMPLE = table(ML, (0, "0.5"), (30, "1"), (60, "2"), (90, "3"), (120, "4"), (150, "5"))
GAMMAGARD = product(
    "gammagard-liquid",
    "Gammagard Liquid",
    "1 2.5 5 10 20 30",
    indication(
        "CIDP", label_rate(ML, "0.5", pair("9", "5.4"), steps=_EXAMPLE, steps_basis="example"), total("1", "1", (1, 4))
    ),
    indication(
        "PI",
        label_rate(
            ML,
            "0.5",
            pair("8.333", "5"),
            conservative=pair("8", "4.8"),
            initial_for=HALF_HOUR,
            interval=HALF_HOUR,
            label_printed_highest="5 mL/kg/h (8 mg/kg/min)",
        ),
        total("0.3", "0.6", (1, 1)),
    ),
    at_risk=AtRisk(
        ("renal-risk", "thrombosis-risk", "age-over-65"), "minimum rate practicable", pair("3.3", "1.98", True), SEEN
    ),
)
_DM = table(MG, (0, "1"), (30, "2"), (60, "4"))
_ITP = table(MG, (0, "1"), (30, "2"), (60, "4"), (90, "8"), (120, "12"))
OCTAGAM = product(
    "octagam-10-us",
    "Octagam 10%",
    "2 5 10 20 30",
    indication(
        "DM",
        label_rate(
            MG,
            "1",
            pair("4", "2.4"),
            initial_for=HALF_HOUR,
            interval=HALF_HOUR,
            steps=_DM,
            steps_basis="derived",
            steps_note="first rows of the ITP table",
        ),
        total("2", "2", (2, 5)),
    ),
    indication(
        "ITP",
        label_rate(
            MG,
            "1",
            pair("12", "7.2"),
            initial_for=HALF_HOUR,
            interval=HALF_HOUR,
            steps=_ITP,
            steps_basis="label-table",
        ),
        daily("1", 2),
    ),
    at_risk=AtRisk(("renal-risk", "thrombosis-risk"), "minimum rate practicable", pair("3", "1.8"), SEEN),
)
PANZYGA = product(
    "panzyga-us",
    "Panzyga",
    "1 2.5 5 10 20 30",
    indication(
        "CIDP",
        label_rate(MG, "1", pair("12", "7.2"), initial_for=HALF_HOUR, interval=QUARTER, interval_longest=HALF_HOUR),
        total("2", "2", (2, 2)),
    ),
)
GAMUNEX = product(
    "gamunex-c",
    "Gamunex-C",
    "1 2.5 5 10 20 40",
    indication("CIDP", label_rate(MG, "2", pair("8", "4.8"), initial_for=HALF_HOUR), total("1", "1", (1, 2))),
    indication("PI", label_rate(MG, "1", pair("8", "4.8"), initial_for=HALF_HOUR), total("0.3", "0.6", (1, 1))),
)
KIOVIG = product(
    "kiovig",
    "Kiovig",
    "1 2.5 5 10 20 30",
    indication("CIDP", label_rate(ML, "0.5", pair("10", "6"), initial_for=HALF_HOUR)),
    indication("KAWASAKI", label_rate(ML, "0.5", pair("1", "0.6"), initial_for=HALF_HOUR)),
)
YIMMUGO = product(
    "yimmugo-us",
    "Yimmugo",
    "5 10 20",
    indication("PI", label_rate(MG, "0.5", None, confidence=MEMORY), total("0.3", "0.8", (1, 1)), confidence=MEMORY),
)
ERC = product(
    "gammagard-liquid-erc",
    "Gammagard Liquid ERC",
    "",
    indication("PI", label_rate(ML, "0.5", pair("8", "4.8"), confidence=MEMORY), confidence=MEMORY),
)
POWDER = product(
    "gammagard-sd",
    "Gammagard S/D",
    "5 10",
    indication("PI", label_rate(ML, "0.5", pair("3.333", "4"), confidence=MEMORY), confidence=MEMORY),
    mg_ml="50 100",
)
FIVE_PERCENT = product(
    "octagam-5-us",
    "Octagam 5%",
    "1 2.5 5 10 25",
    indication(
        "PI",
        label_rate(
            MG,
            "0.5",
            pair("3.33", "3.996"),
            initial_for=HALF_HOUR,
            interval=HALF_HOUR,
            steps=table(MG, (0, "0.5"), (30, "1"), (60, "2"), (90, "3.33")),
            steps_basis="label-table",
        ),
        total("0.3", "0.6", (1, 1)),
    ),
    mg_ml="50",
)

LIMITS = OrderLimits(
    weight=(Weight.of("0.5"), Weight.of(350)),
    height=(Length.of(30), Length.of(250)),
    course=DosePerWeight.of(4),
    day=DosePerWeight.of(2),
    pump_step=(Rate.of("0.01"), Rate.of(10)),
    rate=Rate.of(2000),
    strengths=(Concentration.of(50), Concentration.of(100)),
    shortest=Minutes.of(60),
    longest=Minutes.of(480),
    course_ask=DosePerWeight.of(2),
    day_ask=DosePerWeight.of(1),
    exposure_ask=DosePerWeight.of("2.7"),
    weight_change=Fraction("0.1"),
    rounding_off=Fraction("0.1"),
    bmi=Fraction(30),
    over_ideal=Fraction("1.2"),
    bases_differ=Fraction("0.1"),
    weighed_within_days=30,
    source="limits",
)
FORMULAE = WeightFormulae(
    base_male=Weight.of(50),
    base_female=Weight.of("45.5"),
    kg_per_inch=Fraction("2.3"),
    inches=Fraction(60),
    cm_per_inch=Fraction("2.54"),
    adjusted_part=Fraction("0.4"),
    shortest=Length.of("152.4"),
    youngest_years=18,
    source="Devine",
)
FILLING = DefaultTitration(Fraction(2), HALF_HOUR, Dose.of(5), "the clinic's default")


def _condition(code: str) -> Condition:
    return Condition(code.lower(), code, code, "", (), None, None, None, (), (), (), ())


def small_book() -> Book:
    """The products above and the constants of an order; every other table is empty or missing."""
    absent: Any = None
    tables: dict[str, Any] = dict.fromkeys(
        ("measures", "signs", "red_flags", "syndromes", "actions", "drugs", "bounds", "triggers"), ()
    )
    tables |= dict.fromkeys(("checks", "emergency", "follow_ups", "teaching"), ())
    return Book(
        version="hand-made",
        products=(
            *(PRIVIGEN, GAMMAGARD, OCTAGAM, PANZYGA, GAMUNEX),
            *(KIOVIG, YIMMUGO, ERC, POWDER, FIVE_PERCENT),
        ),
        conditions=tuple(_condition(c) for c in ("CIDP", "GBS", "DM", "MMN", "MG", "LEMS", "PM", "IBM")),
        adult_years=18,
        policy=absent,
        timetable=absent,
        order_limits=LIMITS,
        weights=FORMULAE,
        default_titration=FILLING,
        volume_limits=cast(VolumeLimits, absent),
        indication_names=tuple((c, c) for c in ("PI", "CIDP", "MMN", "DM", "ITP", "GBS", "MG", "CLL", "KAWASAKI")),
        **tables,
    )
