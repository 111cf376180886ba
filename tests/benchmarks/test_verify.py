"""How long the check of a chart takes that holds ten years of entries: every page, record, link and the anchor."""

import json
from time import process_time

import pytest

from nurse_app.records import keys, vault
from nurse_app.records.check import verify_with
from nurse_app.records.fileset import FileSet
from nurse_app.records.keyfile import found
from nurse_app.records.verdict import State
from tests.support.goals import bound, strict
from tests.support.kept_made import MIGRATIONS, infusion_of

ENTRIES = 100_000 if strict() else 10_000
GOAL_S_OF_100_000 = 3.0
IN_ONE_INFUSION = 250


@pytest.mark.timeout(300)
def test_a_hundred_thousand_entries_are_checked_in_three_seconds(tmp_path):
    path, own = tmp_path / "clinic.vigil", keys.new_keys()
    with vault.create_raw(path, own, migrations=MIGRATIONS) as chart:
        for number in range(ENTRIES // IN_ONE_INFUSION):
            chart.charts.append(f"inf-{number}", infusion_of(f"inf-{number}", IN_ONE_INFUSION))
    files = FileSet.at(path)
    begin = process_time()
    verdict = verify_with(files, own, found(files)[0].chart)
    taken = process_time() - begin
    print(json.dumps({"entries": verdict.entries, "checked_s": round(taken, 2)}))  # noqa: T201 - the figures
    assert (verdict.state, verdict.entries) == (State.WHOLE, ENTRIES)
    assert taken <= bound(GOAL_S_OF_100_000 * ENTRIES / 100_000)
