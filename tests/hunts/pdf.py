"""Hunts for a change to a signed PDF that passes unseen.

    python tests/hunts/pdf.py [COUNT] [--control]

COUNT times one bit or one byte is changed, a third of them inside the
signature, which it does not cover itself. Then come incremental updates (what
an editor or a forger adds behind the signature), bytes before and behind, and
papers signed anew with another certificate, which only the chart can tell.
`--control` trusts a valid signature alone, and must be caught passing some.
"""

import io
import json
import logging
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from nurse_app.app.signer import once
from nurse_app.documents.checking import State, against, check
from nurse_app.documents.pdf import pdf_bytes
from nurse_app.documents.report import report
from nurse_app.documents.sealed_bytes import opened
from nurse_app.documents.signature import sign
from nurse_app.infusion.record_file import KnownHere
from tests.hunts import ground
from tests.support.halloran_record import halloran
from tests.support.hard_day import hard_day
from tests.support.signed_papers import HOW, NOW, retold, signed_report, signer
from tests.support.tables import real_book


def _update(change):
    """An incremental update behind the signature."""

    def attack(paper):
        writer = IncrementalPdfFileWriter(io.BytesIO(paper))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return attack


def _page(writer, number=0):
    return writer.root["/Pages"]["/Kids"][number]


def _raw(array):
    return [array.raw_get(n) for n in range(len(array))]


def _stream(words):
    return generic.StreamObject({}, stream_data=words)


def _overlay(writer):
    page = _page(writer)
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), writer.add_object(_stream(b"0 0 99 99 re f"))])
    writer.update_container(page)


def _other_content(writer):
    _page(writer)["/Contents"] = writer.add_object(_stream(b"BT ET"))
    writer.update_container(_page(writer))


def _note(writer, kind="/FreeText"):
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name(kind),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (50, 50, 300, 90))),
            pdf_name("/Contents"): generic.pdf_string("No reaction was seen."),
        }
    )
    page = _page(writer, 1)
    page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def _stamp(writer):
    _note(writer, "/Stamp")


def _white(writer):
    _note(writer, "/Square")


def _no_page(writer):
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject(_raw(pages["/Kids"])[:-1])
    pages["/Count"] = generic.NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


def _swapped_pages(writer):
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject([pages["/Kids"].raw_get(n) for n in (1, 0)])
    writer.update_container(pages)


def _turned(writer):
    _page(writer)["/Rotate"] = generic.NumberObject(180)
    writer.update_container(_page(writer))


def _other_title(writer):
    writer.trailer["/Info"]["/Title"] = generic.pdf_string("Another patient")
    writer.update_container(writer.trailer["/Info"])


def _record(writer):
    return writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]


def _other_record(writer):
    files = _record(writer)["/EF"]
    files["/F"] = writer.add_object(_stream(b'{"entries":[],"infusion":"x"}'))
    writer.update_container(files)


def _no_record(writer):
    writer.root["/Names"] = generic.DictionaryObject()
    writer.update_root()


def _second_record(writer):
    files = writer.root["/Names"]["/EmbeddedFiles"]
    files["/Names"] = generic.ArrayObject(
        [*_raw(files["/Names"]), generic.pdf_string("record.json"), generic.NullObject()]
    )
    writer.update_container(files)


def _form(writer):
    return writer.root["/AcroForm"]


def _no_field(writer):
    _form(writer)["/Fields"] = generic.ArrayObject()
    writer.update_container(_form(writer))


def _value(writer):
    return _form(writer)["/Fields"][0]["/V"]


def _other_reason(writer):
    _value(writer)["/Reason"] = generic.pdf_string("Sealed with the record. Chain head " + "0" * 64)
    writer.update_container(_value(writer))


def _other_range(writer):
    _value(writer)["/ByteRange"] = generic.ArrayObject(map(generic.NumberObject, (0, 9, 19, 9)))
    writer.update_container(_value(writer))


def _no_permissions(writer):
    del writer.root["/Perms"]
    writer.update_root()


def _script(writer):
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.pdf_string("app.alert(1)")}
    )
    writer.update_root()


def _nothing(writer):
    writer.add_object(generic.pdf_string("only here"))


def _security_store(writer):
    writer.root["/DSS"] = generic.DictionaryObject({pdf_name("/Certs"): generic.ArrayObject()})
    writer.update_root()


def _second_signature(writer):
    ours = _value(writer)
    other = generic.DictionaryObject({key: ours.raw_get(key) for key in ours})
    field = generic.DictionaryObject(
        {
            pdf_name("/FT"): pdf_name("/Sig"),
            pdf_name("/T"): generic.pdf_string("Other"),
            pdf_name("/V"): writer.add_object(other),
        }
    )
    form = _form(writer)
    form["/Fields"] = generic.ArrayObject([*_raw(form["/Fields"]), writer.add_object(field)])
    writer.update_container(form)


def _first_half(paper):
    """The signed file followed by another whole one, as if the later had replaced it."""
    return paper + pdf_bytes(hard_day(), NOW, real_book(), HOW)


def _moved_gap(paper):
    """Bytes slipped into the gap that the signature does not cover, its range made to fit."""
    _, first, after, last = opened(paper).covered
    spoilt = paper[: after - 1] + b"00>" + paper[after:]
    was, now = (f"[0 {first} {n} {last}]".encode() for n in (after, after + 2))
    return spoilt.replace(was, now.ljust(len(was)))


ATTACKS = {
    **{
        change.__name__.strip("_"): _update(change)
        for change in (
            *(_overlay, _other_content, _note, _stamp, _white, _no_page, _swapped_pages, _turned, _other_title),
            *(_other_record, _no_record, _second_record, _no_field, _other_reason, _other_range, _no_permissions),
            *(_script, _nothing, _security_store, _second_signature),
        )
    },
    "another file behind": _first_half,
    "gap moved": _moved_gap,
    "newline behind": lambda paper: paper + b"\n",
    "zero behind": lambda paper: paper + b"\0",
    "comment behind": lambda paper: paper + b"% no reaction\n%%EOF\n",
    "bytes before": lambda paper: b"%PDF-1.7\n" + paper,
    "capital to small": lambda paper: paper.replace(b"<3082", b"<3082", 1).replace(b"F70D01", b"f70d01", 1),
}


def _forged():
    """Papers that tell something else, signed as a whole by a certificate of the forger's own."""
    yield report(retold(), NOW, real_book(), HOW, once(NOW)).content
    yield report(halloran(), NOW, real_book(), HOW, once(NOW)).content
    page = pdf_bytes(halloran(), NOW, real_book(), replace(HOW, certificate=signer().shown))
    yield sign(page, once(NOW), "Dina Mensah, RN", signed_report().head, NOW)


def _passes(paper, here, control):
    if control:
        return _valid_signature(paper)
    alone = check(paper)
    return alone.state is State.WHOLE and against(alone, here).state is State.WHOLE


def _passes_alone(paper, control):
    return _valid_signature(paper) if control else check(paper).state is State.WHOLE


def _valid_signature(paper):
    """The planted fault: what a library calls a valid signature is believed."""
    try:
        (signature, *_) = PdfFileReader(io.BytesIO(paper)).embedded_signatures
        trusted = ValidationContext(
            trust_roots=[x509.Certificate.load(signer().certificate)], allow_fetching=False, moment=NOW
        )
        return validate_pdf_signature(signature, trusted).bottom_line
    except Exception:  # noqa: BLE001 - a file that cannot be read is not believed, and that is all
        return False


def _changed(paper, dice, inside):
    place = dice.randrange(*inside) if dice.random() < 1 / 3 else dice.randrange(len(paper))
    spoilt = bytearray(paper)
    if dice.random() < 1 / 2:
        spoilt[place] ^= 1 << dice.randrange(8)
    else:
        spoilt[place] = (spoilt[place] + dice.randrange(1, 256)) % 256
    return bytes(spoilt)


def hunt(count, control=False, seed=None):
    """Change the paper `count` times and attack it in every way, and return what was found."""
    dice, paper = ground.dice(seed), signed_report().content
    here = KnownHere(frozenset({signed_report().file}), halloran().entries)
    if not _passes(paper, here, control=False):
        raise SystemExit("the paper itself is not whole")
    _, first, after, _ = opened(paper).covered
    found = {
        "changed": count,
        "unseen": 0,
        "attacks": len(ATTACKS),
        "attacks_passed": 0,
        "forged": 0,
        "forged_passed": 0,
    }
    for _ in range(count):
        found["unseen"] += _passes_alone(_changed(paper, dice, (first, after)), control)
    for name, attack in ATTACKS.items():
        if _passes_alone(attack(paper), control):
            found["attacks_passed"] += 1
            sys.stderr.write("" if control else f"passed: {name}\n")
    for forged in _forged():
        found["forged"] += 1
        found["forged_passed"] += _passes(forged, here, control)
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    # The library that is believed in the control says at length what it makes of each attack.
    logging.disable(logging.CRITICAL)
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 200, "--control" in words)
    sys.stdout.write(json.dumps({"hunt": "pdf", **found}) + "\n")
    return 1 if found["unseen"] + found["attacks_passed"] + found["forged_passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
