"""The reader that holds a report against its record sees each kind of difference."""

from dataclasses import replace

import pytest

from nurse_app.clinical.quantities import Volume
from nurse_app.documents.pdf import Print, pdf_bytes
from nurse_app.machine import paths
from tests.support.halloran import at
from tests.support.halloran_record import halloran
from tests.support.report import differences
from tests.support.tables import real_book


@pytest.fixture(scope="module")
def record():
    return halloran()


@pytest.fixture(scope="module")
def made(record):
    return pdf_bytes(record, at("15:25"), real_book(), Print(paths.resources(), "Riverside Infusion Clinic"))


def test_a_report_of_the_record_itself_differs_in_nothing(record, made):
    assert differences(made, record) == []


def test_another_patients_number_is_seen(record, made):
    other = replace(record, patient=replace(record.patient, record_number="4471-0927"))
    assert differences(made, other) == ["record number: 4471-0927"]


def test_a_rate_that_is_not_on_paper_is_seen(record, made):
    spans = (*record.ledger.spans[:-1], replace(record.ledger.spans[-1], rate=record.ledger.spans[0].rate))
    other = replace(record, ledger=replace(record.ledger, spans=spans))
    assert differences(made, other) == ["rate 6: 11:30 14:13 21 "]


def test_another_volume_is_seen(record, made):
    other = replace(record, ledger=replace(record.ledger, pumped=(), ordered=Volume.of(270)))
    assert differences(made, other) == ["given: Dose given 27 g, 270 mL"]


def test_a_set_that_is_not_on_paper_is_seen(record, made):
    (said,) = differences(made, replace(record, readings=record.readings[1:]))
    assert said.startswith("sets of vitals:")


def test_a_lot_a_reaction_and_a_decision_that_are_not_on_paper_are_seen(record, made):
    vials = (replace(record.vials[0], lot="P000000000"), *record.vials[1:])
    reactions = (replace(record.reactions[0], onset=at("10:42")),)
    decisions = tuple(replace(one, reason="another reason") for one in record.decisions)
    said = differences(made, replace(record, vials=vials, reactions=reactions, decisions=decisions))
    assert [line.partition(" ")[0] for line in said] == ["onset", "decision", "lot"]


def test_an_entry_that_does_not_lie_in_the_file_is_seen(record, made):
    assert differences(made, replace(record, entries=record.entries[:-1])) == ["the entries that lie in the file"]
