"""Takes the record out of a PDF, and what the PDF says about its signature: bounded, for the file may be anybody's."""

from __future__ import annotations

import io
import logging
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nurse_app.documents.sealed_bytes import Envelope, NotAsSigned, head_in
from nurse_app.infusion.record_file import LARGEST

NAME = "record.json"


@dataclass(frozen=True, slots=True)
class Attached:
    """The attached record's bytes, the head and nurse that the signature names, and when it says it was made."""

    record: bytes
    head: str
    nurse: str
    at: datetime


def attached(content: bytes, envelope: Envelope) -> Attached:
    """What a file holds whose bytes fit their signature.

    A second judge looks at the signature too: pyHanko, on the file as a PDF.

    Raises:
        NotAsSigned: `signature-wrong` when the second judge says so;
            `record-missing`; `record-too-large`.
        Exception: a file that is no PDF as this program makes them ends in whatever its reader raises.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    # What it makes of a strange file is told by the verdict; its own log may quote the file.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    if b"/ObjStm" in content or b"/XRef" in content:
        # Never made here; what is packed could be of any size once unpacked.
        raise NotAsSigned("not-made-here")
    reader = PdfFileReader(io.BytesIO(content))
    signature = _second_judge(reader, envelope)
    named = signature.sig_object
    head, nurse = head_in(str(named.get("/Reason", ""))), str(named.get("/Name", ""))
    at = signature.self_reported_timestamp or datetime.min.replace(tzinfo=UTC)
    return Attached(_record(reader), head, nurse, at)


def _second_judge(reader: Any, envelope: Envelope) -> Any:
    from asn1crypto import x509
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    signatures = list(reader.embedded_signatures)
    if len(signatures) != 1 or tuple(map(int, signatures[0].byte_range)) != envelope.covered:
        raise NotAsSigned("several-signatures" if len(signatures) > 1 else "signature-wrong")
    (signature,) = signatures
    # Whom to trust is answered elsewhere, by the record; here only whether this certificate signed this file.
    trusted = ValidationContext(
        trust_roots=[x509.Certificate.load(envelope.certificate)],
        allow_fetching=False,
        moment=signature.self_reported_timestamp,
        best_signature_time=signature.self_reported_timestamp,
    )
    judged = validate_pdf_signature(signature, trusted, key_usage_settings=KeyUsageConstraints(key_usage=set()))
    if judged.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        raise NotAsSigned("not-whole-file")
    if not judged.bottom_line or judged.docmdp_ok is False or signature.docmdp_level is not MDPPerm.NO_CHANGES:
        raise NotAsSigned("signature-wrong")
    return signature


def _record(reader: Any) -> bytes:
    names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    if len(names) != len((NAME, "file")) or str(names[0]) != NAME:
        raise NotAsSigned("record-missing")
    stream = names[1]["/EF"]["/F"]
    packed, way = stream.encoded_data, stream.get("/Filter", "")
    if str(way) == "":
        unpacked = packed
    elif str(way) == "/FlateDecode":
        unpacked = zlib.decompressobj().decompress(packed, LARGEST + 1)
    else:
        raise NotAsSigned("not-made-here")
    if len(unpacked) > LARGEST:
        raise NotAsSigned("record-too-large")
    return bytes(unpacked)
