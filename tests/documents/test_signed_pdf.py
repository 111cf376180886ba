"""A signed PDF says who signed it, and one changed byte anywhere in it is noticed."""

import io
import shutil
import subprocess
from dataclasses import replace

import pytest
from pypdf import PdfReader

from nurse_app.app.signer import once
from nurse_app.documents.checking import State, against, check
from nurse_app.documents.pdf import pdf_bytes
from nurse_app.documents.report import report
from nurse_app.documents.sealed_bytes import opened
from nurse_app.documents.signature import sign
from nurse_app.infusion.canonical import head
from nurse_app.infusion.record_file import KnownHere
from tests.support.halloran_record import halloran
from tests.support.paper import attached, metadata, pages, squeezed
from tests.support.signed_papers import HOW, NOW, retold, signed_report, signer
from tests.support.tables import real_book

NOBODY = KnownHere(frozenset(), ())


@pytest.fixture(scope="module")
def paper():
    return signed_report().content


@pytest.fixture(scope="module")
def gap(paper):
    _, first, after, _ = opened(paper).covered
    return first, after


def verdict(content):
    found = check(content)
    return found.state, [fault.code for fault in found.faults]


def with_byte(content, place, byte):
    spoilt = bytearray(content)
    spoilt[place] = byte
    return bytes(spoilt)


def test_a_signed_report_is_whole_and_gives_the_record_back(paper):
    found = check(paper)
    assert found.state is State.WHOLE
    assert found.record.entries == halloran().entries
    assert (found.record.infusion, found.head) == (halloran().id, head(halloran().entries))
    assert (found.nurse, found.at) == ("Dina Mensah, RN", NOW)
    assert (found.certificate.name, found.unchecked) == ("Vigil, made without a chart", ("chart",))


def test_the_paper_says_who_signed_when_and_what_that_means_and_shows_the_chain_head(paper):
    words = squeezed("".join(pages(paper)))
    groups = head(halloran().entries)
    for told in (
        "Signed by Dina Mensah, RN, 4 Mar 2026, 15:21:08, UTC-5. I gave and watched this infusion.",
        "Certificate Vigil, made without a chart, until",
        "Its signature covers the whole file.",
        "Chain head " + groups,
        signer().shown.fingerprint,
    ):
        assert squeezed(told) in words


def test_signing_leaves_the_pages_the_marks_and_the_attached_record_as_they_were(paper):
    bare = pdf_bytes(halloran(), NOW, real_book(), replace(HOW, certificate=signer().shown))
    assert paper.startswith(bare)
    assert metadata(paper) == metadata(bare)
    assert "pdfaid:part>3" in metadata(paper)
    assert attached(paper) == attached(bare)
    assert pages(paper) == pages(bare)
    root = PdfReader(io.BytesIO(paper)).root_object
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF's own true
    assert {"/OutputIntents", "/StructTreeRoot", "/AF"} <= set(root)
    field = root["/AcroForm"]["/Fields"][0].get_object()
    # Printable, locked, of no size: nothing of it is seen, and PDF/A allows it.
    assert (field["/F"], [int(side) for side in field["/Rect"]]) == (132, [0, 0, 0, 0])


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler is not on this computer")
def test_another_program_finds_the_signature_valid_and_covering_all(paper, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(paper)
    ran = subprocess.run(["pdfsig", str(tmp_path / "paper.pdf")], capture_output=True, text=True, check=False)
    for told in ("Signature is Valid", "Total document signed", "ETSI.CAdES.detached"):
        assert told in ran.stdout


def test_a_draft_is_not_signed_and_cannot_be_checked():
    made = report(halloran(signed=False), NOW, real_book(), HOW, signer())
    assert (made.certificate, b"/ByteRange" in made.content) == ("", False)
    assert "UNSIGNED DRAFT" in pages(made.content)[0]
    assert verdict(made.content) == (State.UNREADABLE, ["draft"])


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "not-a-pdf"), (b"PK\x03\x04", "not-a-pdf"), (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "not-ours")],
)
def test_what_vigil_did_not_make_is_not_ours(content, code):
    assert verdict(content) == (State.UNREADABLE, [code])


@pytest.mark.parametrize("behind", [b"\n", b"\0", b"%%EOF\n", b" " * 4096], ids=["line", "zero", "end", "blanks"])
def test_a_byte_behind_the_file_is_noticed(paper, behind):
    assert verdict(paper + behind) == (State.ALTERED, ["not-whole-file"])


def test_a_byte_in_front_of_the_file_is_noticed(paper):
    assert check(b"%PDF-1.7\n" + paper).state is State.ALTERED


def test_the_zeros_behind_the_signature_must_be_zeros(paper, gap):
    assert paper[gap[1] - 2 : gap[1]] == b"0>"
    assert verdict(with_byte(paper, gap[1] - 2, ord("1"))) == (State.ALTERED, ["signature-respelt"])
    assert verdict(with_byte(paper, gap[1] - 2, ord(" "))) == (State.ALTERED, ["signature-respelt"])


def test_a_letter_of_the_signature_in_another_case_is_noticed(paper, gap):
    place = next(n for n in range(*gap) if paper[n : n + 1] in b"ABCDEF")
    assert verdict(with_byte(paper, place, paper[place] + 32)) == (State.ALTERED, ["signature-respelt"])


def test_every_bit_of_the_signature_counts(paper, gap):
    """Each byte of it and of the zeros after it, one bit of each."""
    first, after = gap
    for place in range(first, after, 7):
        assert check(with_byte(paper, place, paper[place] ^ (1 << place % 8))).state is State.ALTERED, place


def test_a_changed_page_is_noticed(paper):
    assert verdict(with_byte(paper, 3000, paper[3000] ^ 1)) == (State.ALTERED, ["content-changed"])


def test_a_record_that_is_not_the_signed_one_is_noticed():
    """Signed by somebody who wrote another head than the record's."""
    bare = pdf_bytes(halloran(), NOW, real_book(), HOW)
    assert verdict(sign(bare, once(NOW), "Dina Mensah, RN", "0" * 64, NOW)) == (State.ALTERED, ["head-differs"])


def test_a_draft_with_a_certificate_is_no_signed_record():
    draft = halloran(signed=False)
    bare = pdf_bytes(draft, NOW, real_book(), HOW)
    made = sign(bare, signer(), "N. Body", head(draft.entries), NOW)
    assert verdict(made) == (State.ALTERED, ["record-not-signed"])


def test_a_file_that_the_chart_knows_is_valid(paper):
    here = KnownHere(frozenset({signed_report().file}), halloran().entries)
    found = against(check(paper), here)
    assert (found.state, found.unchecked) == (State.WHOLE, ())


def test_a_valid_signature_alone_is_not_enough():
    """A paper forged as a whole, with a certificate of the forger's own: only the chart can tell."""
    forged = check(report(retold(), NOW, real_book(), HOW, once(NOW)).content)
    assert forged.state is State.WHOLE
    same_session = KnownHere(frozenset({signed_report().file}), halloran().entries)
    for here, state, code in (
        (NOBODY, State.UNREADABLE, "not-from-this-chart"),
        (same_session, State.ALTERED, "record-differs"),
        (KnownHere(frozenset(), retold().entries), State.UNREADABLE, "file-not-known"),
    ):
        found = against(forged, here)
        assert (found.state, found.faults[0].code) == (state, code)


def test_the_first_entry_that_differs_is_named(paper):
    entries = halloran().entries
    other = (*entries[:5], replace(entries[5], author="N. Body"), *entries[6:])
    assert against(check(paper), KnownHere(frozenset(), other)).entry == 6
