"""`nurse-app self-test`: a line for each check, and a planted fault turns it red."""

from nurse_app.cli import reading_pdf
from tests.support.command_line import nurse_app


def test_every_check_passes_here():
    ran = nurse_app("self-test")
    assert ran.code == 0
    assert [line[:2] for line in ran.out.splitlines()] == ["ok"] * 6


def test_a_report_with_another_record_fails(monkeypatch):
    monkeypatch.setattr(reading_pdf, "pages_and_record", lambda _: (5, b"{}"))
    ran = nurse_app("self-test")
    assert ran.code == 1
    assert ran.out.splitlines()[-2].startswith("FAILED  The report could not be written and read back")


def test_without_tables_nothing_else_is_tried(monkeypatch):
    monkeypatch.setattr("nurse_app.machine.resources.clinical_files", dict)
    ran = nurse_app("self-test")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert len(lines) == 6
    assert all(line.startswith("FAILED") for line in lines)
    assert lines[1].endswith("an earlier check failed.")
