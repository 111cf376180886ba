"""Every code of a rule has its sentence, in clean ward style."""

import ast
import re
from pathlib import Path

import pytest

from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.quantities import RateUnit
from nurse_app.errors import OurBug
from nurse_app.wording.findings import sentence, worded
from tests.support.orders import grams, hours, ml_h, order, own, patient, plan

ROOMS = Path(__file__).parent.parent.parent / "nurse_app"


MAKERS = {"Finding": "", "stop": "", "_note": "", "_lacks": "missing-"}
"""What makes a finding from its code, and what it puts before it."""


def codes_in(source: str) -> set[str]:
    """Every code handed to one of the makers, written out or as a constant of the file."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = set()
    for node in ast.walk(tree):
        maker = ast.unparse(node.func).split(".")[-1] if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and maker in MAKERS and node.args:
            for leaf in ast.walk(node.args[0]):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str) and not leaf.value.endswith("-"):
                    found.add(MAKERS[maker] + leaf.value)
                elif isinstance(leaf, ast.Name) and leaf.id in constants:
                    found.add(MAKERS[maker] + constants[leaf.id])
    return found


@pytest.mark.parametrize("room", ["clinical", "infusion", "casefile"])
def test_every_code_has_a_sentence(room):
    used = set().union(*(codes_in(path.read_text("utf-8")) for path in (ROOMS / room).rglob("*.py")))
    assert {code for code in used if not worded(code)} == set()


def test_a_code_without_a_sentence_is_found():
    planted = codes_in('KNOWN = "b"\nFinding("a" if x else "c", 1)\nstop(KNOWN)\n_lacks("d")')
    assert planted == {"a", "b", "c", "missing-d"}
    with pytest.raises(OurBug, match="no sentence"):
        sentence(Finding("no-such-code", Severity.NOTE))


def test_a_sentence_whose_fact_is_missing_is_our_bug():
    with pytest.raises(OurBug, match="limit"):
        sentence(Finding("course-large", Severity.ASK, facts(course="3 g/kg")))


@pytest.mark.parametrize(
    "found",
    [
        plan(order(maximum_rate=ml_h("400"))),
        plan(order("gammagard-liquid", "GBS", dose=grams("28"), titration=hours("5"))),
        plan(order("yimmugo-us", "PI")),
        plan(order(titration=own(RateUnit.ML_H, ("60", "5 min"), ("50", "30 min"), ("400", "")))),
        plan(order("gammagard-sd", "PI")),
        plan(order(), patient("150")),
    ],
)
def test_each_finding_of_a_plan_reads_as_a_plain_sentence(found):
    for finding in found.findings:
        text = sentence(finding)
        assert text.endswith(".")
        assert not re.search(r"(?<!\d)\.\d|\d\.0\b|[{}]|\bml\b", text), text


def test_a_limit_is_said_with_whose_it_is():
    above = plan(order(titration=own(RateUnit.ML_H, ("21", "30 min"), ("400", ""))))
    assert [sentence(f) for f in above.findings if f.code == "step-above-limit"] == [
        "Step 2 of the order, 400 mL/h, is above the limit of the label, 336 mL/h. Ask for a new order."
    ]
