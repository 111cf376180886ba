"""What comes after: the follow-ups planned, the outcome measures, what the patient was told, and the signature."""

from __future__ import annotations

from nurse_app.documents.sections import Fact, Facts, Identity, Prose, Section, Signature, line
from nurse_app.documents.signature import Certificate
from nurse_app.documents.telling import Telling
from nurse_app.infusion.canonical import head
from nurse_app.infusion.entries import Amended, Signed
from nurse_app.wording import paper
from nurse_app.wording import paper_course as say
from nurse_app.wording.numbers import date_long, weight


def following(telling: Telling) -> Section:
    """Each planned contact with its day and what is asked then."""
    planned = sorted(telling.infusion.follow_ups, key=lambda one: one.due)
    if not planned:
        return Section(paper.NEXT, (Prose((line(say.NOTHING_PLANNED),)),))
    pairs = tuple(Fact(say.follow_up_when(p), line(say.follow_up_words(p, telling.names))) for p in planned)
    return Section(paper.NEXT, (Facts((pairs,)),))


def outcome(telling: Telling) -> Section:
    """The measures taken in this session."""
    told = tuple(
        line(say.measure_words(m.fact.measure, m.fact.value, m.fact.note, telling.names))
        for m in telling.infusion.measures
    )
    return Section(paper.OUTCOME, (Prose(told or (line(say.NO_MEASURE),)),))


def teaching(telling: Telling) -> Section:
    """Each thing told, in the book's words."""
    told = tuple(line(telling.names.teaching(item)) for item in telling.infusion.taught)
    return Section(paper.TEACHING, (Prose(told or (line(say.NOTHING_TOLD),)),))


def identity(telling: Telling) -> Identity:
    """Who it is about, for the head of every page."""
    patient, opened = telling.infusion.patient, telling.infusion.opened_at
    return Identity(
        name=paper.family_first(patient.name),
        born=paper.born(patient, opened),
        record_number=paper.record_number(patient),
        weight=weight(patient.weight),
        allergies=paper.allergies(patient),
        allergy_tag=bool(patient.allergies) or not patient.allergies_asked,
        date=date_long(telling.infusion.day),
    )


def seal(telling: Telling) -> str:
    """The head that was signed, or that of all entries while there is no signature."""
    signed = telling.infusion.signed
    return signed.fact.head if signed else head(telling.infusion.entries)


def signature(telling: Telling) -> Signature:
    """Name, time, meaning and seal; without a signature, that there is none."""
    infusion = telling.infusion
    signed = infusion.signed
    late = sum(1 for e in infusion.entries if e.because_late)
    corrected = sum(1 for e in infusion.entries if isinstance(e.fact, Amended))
    made = telling.made_by(signed.entry) if signed else None
    counted = paper.counted(len(infusion.entries), corrected, late)
    if signed is None or made is None or not isinstance(made.fact, Signed):
        return Signature(
            paper.DRAFT,
            "",
            paper.not_signed(infusion.nurse),
            paper.SEAL_SO_FAR,
            paper.in_groups(seal(telling), 8),
            counted,
            paper.check_words(),
        )
    return Signature(
        made.author,
        paper.signed_at(made.recorded.wall),
        made.fact.meaning,
        paper.SEAL_OF_RECORD,
        paper.in_groups(made.fact.head, 8),
        counted,
        paper.check_words(),
    )


def this_file(telling: Telling, certificate: Certificate | None) -> Section:
    """By what the file is signed, and the head of all the entries in it, the signature's own among them."""
    entries = telling.infusion.entries
    chain = Fact(paper.CHAIN_HEAD, line(paper.in_groups(head(entries), 8), "code"))
    if certificate is None:
        return Section(paper.THIS_FILE, (Prose((line(paper.NOT_CERTIFIED),)), Facts(((chain,),))))
    signed = telling.infusion.signed
    made = telling.made_by(signed.entry) if signed else None
    by = paper.file_signed_by(made.author, made.recorded.wall, signed.fact.meaning) if signed and made else ""
    told = (
        Fact(paper.SIGNED_BY, line(by)),
        Fact(paper.CERTIFICATE, line(paper.certified(certificate.name, certificate.until))),
        Fact(paper.FINGERPRINT, line(paper.in_groups(certificate.fingerprint, 8), "code")),
        chain,
    )
    return Section(paper.THIS_FILE, (Facts((told,)),))
