"""Entries as each release spelt them are read by the program of today, and spelt just so again: one of every kind."""

import json
from pathlib import Path

import pytest

from nurse_app import __version__
from nurse_app.infusion.canonical import canonical_bytes, from_plain
from tests.support.entries_made import KINDS

KEPT = Path(__file__).parents[1] / "data" / "spelling"


def lines(release):
    return (KEPT / f"{release}.jsonl").read_bytes().splitlines()


def test_this_release_keeps_one_of_every_kind():
    kinds = [json.loads(line)["fact"]["kind"] for line in lines(__version__)]
    assert sorted(kinds) == sorted(kind.kind for kind in KINDS)


@pytest.mark.parametrize("release", sorted(path.stem for path in KEPT.glob("*.jsonl")))
def test_what_a_release_wrote_is_read_and_written_just_so(release):
    for line in lines(release):
        assert canonical_bytes(from_plain(json.loads(line))) == line
