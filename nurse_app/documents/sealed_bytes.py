"""Holds a signed PDF's bytes against its signature: nothing uncovered, nothing spelt otherwise than when it was made.

The signature covers every byte but its own. Those are made again here from
the certificate, the signed attributes and the signature's value, so that
there is no byte in the file that could be another one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

FIELD = "VigilSignature"
_RANGE = re.compile(rb"/ByteRange \[0 ([0-9]{1,9}) ([0-9]{1,9}) ([0-9]{1,9})\]", re.ASCII)
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)
"""What reading a signature that is no longer one may end with."""
_REASON = "Sealed with the record. Chain head "


class NotAsSigned(Exception):
    """The bytes are not those that were signed; `code` says in what way."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Envelope:
    """A signature that fits the bytes: the certificate as DER, and the range that it covers."""

    certificate: bytes
    covered: tuple[int, int, int, int]


def reason_of(head: str) -> str:
    """What stands in the signature as its reason: the head of the entries that lie in the file."""
    return f"{_REASON}{head}"


def head_in(reason: str) -> str:
    """The head in a reason, or empty when it is another reason."""
    return reason.removeprefix(_REASON) if reason.startswith(_REASON) else ""


def opened(content: bytes) -> Envelope:
    """The signature of a file, once every byte of the file fits it.

    Raises:
        NotAsSigned: `no-signature`; `several-signatures`; `not-whole-file`
            (something stands before, after or between what it covers);
            `signature-respelt`; `content-changed`; `signature-wrong`.
    """
    covered = _covered(content)
    _, first, after, last = covered
    signed = sha256(content[:first] + content[after : after + last]).digest()
    cms = _as_it_would_be_written(content[first:after])
    try:
        _fits(cms, signed)
    except _BROKEN as wrong:
        raise NotAsSigned("signature-respelt") from wrong
    return Envelope(cms["certificates"][0].chosen.dump(), covered)


def _covered(content: bytes) -> tuple[int, int, int, int]:
    found = _RANGE.findall(content)
    if not found or content.count(b"/ByteRange") != 1:
        raise NotAsSigned("several-signatures" if found else "no-signature")
    first, after, last = map(int, found[0])
    if not 0 < first < after or after + last != len(content):
        raise NotAsSigned("not-whole-file")
    return 0, first, after, last


def _as_it_would_be_written(gap: bytes) -> Any:
    """What lies in the one gap: a signature in capital hex letters and zeros after it, each as it must be.

    Returns the `SignedData`.
    """
    from asn1crypto import cms, tsp  # noqa: F401 - tsp teaches it the attribute that binds the certificate

    if gap[:1] != b"<" or gap[-1:] != b">":
        raise NotAsSigned("not-whole-file")
    try:
        written = bytes.fromhex(gap[1:-1].decode("ascii"))
        found = cms.ContentInfo.load(written)
        signed = found["content"]
        spelt = _again(signed)
    except _BROKEN as wrong:
        raise NotAsSigned("signature-respelt") from wrong
    if gap != b"<" + spelt.hex().upper().encode("ascii").ljust(len(gap) - 2, b"0") + b">":
        raise NotAsSigned("signature-respelt")
    return signed


def _again(signed: Any) -> bytes:
    """The signature's DER, made from its certificate, its signed attributes and its value alone."""
    from asn1crypto import cms

    (certificate,), (signer,) = signed["certificates"], signed["signer_infos"]
    whose = certificate.chosen
    digest = cms.DigestAlgorithm({"algorithm": "sha256"})
    kind = "sha256_ecdsa" if whose.public_key.algorithm == "ec" else "sha256_rsa"
    again = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                name="issuer_and_serial_number",
                value=cms.IssuerAndSerialNumber({"issuer": whose.issuer, "serial_number": whose.serial_number}),
            ),
            "digest_algorithm": digest,
            "signed_attrs": cms.CMSAttributes.load(b"\x31" + signer["signed_attrs"].dump()[1:]),
            "signature_algorithm": {"algorithm": kind},
            "signature": signer["signature"].native,
        }
    )
    body = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms((digest,)),
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices(name="certificate", value=whose)],
            "signer_infos": [again],
        }
    )
    made: bytes = cms.ContentInfo({"content_type": "signed_data", "content": body}).dump()
    return made


def _fits(signed: Any, digest: bytes) -> None:
    (certificate,), (signer,) = signed["certificates"], signed["signer_infos"]
    stated = {attribute["type"].native: attribute["values"] for attribute in signer["signed_attrs"]}
    if len(stated) != len(signer["signed_attrs"]) or any(len(values) != 1 for values in stated.values()):
        raise NotAsSigned("signature-respelt")
    if stated["content_type"][0].native != "data" or stated["message_digest"][0].native != digest:
        raise NotAsSigned("content-changed")
    named = stated["signing_certificate_v2"][0]["certs"][0]
    if named["cert_hash"].native != sha256(certificate.chosen.dump()).digest():
        raise NotAsSigned("signature-wrong")
    _verify(certificate.chosen.dump(), signer["signature"].native, b"\x31" + signer["signed_attrs"].dump()[1:])


def _verify(certificate: bytes, value: bytes, attributes: bytes) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509 import load_der_x509_certificate

    key = load_der_x509_certificate(certificate).public_key()
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(value, attributes, ec.ECDSA(SHA256()))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(value, attributes, padding.PKCS1v15(), SHA256())
        else:
            raise NotAsSigned("signature-wrong")
    except InvalidSignature as wrong:
        raise NotAsSigned("signature-wrong") from wrong
