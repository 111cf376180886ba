"""Drop a PDF: valid, altered or not ours; and a signed PDF alone gives an empty app the same infusion."""

import pytest
from PySide6.QtCore import QUrl

from nurse_app.app import start
from nurse_app.app.bringing_in import bring_in, preview
from nurse_app.app.opening import open_shell
from nurse_app.app.worker import Worker
from nurse_app.documents.checking import check
from nurse_app.errors import ChartProblem, ChartTrouble, OurBug
from nurse_app.infusion.canonical import head
from nurse_app.infusion.entries import BroughtIn
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.record_file import Record
from nurse_app.machine import paths
from nurse_app.records import keys, vault
from nurse_app.ui import theme
from nurse_app.ui.window import Window
from nurse_app.wording import pages_check as words
from tests.support.halloran_record import halloran
from tests.support.kept_made import MIGRATIONS
from tests.support.let_go import let_go
from tests.support.signed_papers import retold, signed_report, signer
from tests.support.tables import real_book
from tests.support.ward_clock import WardClock

ADE = "Ade Bello, RN"


class Room:
    """An open window on an empty chart, and a folder with papers."""

    def __init__(self, folder):
        self.folder, self.keys = folder, keys.new_keys()
        vault.create_raw(folder / "clinic.vigil", self.keys, migrations=MIGRATIONS).close()
        chart = vault.open_raw(folder / "clinic.vigil", self.keys, migrations=MIGRATIONS)
        self.window, self.worker = Window(), Worker()
        self.window.show()
        self.shell = open_shell(
            self.window, self.worker, chart, real_book(), WardClock(), ADE, start.new_id, training=False
        )
        self.shell.places.patients()
        self.shell.places.people.check.requested.emit()
        self.page = self.shell.places.checking.page

    def paper(self, content, name="vigil-2026-03-04.pdf"):
        """A file in the folder."""
        (self.folder / name).write_bytes(content)
        return str(self.folder / name)

    def close(self):
        """Let go of window and chart."""
        let_go(self.window, self.worker, self.shell)


@pytest.fixture
def room(tmp_path, qapp):
    theme.dress(qapp, paths.resources(), "light")
    made = Room(tmp_path)
    yield made
    made.close()


@pytest.fixture
def dropped(room, qtbot):
    """Drop a file and wait for the verdict; its title."""

    def drop(content, name="vigil-2026-03-04.pdf"):
        room.page.drop.take([QUrl.fromLocalFile(room.paper(content, name))])
        qtbot.waitUntil(lambda: room.page._lines.text() != words.READING, timeout=30_000)
        return room.page._title.text()

    return drop


def kept(room):
    return room.shell.chart.charts.entries(halloran().id)


def test_a_signed_pdf_alone_gives_an_empty_app_the_same_infusion(room, dropped):
    paper = signed_report()
    assert dropped(paper.content) == words.NOT_HERE
    assert kept(room) == ()
    assert "HALLORAN, Maeve, 4 Mar 2026" in room.page.bring._below.text()
    room.page.bring.requested.emit()
    *same, mark = kept(room)
    # The same entries: ids, times, authors, and so the same head.
    assert tuple(same) == halloran().entries
    assert head(tuple(same)) == paper.head
    assert mark.author == ADE
    assert mark.fact == BroughtIn("vigil-2026-03-04.pdf", paper.file, paper.head, len(same), signer().shown.fingerprint)
    infusion = room.shell.ward.infusion(halloran().id)
    assert infusion.status is Status.SIGNED
    assert infusion.signed == halloran().signed
    assert infusion.ledger == halloran().ledger
    assert room.page.bring.isHidden()
    room.page.open.requested.emit()
    assert room.shell.places.shown == halloran().id


def test_what_was_brought_in_is_valid_there_and_not_brought_in_twice(room, dropped):
    dropped(signed_report().content)
    room.page.bring.requested.emit()
    assert dropped(signed_report().content) == words.VALID
    assert room.page.bring.isHidden()
    assert len(kept(room)) == len(halloran().entries) + 1


def test_a_changed_pdf_is_altered_and_shows_nobodys_name(room, dropped):
    content = bytearray(signed_report().content)
    content[4000] ^= 1
    assert dropped(bytes(content)) == words.ALTERED
    assert (room.page._facts.isHidden(), room.page.bring.isHidden()) == (True, True)
    assert "HALLORAN" not in room.page._lines.text()


def test_another_file_is_not_ours(room, dropped):
    assert dropped(b"%PDF-1.7 hello", "letter.pdf") == words.NOT_OURS
    assert room.page.bring.isHidden()


def test_a_record_that_differs_from_the_charts_is_altered(room, dropped):
    room.shell.chart.charts.append(retold().id, retold().entries)
    assert dropped(signed_report().content) == words.ALTERED
    assert room.page.bring.isHidden()


def test_a_full_disk_brings_nothing_in_and_says_so(room, dropped, monkeypatch):
    dropped(signed_report().content)

    def full(*_):
        raise ChartTrouble(ChartProblem.DISK_FULL)

    monkeypatch.setattr(room.shell.chart.charts, "append", full)
    room.page.bring.requested.emit()
    monkeypatch.undo()
    assert "disk is full" in room.page.bring._below.text()
    assert kept(room) == ()


@pytest.mark.parametrize("count", [0, 2], ids=["nothing that is a file", "two files"])
def test_one_file_at_a_time(room, count):
    room.page.drop.take([QUrl.fromLocalFile(f"/{n}.pdf") for n in range(count)])
    assert room.page._lines.text() == (words.ONE_FILE if count > 1 else words.NOT_A_FILE)


def test_a_file_that_is_gone_is_told(room, qtbot):
    room.page.drop.take([QUrl.fromLocalFile(str(room.folder / "none.pdf"))])
    qtbot.waitUntil(lambda: "cannot be read" in room.page._lines.text(), timeout=30_000)


def test_a_file_is_chosen_by_the_computers_own_window(room, qtbot, monkeypatch):
    chosen = room.paper(signed_report().content)
    room.shell.places.checking.choose = lambda: chosen
    room.page.drop.button.requested.emit()
    qtbot.waitUntil(lambda: room.page._title.text() == words.NOT_HERE, timeout=30_000)


def test_back_and_escape_lead_to_the_patients(room):
    room.window.leave_requested.emit()
    assert room.window.page is room.shell.places.people


# What a record is held against before it comes in


@pytest.fixture
def charts(room):
    return room.shell.chart.charts


RECORD = Record(halloran().id, halloran().entries)


def test_a_preview_keeps_nothing(charts):
    assert preview(charts, RECORD, real_book(), training=False).infusion == halloran()
    assert charts.infusions() == ()


def test_practice_and_real_records_never_meet(charts):
    assert preview(charts, RECORD, real_book(), training=True).refused == "not-training"
    practice = halloran(training=True)
    record = Record(practice.id, practice.entries)
    assert preview(charts, record, real_book(), training=False).refused == "training"
    assert preview(charts, record, real_book(), training=True).refused == ""


def test_an_entry_that_is_here_under_another_session_is_refused(charts):
    charts.append("other", halloran().entries[:3])
    assert preview(charts, RECORD, real_book(), training=False).refused == "entries-here"


def test_a_session_that_is_here_is_refused(charts):
    charts.append(RECORD.infusion, RECORD.entries)
    assert preview(charts, RECORD, real_book(), training=False).refused == "already-here"


def test_entries_that_break_the_fold_do_not_come_in(charts, monkeypatch):
    def broken(*_):
        raise KeyError("later version")

    monkeypatch.setattr("nurse_app.app.bringing_in.fold", broken)
    assert preview(charts, RECORD, real_book(), training=False).refused == "not-understood"


def test_every_refusal_has_its_sentence():
    for code in ("already-here", "entries-here", "training", "not-training", "not-understood"):
        assert words.refused_because(code).endswith(".")


def test_only_a_whole_paper_is_brought_in(room):
    with pytest.raises(OurBug):
        bring_in(room.shell.ward, check(b"%PDF-1.7"), "x.pdf")
