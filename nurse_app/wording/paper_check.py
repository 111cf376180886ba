"""What the check of a PDF says, in words: what is wrong and what to do, and what could not be checked."""

from __future__ import annotations

from nurse_app.errors import Fault, OurBug

WHOLE_TITLE, ALTERED_TITLE, NOT_OURS_TITLE = "Valid", "Altered", "Not ours"

_NOT_OURS = {
    "not-a-pdf": "this is not a PDF. Choose a report that Vigil made.",
    "too-large": "this is too large for a report of Vigil. Choose another file.",
    "not-ours": "Vigil did not make this PDF, so it cannot say anything about it.",
    "draft": "this is an unsigned draft. Nothing in it can be checked: print the signed report.",
    "not-from-this-chart": "its signature fits, but this chart knows neither the file nor the session. "
    "Check it on the computer that made it.",
    "file-not-known": "its record is the one in this chart, but the file was not made here. "
    "Use a PDF that this computer prints.",
}
_ASK = "Do not rely on it. Ask for a new copy from the chart."
_CHANGED = {
    "no-signature": "the signature was taken out.",
    "several-signatures": "a signature was added.",
    "not-whole-file": "something was added that the signature does not cover.",
    "signature-respelt": "the signature itself was changed.",
    "content-changed": "the file was changed after it was signed.",
    "signature-wrong": "the signature does not fit the file.",
    "not-made-here": "it is built otherwise than a report of Vigil.",
    "cannot-be-read-through": "it is damaged and cannot be read through.",
    "record-missing": "the record inside is missing.",
    "record-too-large": "the record inside is too large.",
    "record-not-signed": "the record inside is not signed.",
    "head-differs": "the record inside is not the one that was signed.",
    "record-differs": "the record inside differs from the chart's.",
}
_IN_RECORD = "the record inside is not as Vigil writes it ({code})."
_UNCHECKED = {
    "chart": "Not checked: whether the chart made this very file. The signature alone does not say who made it.",
}


def paper_fault(fault: Fault) -> str:
    """One fault of a PDF: what is wrong, what to do."""
    if fault.code in _NOT_OURS:
        return _NOT_OURS[fault.code]
    said = _CHANGED.get(fault.code) or _IN_RECORD.format(code=fault.code.replace("-", " "))
    return f"{said} {_ASK}"


def unchecked_line(code: str) -> str:
    """What could not be checked.

    Raises:
        OurBug: a code without a sentence.
    """
    try:
        return _UNCHECKED[code]
    except KeyError:
        raise OurBug(f"no sentence for {code}") from None
