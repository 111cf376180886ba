"""Refuses passwords that would be guessed first: short ones, common ones and patterns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

from nurse_app.errors import ChartProblem, ChartTrouble

SHORTEST = 12
_LEAST_OF_ITS_OWN = 4
_LEAST_DIFFERENT = 5
_LOOK_ALIKES = str.maketrans("@4301!5$7+", "aaeoiisstt")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop")
_RUN = 3


def normal(password: str) -> bytes:
    """The password as bytes, the same from every keyboard: composed Unicode, UTF-8."""
    return unicodedata.normalize("NFC", password).encode("utf-8")


def refuse_weak(password: str, nurse: str, guessed: AbstractSet[str]) -> None:
    """Refuse a new password that is too short or too easily guessed.

    `guessed` are words that passwords are commonly made of. Of the password,
    4 characters at least must remain when these words, the nurse's own name,
    figures in a row, keys in a row and repetitions are taken out. A space
    counts as a character: four words from anywhere make a good password.

    Raises:
        ChartTrouble: WEAK_PASSWORD with `why`: `short` (under 12
            characters), `repeated`, or `common`.
    """
    if len(password) < SHORTEST:
        raise ChartTrouble(ChartProblem.WEAK_PASSWORD, why="short", shortest=str(SHORTEST))
    plain = unicodedata.normalize("NFC", password).casefold()
    if len(set(plain)) < _LEAST_DIFFERENT or re.fullmatch(r"(.{1,6}?)\1+.{0,5}", plain, re.DOTALL):
        raise ChartTrouble(ChartProblem.WEAK_PASSWORD, why="repeated")
    words = {*guessed, *re.findall(r"\w{3,}", nurse.casefold())}
    if min(_of_its_own(plain, words), _of_its_own(plain.translate(_LOOK_ALIKES), words)) < _LEAST_OF_ITS_OWN:
        raise ChartTrouble(ChartProblem.WEAK_PASSWORD, why="common")


def _of_its_own(plain: str, words: AbstractSet[str]) -> int:
    """How many characters remain when all that is commonly tried is taken out."""
    for word in sorted(words, key=len, reverse=True):
        plain = plain.replace(word, "\n")
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        plain = _without_runs(plain, row)
    plain = re.sub(r"(19|20)\d\d", "\n", plain)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return len(re.sub(r"[\W\d_]", "", plain))


def _without_runs(plain: str, row: str) -> str:
    for start in range(len(row) - _RUN + 1):
        for end in range(len(row), start + _RUN - 1, -1):
            if row[start:end] in plain:
                plain = plain.replace(row[start:end], "\n")
                break
    return plain
