"""Tables and triggers that somebody else made are told and refused, and made anew from the mirror."""

from contextlib import closing

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import cipher, rebuilding, sitting
from nurse_app.records.chain import Link, What, head_after
from nurse_app.records.check import State
from nurse_app.records.seal import Seal
from tests.support.kept_made import MIGRATIONS, infusion_of

HARMLESS = "CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT 1; END"
CHANGES = {
    "another-text": ("DROP TRIGGER entry_no_update", HARMLESS),
    "trigger-added": ("CREATE TRIGGER more AFTER INSERT ON entry BEGIN SELECT 1; END",),
    "table-added": ("CREATE TABLE more (one TEXT)",),
    "view-added": ("CREATE VIEW more AS SELECT payload FROM entry",),
    "index-gone": ("DROP INDEX entry_of_infusion",),
    "column-added": ("ALTER TABLE infusion ADD COLUMN colour TEXT",),
}


@pytest.fixture
def kept(ward):
    return ward.create(5)


def _with_the_key(ward, *statements):
    with closing(cipher.connect(ward.path, ward.keys.database)) as database:
        for statement in statements:
            database.execute(statement)


def _refusal(task, *words, **named):
    with pytest.raises(ChartTrouble) as refused:
        task(*words, **named)
    return refused.value


def _rebuild(ward):
    return rebuilding.rebuild_raw(ward.path, ward.keys, migrations=MIGRATIONS)


@pytest.mark.parametrize("large", [False, True], ids=["examined", "too-large-to-examine"])
@pytest.mark.parametrize("how", CHANGES)
def test_what_was_put_in_place_or_added_is_told_and_refused(kept, monkeypatch, how, large):
    _with_the_key(kept, *CHANGES[how])
    verdict = kept.verdict()
    (fault,) = verdict.faults
    assert (verdict.state, fault.file, fault.code.value) == (State.ALTERED, "clinic.vigil", "schema-altered")
    assert (fault.entry, verdict.entries) == (None, 5)
    if large:
        monkeypatch.setattr(sitting, "EXAMINED_UP_TO", 0)
    refused = _refusal(kept.open)
    assert (refused.problem, refused.facts["what"], refused.facts["rebuild"]) == (
        ChartProblem.DAMAGED,
        "schema-altered",
        "yes",
    )
    assert _rebuild(kept).entries == 5
    assert kept.verdict().state is State.WHOLE
    assert kept.entries() == infusion_of("inf-1", 5)


def test_a_number_of_a_later_form_is_refused_at_opening_and_made_anew_from_the_mirror(kept):
    _with_the_key(kept, "PRAGMA user_version = 99")
    assert _refusal(kept.open).problem is ChartProblem.NEWER_FILE
    assert kept.verdict().state is State.UNREADABLE
    done = _rebuild(kept)
    assert (done.entries, done.source) == (5, "clinic.vigil-mirror")
    assert kept.entries() == infusion_of("inf-1", 5)


def test_a_number_of_a_later_form_beside_a_damaged_mirror_stays_refused(kept):
    _with_the_key(kept, "PRAGMA user_version = 99")
    mirror = kept.part("-mirror")
    mirror.write_bytes(mirror.read_bytes()[:100])
    before = kept.path.read_bytes()
    assert _refusal(_rebuild, kept).problem is ChartProblem.NEWER_FILE
    assert kept.path.read_bytes() == before


@pytest.mark.parametrize("word", ["entry", "later"])
def test_a_chart_that_is_of_a_later_release_in_earnest_is_not_made_anew(kept, word):
    class Later(str):
        """A word that this release does not know."""

        value = property(str)

    what = What.ENTRY if word == "entry" else Later(word)
    with kept.open() as chart:
        seal: Seal = chart._sitting.seal
        reach, payload = seal.reach, '{"fact":{"kind":"of-a-later-vigil"}}'
        digest = head_after(reach.head, What.ENTRY, "inf-1", payload)
        seal.promise([Link(reach.links + 1, what, "inf-1", payload, digest)])
        kept.path.with_name("now").write_bytes(kept.part("-mirror").read_bytes())
        seal.take_back()
    kept.part("-mirror").write_bytes(kept.path.with_name("now").read_bytes())
    kept.part("-anchor").unlink()
    _with_the_key(kept, "PRAGMA user_version = 99")
    before = kept.path.read_bytes()
    assert _refusal(_rebuild, kept).problem is ChartProblem.NEWER_FILE
    assert kept.path.read_bytes() == before
