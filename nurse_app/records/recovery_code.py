"""Spells the recovery key for paper: eight groups of five characters, the last of each checks the group."""

from __future__ import annotations

import secrets

from nurse_app.errors import ChartProblem, ChartTrouble

GROUPS, LONG = 8, 5
LENGTH = GROUPS * LONG
# No I, L, O, U: they are misread, and what is typed for them is taken as what was meant.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OILoil", "011011", " -\n\t\r\xa0")
_FIELD = 0b100101
"""x^5 + x^2 + 1: the 32 characters as a field, in which every single slip and every swap of two shows."""


def new() -> str:
    """A new key as on paper: 160 bits that nobody chose, in groups with a dash between."""
    values = [secrets.randbelow(32) for _ in range(GROUPS * (LONG - 1))]
    return "-".join(_group(number, values[number * 4 : number * 4 + 4]) for number in range(GROUPS))


def read(typed: str) -> str:
    """The key that was typed, as `new` spells it; small letters, spaces and O for 0 are no fault.

    Raises:
        ChartTrouble: WRONG_RECOVERY_KEY with the first `group` (from 1) that
            was mistyped, or without one when characters are missing or too many.
    """
    plain = typed.translate(_MEANT).upper()
    groups = [plain[at : at + LONG] for at in range(0, len(plain), LONG)]
    for number, group in enumerate(groups[:GROUPS]):
        if len(group) == LONG and not is_group(number, group):
            raise ChartTrouble(ChartProblem.WRONG_RECOVERY_KEY, group=str(number + 1))
    if len(plain) != LENGTH:
        raise ChartTrouble(ChartProblem.WRONG_RECOVERY_KEY)
    return "-".join(groups)


def is_group(number: int, group: str) -> bool:
    """Whether five characters can be the group of that number (from 0)."""
    values = [_LETTERS.find(letter) for letter in group]
    return min(values, default=-1) >= 0 and _group(number, values[:-1]) == group


def _group(number: int, values: list[int]) -> str:
    check = number + 1
    for place, value in enumerate(values):
        check ^= _times(value, place + 2)
    return "".join(_LETTERS[value] for value in (*values, check))


def _times(one: int, other: int) -> int:
    product = 0
    for bit in range(5):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(9, 4, -1):
        if product >> bit & 1:
            product ^= _FIELD << (bit - 5)
    return product
