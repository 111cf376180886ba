"""Which letters the type family has; one that it lacks is printed as its number, so that nothing vanishes unseen."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@cache
def letters_of(folder: Path) -> frozenset[int]:
    """The code points that every weight in the folder has."""
    drawn = []
    for name in FILES:
        with TTFont(folder / name, lazy=True) as font:
            drawn.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*drawn)


def printable(text: str, letters: frozenset[int]) -> str:
    """The text with composed accents; a letter the family lacks, or one that cannot be seen, as `[U+4E2D]`.

    Line breaks and tabs become spaces: a cell is one paragraph.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(_one(letter, letters) for letter in composed)


def _one(letter: str, letters: frozenset[int]) -> str:
    if letter in "\n\r\t\u2028\u2029":
        return " "
    if unicodedata.category(letter) in _UNSEEN or ord(letter) not in letters:
        return f"[U+{ord(letter):04X}]"
    return letter
