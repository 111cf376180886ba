"""Any one file of a chart may be lost: everything acknowledged is made anew from the others."""

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import rebuilding, vault
from nurse_app.records.check import State
from nurse_app.records.fileset import FileSet
from tests.support.kept_made import MIGRATIONS, NINE, infusion_of, vitals


def _rebuild(ward):
    return rebuilding.rebuild_raw(ward.path, ward.keys, migrations=MIGRATIONS)


def _spoil(part, how, old):
    content = part.read_bytes()
    if how == "deleted":
        part.unlink()
        return
    changed = {
        "emptied": b"",
        "halved": content[: len(content) // 2],
        "zeroed": bytes(len(content)),
        "older": old,
        "noise": bytes((value * 7 + 3) % 256 for value in range(len(content))),
    }
    part.write_bytes(changed[how])


@pytest.mark.parametrize("suffix", ["", "-mirror", "-anchor"])
@pytest.mark.parametrize("how", ["deleted", "emptied", "halved", "zeroed", "older", "noise"])
def test_what_was_lost_is_made_anew(ward, suffix, how):
    ward.create(6)
    part = ward.part(suffix)
    old = part.read_bytes()
    with ward.open() as chart:
        chart.charts.append("inf-1", (vitals("inf-1", 6),))
        chart.charts.save_settings({"look": "dark"}, "Ines Duarte", NINE)
        chart.charts.append("inf-1", (vitals("inf-1", 7),))
    _spoil(part, how, old)
    with pytest.raises(ChartTrouble) as refused:
        ward.open()
    assert refused.value.problem is ChartProblem.DAMAGED
    assert (refused.value.facts["file"], refused.value.facts["rebuild"]) == (part.name, "yes")
    spoilt = part.read_bytes() if part.exists() else None
    done = _rebuild(ward)
    assert done.entries == 8
    kept_aside = done.set_aside / part.name
    assert (kept_aside.read_bytes() if kept_aside.exists() else None) == spoilt
    assert ward.verdict().state is State.WHOLE
    with ward.open() as chart:
        assert chart.charts.entries("inf-1") == infusion_of("inf-1", 8)
        assert chart.charts.settings() == {"look": "dark"}
        chart.charts.append("inf-1", (vitals("inf-1", 8),))
    assert ward.verdict().acknowledged == 9


def test_when_no_copy_is_whole_nothing_is_changed(ward):
    ward.create(6)
    for suffix in ("", "-mirror"):
        _spoil(ward.part(suffix), "halved", b"")
    before = {part.name: part.read_bytes() for part in ward.path.parent.iterdir()}
    with pytest.raises(ChartTrouble) as refused:
        ward.open()
    assert refused.value.facts["rebuild"] == "no"
    with pytest.raises(ChartTrouble) as refused:
        _rebuild(ward)
    assert (refused.value.problem, refused.value.facts["rebuild"]) == (ChartProblem.DAMAGED, "no")
    assert {part.name: part.read_bytes() for part in ward.path.parent.iterdir()} == before


def test_a_whole_chart_may_be_made_anew_too(ward):
    ward.create(3)
    assert _rebuild(ward).entries == 3
    assert _rebuild(ward).set_aside.name == "replaced-2-clinic.vigil"
    assert ward.entries() == infusion_of("inf-1", 3)


@pytest.mark.parametrize("suffix", ["", "-mirror", "-anchor"])
@pytest.mark.parametrize("moved", [0, 1, 2])
def test_cut_short_it_is_done_again(ward, monkeypatch, suffix, moved):
    from pathlib import Path

    class Killed(BaseException):
        """The program was killed here."""

    ward.create(5)
    ward.part(suffix).unlink()
    replace = Path.replace
    left = moved

    def move(self, target):
        nonlocal left
        if self.parent.name.endswith(".rebuilding") and target.parent == ward.path.parent:
            if left == 0:
                raise Killed
            left -= 1
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", move)
        with pytest.raises(Killed):
            _rebuild(ward)
    assert FileSet.at(ward.path).exists
    assert _rebuild(ward).entries == 5
    assert ward.entries() == infusion_of("inf-1", 5)


def test_a_chart_in_use_is_not_made_anew(ward):
    ward.create(2)
    with ward.open(), pytest.raises(ChartTrouble) as refused:
        _rebuild(ward)
    assert refused.value.problem is ChartProblem.IN_USE


def test_a_missing_database_is_no_invitation_to_make_a_new_chart(ward):
    ward.create(2)
    ward.path.unlink()
    with pytest.raises(ChartTrouble) as refused:
        vault.create_raw(ward.path, ward.keys, migrations=MIGRATIONS)
    assert refused.value.problem is ChartProblem.ALREADY_THERE
