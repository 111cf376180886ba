"""What is appended is kept, once, together, and never changed."""

from datetime import timedelta

import pytest
from hypothesis import given, settings

from nurse_app.errors import OurBug
from nurse_app.infusion.canonical import canonical_bytes
from nurse_app.records import keys, vault
from nurse_app.records.deeds import Deed, Done
from tests.support.entries_made import entries
from tests.support.kept_made import MIGRATIONS, NINE, infusion_of, opened, vitals


def test_what_is_appended_is_read_back_in_the_order_kept(ward):
    ward.create(4)
    assert ward.entries() == infusion_of("inf-1", 4)


def test_an_entry_appended_twice_is_kept_once(ward):
    ward.create(2)
    with ward.open() as chart:
        chart.charts.append("inf-1", (vitals("inf-1", 2),))
        chart.charts.append("inf-1", (vitals("inf-1", 2), vitals("inf-1", 3), vitals("inf-1", 3)))
    assert ward.entries() == infusion_of("inf-1", 4)


def test_an_id_is_not_kept_with_another_content(ward):
    ward.create(2)
    changed = vitals("inf-1", 1).__class__(**{**_fields(vitals("inf-1", 1)), "author": "Someone Else"})
    with ward.open() as chart, pytest.raises(OurBug, match="another content"):
        chart.charts.append("inf-1", (changed,))
    assert ward.entries() == infusion_of("inf-1", 2)


def test_an_id_is_not_kept_in_two_infusions(ward):
    ward.create(2)
    with ward.open() as chart, pytest.raises(OurBug, match="another content"):
        chart.charts.append("inf-2", (vitals("inf-1", 1),))


def _fields(entry):
    return {name: getattr(entry, name) for name in entry.__slots__}


def test_entries_are_kept_together_or_not_at_all(ward):
    ward.create(1)
    stranger = vitals("inf-9", 1)
    with ward.open() as chart:
        with pytest.raises(OurBug, match="SQLITE_CONSTRAINT"):
            chart.charts.append("inf-9", (stranger, vitals("inf-9", 2)))
        chart.charts.append("inf-1", (vitals("inf-1", 1),))
        assert chart.check().state == "whole"
    assert ward.entries() == infusion_of("inf-1", 2)
    assert ward.entries("inf-9") == ()


def test_a_chart_closed_twice_is_closed(ward):
    ward.create(1)
    chart = ward.open()
    chart.close()
    chart.close()
    assert ward.entries() == infusion_of("inf-1", 1)


def test_files_that_others_may_read_are_made_the_owners_again(ward):
    ward.create(1)
    for part in ward.path.parent.iterdir():
        part.chmod(0o644)
    ward.open().close()
    readable = [part.name for part in ward.path.parent.iterdir() if part.stat().st_mode & 0o077]
    assert readable == []


def test_infusions_are_listed_newest_first_with_what_a_row_shows(ward):
    ward.create(3)
    with ward.open() as chart:
        later = opened("inf-2").__class__(
            **{**_fields(opened("inf-2")), "happened": NINE + timedelta(days=1), "id": "later"}
        )
        chart.charts.append("inf-2", (later,))
        heads = chart.charts.infusions()
    assert [(head.id, head.opened, head.patient_key, head.training, head.entries) for head in heads] == [
        ("inf-2", NINE + timedelta(days=1), "patient-1", False, 1),
        ("inf-1", NINE, "patient-1", False, 3),
    ]


def test_an_infusion_that_is_not_there_has_no_entries(ward):
    ward.create(1)
    assert ward.entries("inf-7") == ()


def test_a_setting_is_as_last_saved_and_only_changes_are_kept(ward):
    ward.create(1)
    with ward.open() as chart:
        chart.charts.save_settings({"clinic_name": "North Ward", "look": "light"}, "Ines Duarte", NINE)
        chart.charts.save_settings({"clinic_name": "North Ward", "look": "dark"}, "Ines Duarte", NINE)
    with ward.open() as chart:
        assert chart.charts.settings() == {"clinic_name": "North Ward", "look": "dark"}
        kept = chart._sitting.connection.exec_driver_sql("SELECT name FROM setting ORDER BY position").all()
        chart._sitting.connection.rollback()
        assert [name for (name,) in kept] == ["clinic_name", "look", "look"]
        assert chart.check().state == "whole"
    assert len(ward.entries()) == 1


@pytest.mark.parametrize("table", ["infusion", "entry", "setting"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}"])
def test_nothing_kept_can_be_changed_or_deleted(ward, table, deed):
    ward.create(2)
    with ward.open() as chart:
        chart.charts.save_settings({"look": "dark"}, "Ines Duarte", NINE)
        driver = chart._sitting.connection.connection.dbapi_connection
        with pytest.raises(Exception, match="what is kept is not changed"):
            driver.execute(deed.format(table, table))
        assert chart.check().state == "whole"


@settings(max_examples=25)
@given(entry=entries())
def test_an_entry_of_any_kind_comes_back_as_it_was(tmp_path_factory, entry):
    path = tmp_path_factory.mktemp("any") / "clinic.vigil"
    key = keys.new_keys()
    with vault.create_raw(path, key, migrations=MIGRATIONS) as chart:
        chart.charts.append("inf-1", (opened("inf-1"), entry))
    with vault.open_raw(path, key, migrations=MIGRATIONS) as chart:
        (_, kept) = chart.charts.entries("inf-1")
    assert kept == entry
    assert canonical_bytes(kept) == canonical_bytes(entry)


def test_a_chart_whose_last_link_is_a_deed_opens_again(ward):
    with ward.create(2).open() as chart:
        chart.charts.note([Deed(Done.PRINTED, "Ines Duarte", NINE, {"infusion": "inf-1"})])
    with ward.open() as again:
        assert [deed.done for deed in again.charts.deeds()] == ["printed"]
