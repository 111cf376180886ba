"""Overwrites a key in memory where the interpreter lets us: what is only let go of stays there until it is reused."""

from __future__ import annotations

import ctypes
import sys

_BEFORE = bytes.__basicsize__ - 1
_BEFORE_TEXT = sys.getsizeof("a" * 20) - 21


def wipe(key: bytes) -> None:
    """Overwrite a key that is nobody else's any more; copies that others made of it are not reached.

    Only for random keys: a short or common value may be shared by the whole program.
    """
    if sys.implementation.name == "cpython" and len(key) >= 16:
        ctypes.memset(id(key) + _BEFORE, 0, len(key))


def wipe_text(text: str) -> None:
    """The same for a key as spelt in plain letters."""
    if sys.implementation.name == "cpython" and len(text) >= 16 and text.isascii():
        ctypes.memset(id(text) + _BEFORE_TEXT, ord("0"), len(text))
