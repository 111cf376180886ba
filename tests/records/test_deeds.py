"""What was done with the record stands in the same chain as the entries, and can no more be changed than they."""

from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.records import cipher, keeping
from nurse_app.records.check import State
from nurse_app.records.deeds import Deed, Done
from nurse_app.records.rebuilding import rebuild_raw
from nurse_app.records.seal import Seal
from tests.support.kept_made import MIGRATIONS, NINE, NURSE, infusion_of

LOOKED = Deed(Done.VIEWED, NURSE, NINE, {"infusion": "inf-1"})
UNLOCKED = Deed(Done.UNLOCKED, NURSE, NINE + timedelta(minutes=1))


@pytest.fixture
def noted(ward):
    ward.create(2)
    with ward.open() as chart:
        chart.charts.note([LOOKED, UNLOCKED])
        chart.charts.append("inf-1", infusion_of("inf-1", 3)[2:])
    return ward


def test_deeds_are_read_back_as_kept_and_leave_the_infusions_alone(noted):
    with noted.open() as chart:
        assert chart.charts.deeds() == (LOOKED, UNLOCKED)
        assert [(head.id, head.entries) for head in chart.charts.infusions()] == [("inf-1", 3)]
        assert chart.charts.settings() == {}
    assert noted.entries() == infusion_of("inf-1", 3)


def test_the_check_counts_them_with_the_entries(noted):
    verdict = noted.verdict()
    assert (verdict.state, verdict.entries, verdict.acknowledged) == (State.WHOLE, 5, 5)


def test_a_chart_whose_last_link_is_a_deed_opens_again(noted):
    with noted.open() as chart:
        chart.charts.note([LOOKED])
    with noted.open() as chart:
        assert (chart.mended, chart.already_saved) == ((), ())
        assert len(chart.charts.deeds()) == 3


class Killed(BaseException):
    """The program was killed here."""


def _die(*_words):
    raise Killed


def test_a_deed_that_only_the_mirror_has_after_a_sudden_end_is_kept(noted, monkeypatch):
    chart = noted.open()
    with monkeypatch.context() as patch:
        patch.setattr(Seal, "take_back", lambda _seal: None)
        patch.setattr(keeping, "insert", _die)
        with pytest.raises(Killed):
            chart.charts.note([LOOKED])
    sitting = chart._sitting
    sitting.seal.close()
    sitting.connection.close()
    sitting.engine.dispose()
    chart._held.release()
    with noted.open() as again:
        assert again.charts.deeds() == (LOOKED, UNLOCKED, LOOKED)
        assert again.already_saved == ()
    assert noted.verdict().state is State.WHOLE


def test_no_deeds_keep_nothing(noted):
    with noted.open() as chart:
        chart.charts.note([])
    assert noted.verdict().entries == 5


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        ("UPDATE deed SET author = 'Nobody' WHERE position = 3", 3),
        ("UPDATE deed SET payload = replace(payload, 'viewed', 'locked') WHERE position = 3", 3),
        ("DELETE FROM deed WHERE position = 4", 4),
    ],
)
def test_a_deed_changed_by_a_holder_of_the_key_is_named(noted, change, entry):
    database = cipher.connect(noted.path, noted.keys.database)
    with pytest.raises(sqlcipher.IntegrityError, match="not changed"):
        database.execute(change)
    guards = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for guard in guards:
        database.execute(f"DROP TRIGGER {guard}")
    database.execute(change)
    database.close()
    verdict = noted.verdict()
    assert verdict.state is State.ALTERED
    assert min(fault.entry for fault in verdict.faults if fault.entry) == entry


def test_a_chart_made_anew_from_its_mirror_has_them_again(noted):
    noted.path.write_bytes(b"")
    rebuild_raw(noted.path, noted.keys, migrations=MIGRATIONS)
    with noted.open() as chart:
        assert chart.charts.deeds() == (LOOKED, UNLOCKED)
