"""What is wrong with a certificate file that was chosen, and what stands in the settings about signing."""

from __future__ import annotations

from datetime import datetime

from nurse_app.errors import Fault, OurBug
from nurse_app.wording.numbers import date_long
from nurse_app.wording.template import filled_text

SIGNING = "Signature of reports"
USE_CLINICS, USE_OWN = "Use the clinic's certificate", "Use the chart's own again"
FILE, FILE_HINT, FILE_PASSWORD = "Certificate file", "its whole path; .p12 or .pfx", "Password of the file"
FILES = "Certificate with its key (*.p12 *.pfx)"
CHOOSE, TAKE_IT, TYPE_BOTH = "Choose the file", "Take it", "name the file and type its password."
NONE_YET = "The chart makes its own certificate with the first signed report."
_FAULTS = {
    "certificate-too-large": "This file is too large for a certificate. Choose the .p12 or .pfx file.",
    "certificate-not-pkcs12": "The file did not open. Check its password, and that it is a .p12 or .pfx file.",
    "certificate-key-or-certificate-missing": "The file holds no certificate with its private key. "
    "Ask whoever issued it for one that does.",
    "certificate-key-kind": "Its key is of a kind that is not used here. Ask for one on P-256, or RSA.",
    "certificate-key-short": "Its RSA key has only {bits} bits. Ask for one with 2048 or more.",
    "certificate-not-its-key": "The certificate and the key do not belong together. Ask whoever issued them.",
    "certificate-not-in-force": "It holds from {since} to {until}, not today. Ask for a new one.",
    "certificate-may-not-sign": "It may not be used for signatures. Ask for one that may.",
}


def certificate_fault(fault: Fault) -> str:
    """What is wrong with a certificate file, and what to do.

    Raises:
        OurBug: a code without a sentence.
    """
    if fault.code not in _FAULTS:
        raise OurBug(f"no sentence for {fault.code}")
    return filled_text(_FAULTS[fault.code], fault.facts, fault.code)


def signing_line(name: str, until: datetime, *, own: bool) -> str:
    """Which certificate signs the reports, and until when."""
    whose = "Made by this chart itself; other readers call its signer unknown." if own else "The clinic's own."
    return f"{name}, until {date_long(until.date())}. {whose}"
