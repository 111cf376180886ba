"""Whatever a file holds: it is run or refused in plain sentences, and nothing else happens."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nurse_app.casefile.order_file import read_order
from nurse_app.casefile.printed import plan_json
from nurse_app.casefile.replay_printed import replay_json
from nurse_app.cli.saying import option_sentence
from nurse_app.clinical.planning import make_plan
from nurse_app.errors import FileFaults
from nurse_app.infusion.fold import fold
from nurse_app.wording.faults import fault_lines
from nurse_app.wording.findings import sentence
from nurse_app.wording.replay_text import replay_lines
from tests.support.cases import case, do, read, run, vitals
from tests.support.mutants import mutant
from tests.support.order_files import changed, worked_example
from tests.support.random_cases import random_case
from tests.support.tables import real_book

OWN = {"unit": "mL/h", "steps": [{"rate": "30", "for_min": 15}, {"rate": "60", "for_ml": 15}, {"rate": "120"}]}
ORDERS = {
    "label": worked_example(),
    "own": changed("patient.risks", ["renal-risk"], changed("order.titration", OWN)),
    "hours": changed("clinic", {"policy": "pause_first"}, changed("order.titration", {"mean_hours": "5"})),
}
CASE = case(
    do("00:00", "start"),
    vitals("00:15"),
    do("00:20", "reaction", signs=[{"id": "headache", "grade": "mild"}]),
    do("00:21", "choose", option=1),
    do("00:25", "amend", entry=2, reason="r", **{"with": {"systolic": 110}}),
    do("00:30", "resolved", reaction=3),
)


def taken(reader: Callable[[bytes], Any], content: bytes) -> Any:
    """What a reader makes of a file; None where it refuses it, in at least one sentence of one line each."""
    try:
        return reader(content)
    except FileFaults as refused:
        lines = list(fault_lines(refused.faults))
    if not lines or any("\n" in line for line in lines):
        pytest.fail(f"refused without plain sentences: {lines}")
    return None


@pytest.mark.parametrize("order", ORDERS)
def test_a_broken_order_is_planned_or_refused(order):
    planned = 0
    for seed in range(300):
        said = taken(lambda content: read_order(content, real_book()), mutant(ORDERS[order], seed))
        if said is None:
            continue
        plan = make_plan(said.patient, said.order, said.clinic, said.pump, real_book(), said.on)
        assert plan_json(plan, said.pump, sentence)["findings"] is not None
        planned += 1
    assert planned > 5


def test_a_broken_case_is_run_or_refused():
    assert len([seed for seed in range(200) if taken(read, mutant(CASE, seed)) is not None]) > 5


@settings(max_examples=30)
@given(st.integers(0, 10**9))
def test_any_sound_case_runs_to_its_end(seed):
    book = real_book()
    whole = random_case(seed)
    done = run(whole)
    assert len(done.turns) == len(whole["entries"])
    assert fold(done.infusion.id, done.infusion.entries, book) == done.infusion
    printed = replay_json(done, book, sentence, option_sentence(book))
    assert list(replay_lines(printed))
    for turn in printed["entries"]:
        assert turn["kept"] is (turn["id"] is not None)
        assert turn["kept"] or turn["findings"]
        assert all(o["rule"] and o["source"] and o["sentence"] for o in turn.get("options", ()))
