"""The report as it leaves the program: printed, and signed with a certificate where the record is signed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from nurse_app.clinical.book import Book
from nurse_app.documents.pdf import Print, pdf_bytes
from nurse_app.documents.signature import Signer, sign
from nurse_app.infusion.canonical import head
from nurse_app.infusion.state import Infusion


@dataclass(frozen=True, slots=True)
class Made:
    """A finished PDF, its SHA-256, head and number of the entries in it, and the certificate's SHA-256.

    `certificate` is empty for a draft, which nothing signs.
    """

    content: bytes
    file: str
    head: str
    entries: int
    certificate: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What is kept of it in the chart."""
        return {
            "file": self.file,
            "head": self.head,
            "entries": str(self.entries),
            "certificate": self.certificate,
        }


def report(infusion: Infusion, now: datetime, book: Book, how: Print, signer: Signer | None) -> Made:
    """Print an infusion; with its record signed and a signer at hand, sign the file as a whole.

    A draft is never signed: a certificate on it would look like a nurse's signature.
    """
    reached, count = head(infusion.entries), len(infusion.entries)
    if infusion.signed is None or signer is None:
        content = pdf_bytes(infusion, now, book, how)
        return Made(content, sha256(content).hexdigest(), reached, count)
    shown = signer.shown
    paper = pdf_bytes(infusion, now, book, replace(how, certificate=shown))
    content = sign(paper, signer, infusion.signed.by, reached, now)
    return Made(content, sha256(content).hexdigest(), reached, count, shown.fingerprint)
