"""The parts that every table is made of: exact numbers written as text, figures with unit and source, citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from nurse_app.clinical.quantities import NumberRefused, parse_decimal
from nurse_app.clinical.sources import Confidence


class Sheet(BaseModel):
    """The shape of a table or a part of one: unknown keys are refused, nothing is converted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def read_number(written: object) -> Fraction:
    """A number written as text, exactly; a bare number is refused, since a binary float may stand behind it."""
    if isinstance(written, float):
        raise PydanticCustomError("binary-float", "a number is written as text")
    if not isinstance(written, str):
        raise PydanticCustomError("bare-number", "a number is written as text")
    try:
        return Fraction(parse_decimal(written))
    except NumberRefused as refused:
        raise PydanticCustomError("not-a-number", "{why}", {"why": refused.code}) from None


def read_whole(written: object) -> Fraction:
    """A count written as text."""
    number = read_number(written)
    if number.denominator != 1:
        raise PydanticCustomError("not-a-number", "{why}", {"why": "not-whole"})
    return number


Number = Annotated[Fraction, PlainValidator(read_number)]
Whole = Annotated[Fraction, PlainValidator(read_whole)]
Text = Annotated[str, Field(min_length=1)]
Texts = list[Text]
Pair = Annotated[list[Number], Field(min_length=2, max_length=2)]
WholePair = Annotated[list[Whole], Field(min_length=2, max_length=2)]


def ends(pair: Sequence[Fraction] | None) -> tuple[Fraction, Fraction] | None:
    """A [low, high] pair as the values hold it."""
    return None if pair is None else (pair[0], pair[1])


Keys = Annotated[list[Text], Field(min_length=1)]
"""Keys of `sources.toml`; never empty."""
Trust = Annotated[Confidence, Field(strict=False)]


class Cite(Sheet):
    """A source and what it says about this row."""

    key: Text
    says: Text


Cites = Annotated[list[Cite], Field(min_length=1)]


class Own(Sheet):
    """A source told in full: its name, its address where it has one, what it says."""

    what: Text
    url: Text | None = None
    says: Text | None = None


UNITS = frozenset(
    {"min", "h", "days", "weeks", "years", "kg", "cm", "in", "g", "g/kg", "mL", "mL/h", "mg/mL", "kg/m2", "part"}
    | {"sets", "rises", "steps"}
)


def _known_unit(unit: str) -> str:
    if unit not in UNITS:
        raise PydanticCustomError("unknown-unit", "unknown unit", {"expected": ", ".join(sorted(UNITS))})
    return unit


class Figure(Sheet):
    """One number of a rule, with its unit, where it comes from and how far it can be trusted."""

    value: Number
    unit: Annotated[str, AfterValidator(_known_unit)]
    sources: Keys
    says: Text | None = None
    confidence: Trust


def _in(unit: str, whole: bool = False) -> Callable[[Any], Any]:
    def check(figure: Figure) -> Figure:
        if figure.unit != unit:
            raise PydanticCustomError("wrong-unit", "wrong unit", {"expected": unit})
        if whole and figure.value.denominator != 1:
            raise PydanticCustomError("not-a-number", "{why}", {"why": "not-whole"})
        return figure

    return check


InMinutes = Annotated[Figure, AfterValidator(_in("min"))]
InDays = Annotated[Figure, AfterValidator(_in("days", whole=True))]
InWeeks = Annotated[Figure, AfterValidator(_in("weeks", whole=True))]
InYears = Annotated[Figure, AfterValidator(_in("years", whole=True))]
InKg = Annotated[Figure, AfterValidator(_in("kg"))]
InCm = Annotated[Figure, AfterValidator(_in("cm"))]
InInches = Annotated[Figure, AfterValidator(_in("in"))]
InGrams = Annotated[Figure, AfterValidator(_in("g"))]
InGramsPerKg = Annotated[Figure, AfterValidator(_in("g/kg"))]
InMl = Annotated[Figure, AfterValidator(_in("mL"))]
InMlPerHour = Annotated[Figure, AfterValidator(_in("mL/h"))]
InMgPerMl = Annotated[Figure, AfterValidator(_in("mg/mL"))]
InBodyMassIndex = Annotated[Figure, AfterValidator(_in("kg/m2"))]
AsPart = Annotated[Figure, AfterValidator(_in("part"))]
InSets = Annotated[Figure, AfterValidator(_in("sets", whole=True))]
InRises = Annotated[Figure, AfterValidator(_in("rises", whole=True))]
InSteps = Annotated[Figure, AfterValidator(_in("steps", whole=True))]
