"""`replay --pdf`, `export --pdf` and `verify` of a PDF: valid, altered, not ours, with the chart and without."""

import errno
import json
import os

import pytest

from nurse_app.cli.replay_words import write
from nurse_app.errors import FileFaults
from nurse_app.machine.resources import practice_files
from nurse_app.records import durable, vault
from tests.support.cases import case, do, vitals
from tests.support.command_line import nurse_app
from tests.support.kept_made import MIGRATIONS

PASSWORD = "copper lantern under seven hills\n"
NURSE = "D. Mensah"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A whole infusion kept in a chart, with its signed PDF."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "CASE.json").write_bytes(practice_files()["cidp-halloran.json"])
    words = ("--into", str(folder / "c.vigil"), "--password-stdin", "--pdf", str(folder / "p.pdf"), "--json")
    ran = nurse_app("replay", str(folder / "CASE.json"), *words, stdin=PASSWORD)
    assert (ran.code, ran.err) == (0, "")
    return folder, ran.json


def verify(path, *words, stdin=""):
    ran = nurse_app("verify", str(path), *words, "--json", stdin=stdin)
    return ran.code, ran.json["state"], ran


def with_chart(path, chart):
    return verify(path, "--chart", str(chart), "--password-stdin", stdin=PASSWORD)


def test_a_signed_pdf_is_whole_and_says_what_was_not_checked(made):
    folder, replayed = made
    code, state, ran = verify(folder / "p.pdf")
    assert (code, state) == (0, "whole")
    assert list(ran.json) == ["state", "kind", "entries", "acknowledged", "head", "faults"]
    assert (ran.json["kind"], ran.json["faults"]) == ("pdf", [])
    assert ran.json["head"] == replayed["seal"]
    assert ran.json["entries"] == ran.json["acknowledged"] > 60
    assert "Not checked" in ran.err


def test_with_the_chart_nothing_is_left_unchecked(made):
    folder, _ = made
    code, state, ran = with_chart(folder / "p.pdf", folder / "c.vigil")
    assert (code, state, ran.err) == (0, "whole", "")


def test_the_chart_is_whole_with_what_was_kept_of_the_print(made):
    folder, _ = made
    ran = nurse_app("verify", str(folder / "c.vigil"), "--password-stdin", "--json", stdin=PASSWORD)
    assert (ran.code, ran.json["state"]) == (0, "whole")


def test_a_changed_pdf_is_altered(made, tmp_path):
    folder, _ = made
    content = bytearray((folder / "p.pdf").read_bytes())
    content[5000] ^= 1
    (tmp_path / "p.pdf").write_bytes(content)
    code, state, ran = verify(tmp_path / "p.pdf")
    assert (code, state) == (1, "altered")
    assert ran.json["faults"][0]["what"].startswith("the file was changed after it was signed")
    assert with_chart(tmp_path / "p.pdf", folder / "c.vigil")[:2] == (1, "altered")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing\n%%EOF", b"\0" * 900])
def test_what_is_no_report_cannot_be_read(content, tmp_path):
    (tmp_path / "p.pdf").write_bytes(content)
    assert verify(tmp_path / "p.pdf")[:2] == (2, "unreadable")


def test_a_draft_cannot_be_checked(tmp_path):
    (tmp_path / "CASE.json").write_text(json.dumps(case(do("00:00", "start"), vitals("00:15"))), "utf-8")
    assert nurse_app("replay", str(tmp_path / "CASE.json"), "--pdf", str(tmp_path / "p.pdf")).code == 0
    code, state, ran = verify(tmp_path / "p.pdf")
    assert (code, state) == (2, "unreadable")
    assert "unsigned draft" in ran.json["faults"][0]["what"]


def test_a_signed_case_without_a_chart_is_signed_by_a_certificate_that_says_so(made, tmp_path):
    folder, _ = made
    nurse_app("replay", str(folder / "CASE.json"), "--pdf", str(tmp_path / "p.pdf"))
    assert verify(tmp_path / "p.pdf")[:2] == (0, "whole")
    # Its record is the chart's own, and still nobody there made this file.
    code, state, ran = with_chart(tmp_path / "p.pdf", folder / "c.vigil")
    assert (code, state) == (2, "unreadable")
    assert "was not made here" in ran.json["faults"][0]["what"]


def test_a_wrong_password_is_told(made):
    folder, _ = made
    words = ("--chart", str(folder / "c.vigil"), "--password-stdin")
    ran = nurse_app("verify", str(folder / "p.pdf"), *words, stdin="not this one at all\n")
    assert (ran.code, ran.out) == (2, "")
    assert "password" in ran.err


def test_a_session_is_exported_from_the_chart_and_the_chart_knows_the_file(made, tmp_path):
    folder, _ = made
    with vault.open_chart(folder / "c.vigil", NURSE, PASSWORD.strip(), migrations=MIGRATIONS) as chart:
        (infusion,) = (head.id for head in chart.charts.infusions())
    words = ("--chart", str(folder / "c.vigil"), "--password-stdin", "--pdf", str(tmp_path / "e.pdf"))
    ran = nurse_app("export", infusion[:8], *words, stdin=PASSWORD)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert with_chart(tmp_path / "e.pdf", folder / "c.vigil")[:2] == (0, "whole")


@pytest.mark.parametrize(("infusion", "known"), [("zzzz", "Use one of: "), ("", "Use one of: ")])
def test_an_unknown_session_is_refused_and_nothing_is_written(made, tmp_path, infusion, known):
    folder, _ = made
    words = ("--chart", str(folder / "c.vigil"), "--password-stdin", "--pdf", str(tmp_path / "e.pdf"))
    ran = nurse_app("export", infusion, *words, stdin=PASSWORD)
    assert (ran.code, ran.out) == (2, "")
    assert known in ran.err
    assert not (tmp_path / "e.pdf").exists()


def test_a_paper_is_for_its_owner_only_and_whole_or_not_there(tmp_path, monkeypatch):
    before, place = os.umask(0), tmp_path / "a.pdf"
    try:
        write(str(place), b"whole")
    finally:
        os.umask(before)
    assert place.stat().st_mode & 0o777 == 0o600

    def full(*_given):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable, "write_at", full)
    with pytest.raises(FileFaults):
        write(str(place), b"the next one")
    assert (place.read_bytes(), list(tmp_path.iterdir())) == (b"whole", [place])
