"""`nurse-app replay` and `verify`: a case kept in a real chart, acknowledged entry by entry, and checked."""

import json

import pytest

from nurse_app.cli.reading_pdf import pages_and_record
from tests.support.cases import case, do, vitals
from tests.support.command_line import nurse_app

PASSWORD = "copper lantern under seven hills\n"


@pytest.fixture
def case_file(tmp_path):
    path = tmp_path / "CASE.json"
    path.write_text(json.dumps(case(do("00:00", "start"), vitals("00:15"), do("00:20", "rate", ml_h="42"))), "utf-8")
    return str(path)


def test_a_case_is_printed_in_its_form(case_file):
    ran = nurse_app("replay", case_file, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [turn["kept"] for turn in ran.json["entries"]] == [True, True, False]
    assert ran.json["assumed"][0].startswith("Verify and Prepare count as done, confirmed by D. Mensah")
    assert all(finding["sentence"] for turn in ran.json["entries"] for finding in turn["findings"])


def test_a_case_is_printed_as_text_too(case_file):
    ran = nurse_app("replay", case_file)
    assert ran.code == 0
    assert "REFUSED  rate" in ran.out


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_chart_is_written_as_a_picture(case_file, tmp_path, ending):
    picture = tmp_path / f"chart.{ending}"
    assert nurse_app("replay", case_file, "--chart", str(picture)).code == 0
    assert picture.read_bytes()[:5] in (b"<?xml", b"\x89PNG\r")


def test_the_report_is_written_and_holds_the_record(case_file, tmp_path):
    report = tmp_path / "report.pdf"
    ran = nurse_app("replay", case_file, "--pdf", str(report), "--json")
    assert ran.code == 0
    pages, record = pages_and_record(report.read_bytes())
    kept = [turn["id"] for turn in ran.json["entries"] if turn["kept"]]
    assert pages > 0
    assert set(kept) <= {entry["id"] for entry in json.loads(record)["entries"]}


def test_a_place_that_cannot_be_written_to_is_told(case_file, tmp_path):
    words = ["--into", str(tmp_path / "c.vigil"), "--password-stdin"]
    ran = nurse_app("replay", case_file, "--chart", str(tmp_path / "none" / "chart.svg"), *words, stdin=PASSWORD)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["CASE.json"]


def test_what_is_kept_is_acknowledged_entry_by_entry_before_the_json(case_file, tmp_path):
    chart = str(tmp_path / "chart.vigil")
    ran = nurse_app("replay", case_file, "--into", chart, "--password-stdin", "--ack", "--json", stdin=PASSWORD)
    assert ran.code == 0
    acks = [line.split() for line in ran.out.splitlines() if line.startswith("saved ")]
    assert [int(number) for _, number, _ in acks] == list(range(1, len(acks) + 1))
    printed = json.loads(ran.out[ran.out.index("{") :])
    assert {turn["id"] for turn in printed["entries"] if turn["kept"]} <= {ack[2] for ack in acks}
    checked = nurse_app("verify", chart, "--password-stdin", "--json", stdin=PASSWORD)
    assert checked.code == 0
    assert checked.json["state"] == "whole"
    assert checked.json["entries"] == len(acks)


def test_no_other_line_begins_with_saved(case_file):
    ran = nurse_app("replay", case_file)
    assert not [line for line in ran.out.splitlines() if line.startswith("saved")]


def test_a_damaged_chart_is_told_and_a_wrong_password_is_not_readable(case_file, tmp_path):
    chart = tmp_path / "chart.vigil"
    nurse_app("replay", case_file, "--into", str(chart), "--password-stdin", stdin=PASSWORD)
    assert nurse_app("verify", str(chart), "--password-stdin", stdin="something else entirely\n").code == 2
    content = bytearray(chart.read_bytes())
    content[5000] ^= 1
    chart.write_bytes(content)
    ran = nurse_app("verify", str(chart), "--password-stdin", "--json", stdin=PASSWORD)
    assert ran.code == 1
    assert ran.json["state"] == "altered"
    assert ran.json["faults"][0]["what"]


def test_a_chart_that_is_there_is_never_overwritten(case_file, tmp_path):
    chart = tmp_path / "chart.vigil"
    chart.write_bytes(b"precious")
    ran = nurse_app("replay", case_file, "--into", str(chart), "--password-stdin", stdin=PASSWORD)
    assert ran.code == 2
    assert chart.read_bytes() == b"precious"


def test_a_weak_password_is_refused_and_nothing_is_written(case_file, tmp_path):
    ran = nurse_app("replay", case_file, "--into", str(tmp_path / "c.vigil"), "--password-stdin", stdin="1234\n")
    assert (ran.code, ran.out) == (2, "")
    assert [path.name for path in tmp_path.iterdir()] == ["CASE.json"]


def test_a_case_with_faults_writes_nothing(tmp_path):
    path = tmp_path / "CASE.json"
    path.write_text(json.dumps(case(do("00:00", "dance"))), "utf-8")
    words = ["--into", str(tmp_path / "c.vigil"), "--password-stdin", "--chart", str(tmp_path / "c.svg")]
    ran = nurse_app("replay", str(path), *words, stdin=PASSWORD)
    assert (ran.code, ran.out) == (2, "")
    assert [one.name for one in tmp_path.iterdir()] == ["CASE.json"]


@pytest.mark.parametrize(
    "words", [("--into", "c.vigil"), ("--ack",), ("--chart", "c.gif")], ids=["no-password", "no-file", "no-figure"]
)
def test_words_that_do_not_go_together_are_refused(case_file, words):
    ran = nurse_app("replay", case_file, *words)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.errors) == 1


def test_verify_without_a_file_or_a_password_is_not_readable(tmp_path):
    assert nurse_app("verify", str(tmp_path / "none.vigil"), "--password-stdin", stdin="x\n").code == 2
    assert nurse_app("verify", str(tmp_path / "none.vigil")).code == 2


def test_a_scanned_code_brings_its_lot(tmp_path):
    path = tmp_path / "CASE.json"
    code = "]d2010030144500001417270531" + "10P100\x1d21S1"
    path.write_text(json.dumps(case(do("00:00", "scan", text=code), do("00:00", "scan", text=code))), "utf-8")
    first, again = nurse_app("replay", str(path), "--json").json["entries"]
    assert first["kept"]
    assert first["findings"][0]["severity"] == "ask"
    assert "P100" in first["findings"][0]["sentence"]
    assert [finding["code"] for finding in again["findings"]] == ["same-serial"]
