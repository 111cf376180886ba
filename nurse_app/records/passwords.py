"""Refuses passwords that would be guessed first: short ones, common ones and patterns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

from nurse_app.errors import ChartProblem, ChartTrouble

SHORTEST = 12
_LEAST_LEFT = 9
_LEAST_DIFFERENT = 5
_LOOK_ALIKES = str.maketrans("@4301!5$7+", "aaeoiisstt")
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    # Down the columns of the keys, and along two rows at once.
    *("1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol"),
    *("q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p", "a1s2d3f4g5h6j7k8l9", "1a2s3d4f5g6h", "z1x2c3v4b5n6m7"),
)
_RUN = 3


def normal(password: str) -> bytes:
    """The password as bytes, the same from every keyboard: composed Unicode, UTF-8."""
    return unicodedata.normalize("NFC", password).encode("utf-8")


def refuse_weak(password: str, nurse: str, guessed: AbstractSet[str]) -> None:
    """Refuse a new password that is too short or too easily guessed.

    `guessed` are words that passwords are commonly made of. At least 9
    characters must remain when these words, the nurse's own name, keys and
    figures in a row, years, repetitions, and what stands round it all are
    taken out: one word with a number behind it is not enough, four words are.

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
    if min(_left(plain, words), _left(_plainly(plain), words)) < _LEAST_LEFT:
        raise ChartTrouble(ChartProblem.WEAK_PASSWORD, why="common")


def _left(plain: str, words: AbstractSet[str]) -> int:
    """How many characters are left when all that is commonly tried is taken out."""
    for word in sorted(words, key=len, reverse=True):
        plain = plain.replace(word, "\n")
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        plain = _without_runs(plain, row)
    plain = re.sub(r"\d{3,}", "\n", plain)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return len(re.sub(r"\s", "", re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)))


def _plainly(plain: str) -> str:
    """With figures and signs that stand for a letter within a word (p4ssw0rd) turned back into it."""
    return re.sub(r"\D+(?:\d\D+)*", lambda part: part[0].translate(_LOOK_ALIKES), plain)


def _without_runs(plain: str, row: str) -> str:
    for start in range(len(row) - _RUN + 1):
        for end in range(len(row), start + _RUN - 1, -1):
            if row[start:end] in plain:
                plain = plain.replace(row[start:end], "\n")
                break
    return plain
