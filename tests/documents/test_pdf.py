"""The PDF holds the record, all of it, on pages that say whose they are and whether they are signed."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from nurse_app.documents.glyphs import letters_of, printable
from nurse_app.documents.pdf import Print, pdf_bytes
from nurse_app.documents.sections import Facts, Notice, Prose, Run, Spread, Table
from nurse_app.documents.summary import summary
from nurse_app.infusion import entries as e
from nurse_app.infusion.canonical import from_plain, head
from tests.support.halloran import at
from tests.support.halloran_record import folded, halloran, story
from tests.support.hard_day import hard_day
from tests.support.paper import attached, metadata, pages, squeezed, words
from tests.support.tables import real_book

RESOURCES = Path(__file__).parents[2] / "resources"
HOW = Print(RESOURCES, "Riverside Infusion Clinic, 12 Quay Street")
LETTERS = letters_of(RESOURCES / "fonts")
NOW = at("15:25")
A4 = (595.28, 841.89)
MARGIN = 48.0


def made(infusion, now=NOW, how=HOW):
    return pdf_bytes(infusion, now, real_book(), how)


@pytest.fixture(scope="module")
def signed():
    return made(halloran())


@pytest.fixture(scope="module")
def draft():
    return made(halloran(signed=False, training=True))


@pytest.fixture(scope="module")
def trouble():
    return made(hard_day())


@pytest.fixture(params=["signed", "draft", "trouble"])
def any_report(request):
    return request.getfixturevalue(request.param)


def told_in(infusion):
    """Every stretch of text of a summary, as it must stand on paper."""
    of = summary(infusion, NOW, real_book(), clinic_name=HOW.clinic_name)
    lines = [of.lead]
    for part in (*of.body, *of.details):
        for section in (part.left, part.right) if isinstance(part, Spread) else (part,):
            lines += [(Run(section.title),), (Run(section.beside),)]
            for block in section.blocks:
                lines += _lines(block)
    words_of = (of.signature, of.identity)
    lines += [(Run(getattr(one, name)),) for one in words_of for name in one.__slots__ if name != "allergy_tag"]
    return [run.text for line in lines for run in line]


def _lines(block):
    if isinstance(block, Facts):
        return [part for column in block.columns for fact in column for part in ((Run(fact.label),), fact.value)]
    if isinstance(block, Table):
        heads = [(Run(part),) for column in block.columns for part in (column.name, column.unit)]
        return heads + [cell for row in block.rows for cell in row.cells]
    return list(block.lines) if isinstance(block, Prose | Notice) else []


@pytest.mark.parametrize(
    ("report", "infusion"), [("signed", halloran), ("trouble", hard_day)], ids=["a good day", "a day of trouble"]
)
def test_every_word_and_number_of_the_summary_stands_on_paper(report, infusion, request):
    paper = squeezed("".join(pages(request.getfixturevalue(report))))
    missing = [text for text in told_in(infusion()) if squeezed(printable(text, LETTERS)) not in paper]
    assert missing == []


def test_a_word_that_is_not_in_the_record_would_be_missed(signed):
    paper = squeezed("".join(pages(signed)))
    assert squeezed("124/74 mmHg, pulse 75, resp 15") not in paper


def test_every_page_says_who_it_is_about_and_which_page_it_is(signed):
    texts = pages(signed)
    for number, text in enumerate(texts, start=1):
        assert "HALLORAN, Maeve" in text
        assert "14 Mar 1961, 64 y, F" in text
        assert "4471-0926" in text
        assert "Penicillin: hives" in text
        assert f"page {number} of {len(texts)}" in text
        assert f"{number} / {len(texts)}" in text


def test_a_draft_says_so_on_every_page_beside_its_number_and_in_place_of_the_seal(draft):
    texts = pages(draft)
    assert all(text.count("UNSIGNED DRAFT") >= 2 for text in texts)
    assert all(text.count("TRAINING") == 2 for text in texts)
    assert "SEALED" not in "".join(texts)
    assert "Not signed." in "".join(texts)


def test_a_signed_report_carries_name_time_meaning_and_seal_and_no_draft_mark(signed):
    whole = "".join(pages(signed))
    assert "UNSIGNED" not in whole
    assert "TRAINING" not in whole
    assert "SEALED" in whole
    assert "signed 4 Mar 2026, 15:21:08, UTC-5, password given again" in whole
    sealed = story().entries[-1].fact
    assert isinstance(sealed, e.Signed)
    assert sealed.head in squeezed(whole)


def test_no_path_prints_without_the_draft_mark_unless_there_is_a_signature():
    for kept in range(1, len(story().entries), 12):
        some = story()
        some.entries = some.entries[:kept]
        assert all("UNSIGNED DRAFT" in text for text in pages(made(folded(some))))


def test_nothing_is_cut_off_and_no_words_lie_over_each_other(any_report, tmp_path):
    found = words(any_report, tmp_path)
    outside = [
        w for w in found if w.left < MARGIN - 1 or w.right > A4[0] - MARGIN + 1 or w.top < 20 or w.bottom > A4[1] - 20
    ]
    assert outside == []
    by_page: dict[int, list] = {}
    for word in found:
        by_page.setdefault(word.page, []).append(word)
    over = [
        (one.text, two.text)
        for on_page in by_page.values()
        for n, one in enumerate(on_page)
        for two in on_page[n + 1 :]
        if one.overlaps(two)
    ]
    assert over == []


def test_table_heads_stand_again_on_the_next_page(trouble, signed):
    pages_with_rows = [text for text in pages(signed) if re.search(r"Vitals 1\d\d/\d\d mmHg", text)]
    assert pages_with_rows
    assert all("No. Entered Happened What Detail By" in text for text in pages_with_rows)


def test_text_is_never_markup(trouble):
    whole = squeezed("".join(pages(trouble)))
    assert squeezed("<script>alert(1)</script> #eval(1) $x^2$ *not bold* \\ [U+].") in whole


def test_a_letter_that_the_type_lacks_or_that_cannot_be_seen_is_printed_as_its_number(trouble):
    whole = "".join(pages(trouble))
    assert "LI, [U+674E][U+96F7] Ann" in whole
    assert "[U+202E]Mandarin[U+202C]" in whole


def test_the_file_holds_every_entry_and_the_printed_seal_follows_from_them(signed):
    kept = json.loads(attached(signed)["record.json"])["entries"]
    entries = tuple(from_plain(one) for one in kept)
    assert entries == tuple(story().entries)
    assert head(entries[:-1]) in squeezed("".join(pages(signed)))


def test_the_file_says_that_it_is_for_archives_and_for_everyone(any_report):
    packet = metadata(any_report)
    assert "<pdfaid:part>3</pdfaid:part>" in packet
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet


def test_the_same_record_is_the_same_file_byte_for_byte(signed, trouble):
    assert made(halloran()) == signed
    assert made(hard_day()) == trouble


def test_a_signed_report_does_not_change_with_the_day_it_is_printed(signed):
    assert made(halloran(), now=NOW + timedelta(days=400)) == signed


def test_one_other_digit_in_the_record_is_another_file(signed):
    other = story(signed=False)
    last = other.entries[-1]
    other.entries[-1] = e.Entry(
        last.id, last.happened, last.recorded, last.author, e.MeasureTaken("incat", "4", "walks with one stick")
    )
    assert made(folded(other)) != made(halloran(signed=False))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("72.5 kg", "72.5 kg"),
        ("line\nbreak\tand tab", "line break and tab"),
        ("Bjo\u0308rk", "Bj\u00f6rk"),
        ("\u674e", "[U+674E]"),
        ("a\u200bb\u202ec\x00", "a[U+200B]b[U+202E]c[U+0000]"),
        ("\U0001f600", "[U+1F600]"),
        ("Жанна ≥ 5 °C", "Жанна ≥ 5 °C"),
    ],
)
def test_letters_are_checked_against_the_type(text, printed):
    assert printable(text, LETTERS) == printed
