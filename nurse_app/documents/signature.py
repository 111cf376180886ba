"""Signs a report with a certificate: PAdES, over the whole file, and nothing may be changed afterwards."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from nurse_app.documents.sealed_bytes import FIELD, reason_of


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose signature a paper carries: the name, SHA-256 of the certificate, and until when it holds."""

    name: str
    fingerprint: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate with its private key, both as DER."""

    name: str
    until: datetime
    certificate: bytes
    key: bytes = field(repr=False)

    @property
    def shown(self) -> Certificate:
        """What of it stands on the paper."""
        return Certificate(self.name, sha256(self.certificate).hexdigest(), self.until)


def sign(paper: bytes, signer: Signer, name: str, head: str, at: datetime) -> bytes:
    """The paper with a signature over all of it (PAdES B-B, certified, no changes allowed); takes about 0.1 s.

    Only the signer's own certificate goes in: what a signature does not
    cover could be changed unseen.

    Args:
        paper: the report as printed.
        signer: a key on P-256 or of RSA.
        name: the nurse who signed the record.
        head: the head of the entries in the paper.
        at: the time of printing.
    """
    import asyncio

    return asyncio.run(_signed(paper, signer, name, head, at))


async def _signed(paper: bytes, signer: Signer, name: str, head: str, at: datetime) -> bytes:
    # Slow to import, and only wanted where a paper is made.
    from asn1crypto import keys, x509
    from pyhanko.sign import fields, signers
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from nurse_app.documents.writing_on import AsItStands

    registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    with_key = signers.SimpleSigner(
        x509.Certificate.load(signer.certificate),
        keys.PrivateKeyInfo.load(signer.key),
        registry,
        embed_roots=False,
    )
    how = signers.PdfSignatureMetadata(
        field_name=FIELD,
        name=name,
        reason=reason_of(head),
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    writing = AsItStands(io.BytesIO(paper))
    session = signers.PdfSigner(how, with_key).init_signing_session(writing)
    session.system_time = at
    room = await session.estimate_signature_container_size(None, tight=False)
    to_sign = session.prepare_tbs_document(None, room, None)
    out = io.BytesIO()
    digest, _ = to_sign.digest_tbs_document(output=out)
    await to_sign.perform_signature(digest.document_digest, PdfCMSSignedAttributes())
    return out.getvalue()
