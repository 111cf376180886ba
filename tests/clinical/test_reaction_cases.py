"""Every row of the worked tables: what the book's words come to at the chair."""

import pytest

from nurse_app.clinical.options import Do
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.reactions import guidance_for
from tests.support.reaction_cases import CASES, listed, situation, spelled, table
from tests.support.tables import real_book

TABLES = sorted(path.name for path in CASES.glob("reactions_*.toml"))
ROWS = [
    pytest.param(
        case,
        {k: v for k, v in rows.items() if k != "cases"},
        id=f"{name[10:-5]}: {', '.join(case[what] for what in ('at_baseline', 'signs', 'bands') if what in case)}",
    )
    for name, rows in ((name, table(name)) for name in TABLES)
    for case in rows["cases"]
]


def test_there_are_tables_to_read():
    assert len(TABLES) >= 8
    assert len(ROWS) >= 400


@pytest.mark.parametrize(("case", "settings"), ROWS)
def test_the_options_are_those_worked_from_the_book(case, settings):
    guidance = guidance_for(situation(case, settings), real_book())
    assert [spelled(option) for option in guidance.options] == listed(case["options"])
    assert guidance.grade == (case["grade"] or None)
    assert sorted(guidance.red_flags) == sorted(listed(case["red_flags"]))
    assert (guidance.recheck_min or 0) == case["recheck"]


@pytest.mark.parametrize(("case", "settings"), ROWS)
def test_every_option_has_number_rule_source_and_reason(case, settings):
    options = guidance_for(situation(case, settings), real_book()).options
    assert len(options) >= 2
    assert [option.number for option in options] == list(range(1, len(options) + 1))
    for option in options:
        assert option.rule
        assert option.source
        assert option.why
        if option.do in (Do.PAUSE, Do.STOP):
            assert option.rate == Rate.of(0)
        if option.do in (Do.CALL, Do.EMERGENCY):
            assert option.rate is None
