"""Hands the machine's reader of scanned codes to what runs a case without knowing any machine."""

from __future__ import annotations

from nurse_app.casefile.playing import Scanned


def scanned(text: str) -> Scanned | None:
    """What a code says of a container; None where it is no code."""
    from nurse_app.machine.scanner import read_code

    code = read_code(text)
    return None if code is None else Scanned(code.lot, code.expiry, code.serial)
