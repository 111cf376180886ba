"""Every reason that the desk or the walk can give has its sentence."""

import ast
from pathlib import Path

import pytest

from nurse_app.clinical.findings import Finding, Severity
from nurse_app.infusion.alarms import PRIORITIES
from nurse_app.wording.findings import sentence, worded

ROOM = Path(__file__).parents[2] / "nurse_app" / "infusion"
MAKERS = {"stop": "", "Finding": "", "_lacks": "missing-"}


def codes_made(source):
    """The codes of findings made by `stop("…")`, `Finding("…")` or `_lacks("…")`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MAKERS and node.args:
            first = node.args[0]
            choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            for code in choices:
                if isinstance(code, ast.Constant):
                    yield MAKERS[ast.unparse(node.func)] + str(code.value)


def test_every_reason_of_the_desk_has_a_sentence():
    made = {code for path in ROOM.rglob("*.py") for code in codes_made(path.read_text("utf-8"))}
    assert len(made) > 100
    assert {code for code in made if not worded(code)} == set()


def test_a_reason_without_a_sentence_is_found():
    assert list(codes_made('stop("a"); Finding("b" if x else "c", 1); _lacks("d", "e"); other("f")')) == [
        "a",
        "b",
        "c",
        "missing-d",
    ]


def test_an_alarm_is_never_louder_than_the_product_says():
    assert PRIORITIES["reaction-open-mild"].value == "medium"
    assert PRIORITIES["reaction-open-moderate"].value == "high"
    assert PRIORITIES["reaction-open-severe"].value == "high"
    assert PRIORITIES["rate-above-ceiling"].value == "high"
    assert PRIORITIES["vitals-late"].value == "medium"
    assert PRIORITIES["rate-due"].value == "low"


def test_a_hold_is_said_with_its_clock_time():
    at = "2026-03-02T09:30:00+00:00"
    told = Finding("step-time-not-over", Severity.STOP, (("needed", "30 min"), ("left", "1 min"), ("at", at)))
    assert sentence(told) == "This step runs 30 min: until 09:30, 1 min more."


@pytest.mark.parametrize("code", ["above-ceiling", "found-above-ceiling", "running-above-ceiling"])
def test_a_ceiling_is_said_with_whose_it_is(code):
    said = Finding(code, Severity.STOP, (("rate", "400 mL/h"), ("ceiling", "336 mL/h"), ("because", "label")))
    assert "400 mL/h" in sentence(said)
    assert "the label's limit, 336 mL/h" in sentence(said)
