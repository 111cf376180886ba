"""Every kind of mistake is planted once in the real tables, and must be found with its file and place."""

import pytest

from nurse_app.errors import TableFaults
from nurse_app.reference import load_book
from nurse_app.reference.faults import FIX, Wrong
from tests.support.table_mistakes import PLANTED, PRIVIGEN
from tests.support.tables import clinical_files, planted


def faults_of(files):
    with pytest.raises(TableFaults) as caught:
        load_book(files)
    return caught.value.faults


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "place"), PLANTED, ids=[f"{row[3]}-{row[0]}-{n}" for n, row in enumerate(PLANTED)]
)
def test_a_planted_mistake_is_found_at_its_place(file, old, new, code, place):
    found = [(f.file, f.code, f.place) for f in faults_of(planted(file, old, new))]
    assert (file, code, place) in found
    assert {name for name, _, _ in found} == {file}
    assert len(found) <= 3, "one mistake may show in a few places, not everywhere"


def test_the_first_rate_above_the_highest_is_found():
    above = 'initial = { mg_per_kg_min = "9", ml_per_kg_h = "5.4" }'
    found = faults_of(planted(PRIVIGEN, 'initial = { mg_per_kg_min = "0.5", ml_per_kg_h = "0.3" }', above))
    assert ("max-below-initial", "rates.cidp_pi.max.mg_per_kg_min") in [(f.code, f.place) for f in found]


def test_a_missing_and_an_unknown_file_are_told():
    files = {name: content for name, content in clinical_files().items() if name != "vitals.toml"}
    found = [(f.file, f.code) for f in faults_of({**files, "vitels.toml": b""})]
    assert ("vitals.toml", "missing-file") in found
    assert ("vitels.toml", "unknown-file") in found


def test_a_book_without_products_is_no_book():
    files = {name: content for name, content in clinical_files().items() if not name.startswith("products/")}
    assert [(f.file, f.code) for f in faults_of(files)] == [("products/", "missing-file")]


def test_all_mistakes_come_at_once_and_in_order_of_files():
    files = {
        **planted(PRIVIGEN, "contains_maltose = false", 'contains_maltose = "no"'),
        "signs.toml": planted("signs.toml", 'id = "nausea"', 'id = "myalgia"')["signs.toml"],
        "checks.toml": b"checks = []",
    }
    found = [(f.file, f.code) for f in faults_of(files)]
    assert ("checks.toml", "empty") in found
    assert (PRIVIGEN, "wrong-type") in found
    assert ("signs.toml", "duplicate") in found
    assert [file for file, _ in found] == sorted(file for file, _ in found)


def test_every_fault_says_what_to_do():
    found = faults_of(
        planted("titration.toml", 'shortest = { value = "60", unit = "min"', 'shortest = { value = "1", unit = "h"')
    )
    assert [dict(f.facts)["fix"] for f in found] == ["give the figure in the expected unit"]
    assert dict(found[0].facts)["expected"] == "min"


def test_every_kind_of_mistake_has_a_fix_and_is_planted():
    assert set(FIX) == set(Wrong)
    planted_kinds = {row[3] for row in PLANTED} | {"max-below-initial", "missing-file", "unknown-file"}
    assert planted_kinds == {wrong.value for wrong in Wrong}
