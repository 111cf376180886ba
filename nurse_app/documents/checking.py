"""Checks a PDF by itself: whole, altered, or not one of ours; whether a chart knows it is asked by the caller."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from nurse_app.documents import sealed_bytes
from nurse_app.documents.attached import NAME, Attached, attached
from nurse_app.documents.sealed_bytes import FIELD, NotAsSigned
from nurse_app.documents.signature import Certificate
from nurse_app.errors import Fault
from nurse_app.infusion.canonical import START, CanonicalRefused
from nurse_app.infusion.record_file import KnownHere, Record, read

LARGEST = 64_000_000
BEGINS = b"%PDF-"
_ENTRY = re.compile(r"entries\[([0-9]{1,6})\]", re.ASCII)


class State(StrEnum):
    """The verdict in one word, as the command line prints it."""

    WHOLE = "whole"
    ALTERED = "altered"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Paper:
    """What the check of a PDF found. `record`, `certificate`, `nurse` and `at` only where it is whole.

    `unchecked` names what could not be held against anything.
    """

    state: State
    file: str
    faults: tuple[Fault, ...] = ()
    record: Record | None = None
    certificate: Certificate | None = None
    nurse: str = ""
    at: datetime | None = None
    unchecked: tuple[str, ...] = ("chart",)

    @property
    def entry(self) -> int | None:
        """The number of the first entry that is wrong, where one is named."""
        named = _ENTRY.match(self.faults[0].place) if self.faults else None
        return int(named[1]) if named else None

    @property
    def head(self) -> str:
        """The head of the entries in it."""
        return self.record.head if self.record else START


def check(content: bytes) -> Paper:
    """Check a file without any chart: its signature, every byte, the record inside and its chain.

    Never raises for what is in the file.
    """
    file = sha256(content).hexdigest()
    if len(content) > LARGEST or not content.startswith(BEGINS):
        return _refused(State.UNREADABLE, file, "too-large" if len(content) > LARGEST else "not-a-pdf")
    if FIELD.encode() not in content:
        # A draft is ours and carries no signature; nothing can be said about it.
        return _refused(State.UNREADABLE, file, "draft" if NAME.encode() in content else "not-ours")
    try:
        envelope = sealed_bytes.opened(content)
        inside = attached(content, envelope)
        record = _record_of(inside)
    except NotAsSigned as wrong:
        return _refused(State.ALTERED, file, wrong.code)
    except CanonicalRefused as wrong:
        return _refused(State.ALTERED, file, wrong.code, wrong.place)
    except Exception:  # noqa: BLE001 - a file that its readers cannot read through is not as it was made
        return _refused(State.ALTERED, file, "cannot-be-read-through")
    return Paper(State.WHOLE, file, (), record, _named(envelope.certificate), inside.nurse, inside.at)


def _record_of(inside: Attached) -> Record:
    record = read(inside.record)
    if inside.head != record.head:
        raise NotAsSigned("head-differs")
    if not record.signed:
        raise NotAsSigned("record-not-signed")
    return record


def _named(certificate: bytes) -> Certificate:
    from cryptography.x509 import NameOID, load_der_x509_certificate

    read_one = load_der_x509_certificate(certificate)
    names = read_one.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    name = str(names[0].value) if names else read_one.subject.rfc4514_string()
    return Certificate(name, sha256(certificate).hexdigest(), read_one.not_valid_after_utc)


def _refused(state: State, file: str, code: str, place: str = "") -> Paper:
    return Paper(state, file, (Fault(place, code),))


def against(paper: Paper, here: KnownHere) -> Paper:
    """Hold a paper that is whole by itself against a chart: only a file that the chart knows stays whole.

    A signature that fits is not enough, for anybody can make a certificate.
    """
    if paper.record is None:
        return paper
    if paper.file in here.files:
        return replace(paper, unchecked=())
    mine = paper.record.entries
    if not here.entries:
        return replace(paper, state=State.UNREADABLE, faults=(Fault("", "not-from-this-chart"),), unchecked=())
    if here.entries[: len(mine)] == mine:
        return replace(paper, state=State.UNREADABLE, faults=(Fault("", "file-not-known"),), unchecked=())
    number = next((n for n, (a, b) in enumerate(zip(mine, here.entries, strict=False), 1) if a != b), len(mine))
    fault = Fault(f"entries[{number}]", "record-differs")
    return replace(paper, state=State.ALTERED, faults=(fault,), unchecked=())
