"""Every fault of a file has one plain sentence: place, what is wrong, what to do."""

import ast
import re
from pathlib import Path

import pytest

from nurse_app.errors import Fault, OurBug
from nurse_app.wording.faults import fault_lines, fault_sentence, known_faults
from tests.support.order_files import changed, faults_of

ROOM = Path(__file__).parent.parent.parent / "nurse_app" / "casefile"


def codes_in(source: str) -> set[str]:
    """Every text with hyphens or none that is handed to `fault(key, code)`, `Fault(place, code)` or `_refused`."""
    made = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"fault", "Fault", "_refused"}:
            made |= {
                str(leaf.value)
                for arg in node.args[1:2]
                for leaf in ast.walk(arg)
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str) and not leaf.value.endswith("-")
            }
    return made


def test_every_code_has_a_sentence():
    used = set().union(*(codes_in(path.read_text("utf-8")) for path in ROOM.rglob("*.py")))
    assert used - known_faults() == set()
    assert len(used) > 20


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            faults_of(changed("patient.weight_kg", "72,5"))[0],
            'patient.weight_kg: "72,5" has a comma. Write the number with a point, as 72.5.',
        ),
        (
            faults_of(changed("order.dose", {"g_per_kg": "1", "g": "70"}))[0],
            "order.dose: the dose is told as g_per_kg, g. Keep one of them.",
        ),
        (
            faults_of(changed("patient.weight_kg", "700"))[0],
            "patient.weight_kg: 700 kg lies outside 0.5 kg to 350 kg. Check the figure and its unit.",
        ),
        (
            faults_of(b"[]")[0],
            "The file must hold one object in { }. Begin it with { and end it with }.",
        ),
        (
            faults_of(b"{1}")[0],
            'line 1, column 2: this is not JSON, near "1}". Check quotes, commas and brackets.',
        ),
    ],
    ids=["comma", "two-forms", "bounds", "no-object", "no-json"],
)
def test_a_fault_says_where_and_what_and_what_to_do(fault, sentence):
    assert fault_sentence(fault) == sentence


def test_an_unknown_code_is_our_bug():
    with pytest.raises(OurBug):
        fault_sentence(Fault("order", "no-such-fault"))


def test_a_hundred_faults_are_said_and_the_rest_are_counted():
    lines = list(fault_lines(Fault("a", "missing-key") for _ in range(130)))
    assert len(lines) == 101
    assert lines[-1] == "And 30 more. Correct these first."


def test_a_fault_is_one_line_of_plain_words():
    whole = changed("order.titration", {"unit": "mL/h", "steps": [{"rate": "30"}, {"rate": "x" * 500}]})
    for line in fault_lines(faults_of(whole)):
        assert "\n" not in line
        assert not re.search(r"[{}]", line)
        assert len(line) < 250
