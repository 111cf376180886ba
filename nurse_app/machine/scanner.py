"""Reads the text of a code scanned from a container: GS1 elements, as scanners type them or printed in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from biip import ParseError
from biip.gs1_messages import GS1Message

SEPARATOR = "\x1d"
"""What a scanner types between two elements of unknown length (GS1's group separator)."""
_KIND_OF_CODE = re.compile(r"\A\][A-Za-z][0-9A-Za-z]")
_GTIN, _LOT, _EXPIRY, _SERIAL = "01", "10", "17", "21"


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says; empty where it does not. `gtin` is empty too where its check digit is wrong.

    An expiry that gives only the month is its last day.
    """

    gtin: str
    lot: str
    expiry: date | None
    serial: str


def read_code(text: str) -> Code | None:
    """The elements of a code; None where the text is no GS1 code."""
    message = _message(text.strip())
    if message is None:
        return None
    said = {element.ai.ai: element for element in message.element_strings}
    if not said.keys() & {_GTIN, _LOT, _EXPIRY, _SERIAL}:
        return None
    gtin = said[_GTIN].gtin if _GTIN in said else None
    return Code(
        gtin="" if gtin is None else gtin.value,
        lot=said[_LOT].value if _LOT in said else "",
        expiry=said[_EXPIRY].date if _EXPIRY in said else None,
        serial=said[_SERIAL].value if _SERIAL in said else "",
    )


def _message(text: str) -> GS1Message | None:
    try:
        if text.startswith("("):
            return GS1Message.parse_hri(text)
        return GS1Message.parse(_KIND_OF_CODE.sub("", text))
    except ParseError:
        return None
