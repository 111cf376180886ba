"""Nothing that a nurse reads holds a trailing zero, a bare point, a cut-off unit or another error-prone sign."""

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nurse_app.clinical.quantities import Dose, Minutes, Percent, Pressure, Rate, Temperature, Volume, Weight
from nurse_app.wording import numbers
from tests.support.ismp import RULES, faults, spoken

ROOT = Path(__file__).parent.parent.parent
SPEAKING = ("ui", "documents", "app", "cli", "casefile", "infusion", "reference", "records", "machine", "practice")
KEYS = re.compile(r"\b(?:[a-z]+_)+ml(?:_[a-z]+)*\b|^ml$|BEGUN IN ERROR")
"""What looks like a fault and is none: keys of a case file, and a word in capitals."""

QUOTED = frozenset({"says", "range_in_sources", "url", "code", "id", "doi"})
"""Texts of others, in their own words, and names: what a source prints is not ours to write otherwise."""

PLANTED = [
    ("5.0 mL", "a trailing zero"),
    ("a dose of 2.50 g", "a trailing zero"),
    ("-4.0%", "a trailing zero"),
    (".5 mL/h", "no zero before the point"),
    ("give .25 mg", "no zero before the point"),
    ("10mg", "no space between number and unit"),
    ("flush with 10cc", "cc for mL"),
    ("cc flush", "cc for mL"),
    ("10 ml", "mL spelled otherwise"),
    ("mg/ml", "mL spelled otherwise"),
    ("40 ug", "a sign for micro"),
    ("40 µg", "a sign for micro"),
    ("40 μg", "a sign for micro"),
    ("10 U of insulin", "U or IU for units"),
    ("10U", "U or IU for units"),
    ("400 IU", "U or IU for units"),
    ("2 gm", "g, kg, mg or h in the plural or cut otherwise"),
    ("over 4 hrs", "g, kg, mg or h in the plural or cut otherwise"),
    ("once QD", "Latin for how often"),
    ("10 mg q.d.", "Latin for how often"),
    ("ibuprofen PRN", "Latin for how often"),
    ("25 mg SC", "a cut-off route"),
    ("D/C the line", "a cut-off route"),
    ("SpO2 < 92", "a symbol for more, less, at or and"),
    ("fall >30 %", "a symbol for more, less, at or and"),
    ("21 mL/h @ 09:00", "a symbol for more, less, at or and"),
    ("chills & fever", "a symbol for more, less, at or and"),
    ("50000 units", "a thousand without its comma"),
    ("MgSO4 1 g", "a drug name cut short"),
]

CLEAN = (
    "Rate 21 to 42.5 mL/h since 09:05",
    "0.5 mL, 5 mL, 50,000 units, 10 g = 100 mL",
    "Privigen 10%, 0.9% sodium chloride, 36.8 °C",
    "Chair 2, MH: BP 120/80, SpO2 97%, pulse 72/min",
    "Vigil 0.1.0, PDF/A-3a, Python 3.11, ISO 8601",
    "2026-03-02T09:30:00.000+00:00",
)


@pytest.mark.parametrize(("text", "rule"), PLANTED, ids=[text for text, _ in PLANTED])
def test_a_planted_fault_is_found(text, rule):
    assert [one.partition(":")[0] for one in faults(text)] == [rule]


def test_every_rule_has_a_planted_fault():
    assert {rule for _, rule in PLANTED} == set(RULES)


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_written_well_is_let_be(text):
    assert faults(text) == []


def _of_room(room: str, *, sentences_only: bool) -> list[str]:
    found = []
    for path in sorted((ROOT / "nurse_app" / room).rglob("*.py")):
        for line, text in spoken(path, sentences_only=sentences_only):
            found += [f"{path.name}:{line}: {one} in {text[:60]!r}" for one in faults(KEYS.sub("", text))]
    return found


def test_every_text_of_wording_is_clean():
    assert _of_room("wording", sentences_only=False) == []


@pytest.mark.parametrize("room", SPEAKING)
def test_no_sentence_of_another_room_is_otherwise(room):
    assert _of_room(room, sentences_only=True) == []


def test_a_fault_planted_in_a_file_is_found_in_its_sentence_and_not_in_its_docstring(tmp_path):
    planted = tmp_path / "words.py"
    planted.write_text('"""Says 5.0 mL."""\nTOLD = "Give 5.0 mL"\nASKED = f"{TOLD} or .5 g"\n', "utf-8")
    assert [(line, faults(text)) for line, text in spoken(planted, sentences_only=False) if faults(text)] == [
        (2, ["a trailing zero: '5.0'"]),
        (3, ["no zero before the point: '.5'"]),
    ]


def _texts(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, key)
    elif isinstance(value, str) and key not in QUOTED:
        yield value


@pytest.mark.parametrize("folder", ["clinical", "practice"])
def test_every_text_of_the_book_that_is_shown_is_clean(folder):
    found, seen = [], 0
    for path in sorted((ROOT / "resources" / folder).rglob("*.toml")):
        for text in _texts(tomllib.loads(path.read_text("utf-8"))):
            seen += 1
            found += [f"{path.name}: {one} in {text[:60]!r}" for one in faults(text)]
    assert found == []
    assert seen > 5


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "data" / "golden").glob("*.txt")), ids=lambda path: path.stem)
def test_a_whole_report_is_clean(path):
    assert faults(path.read_text("utf-8")) == []


AMOUNTS = st.decimals(0, 2000, places=3, allow_nan=False)
WRITTEN = {
    "dose": lambda n: numbers.dose(Dose.of(n)),
    "volume": lambda n: numbers.volume(Volume.of(n)),
    "rate": lambda n: numbers.rate(Rate.of(n)),
    "weight": lambda n: numbers.weight(Weight.of(n)),
    "minutes": lambda n: numbers.minutes(Minutes.of(n)),
}


@pytest.mark.parametrize("kind", WRITTEN)
@given(amount=AMOUNTS)
def test_no_number_is_written_with_a_trailing_zero_or_a_bare_point(kind, amount):
    assert faults(WRITTEN[kind](amount)) == []


@pytest.mark.parametrize(
    "quantity", [Temperature.of("37"), Temperature.of("36.50"), Pressure.of("120"), Percent.of("98.0")]
)
def test_no_vital_is_either(quantity):
    assert faults(quantity.text()) == []


def test_a_moment_is_no_trailing_zero():
    assert faults(numbers.clock(datetime(2026, 3, 2, 10, 0, tzinfo=UTC))) == []
