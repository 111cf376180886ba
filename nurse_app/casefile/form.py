"""An object of a file, read key by key: each fault is noted with its place and the reading goes on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from nurse_app.casefile.quoting import quoted
from nurse_app.casefile.strict_json import Members, Number, Value
from nurse_app.clinical.quantities import NumberRefused, parse_decimal
from nurse_app.errors import Fault

E = TypeVar("E", bound=StrEnum)
LONGEST_TEXT = 2000
MOST_ROWS = 5000
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COUNT = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_KINDS = {Members: "an object", list: "a list", str: "text", Number: "a number", bool: "true or false"}


def kind_of(value: Value) -> str:
    """What kind of value it is, in words."""
    return _KINDS.get(type(value), "null")


class Form:
    """One object of a file with the keys it may have; reading a key gives its value or None, and notes what is wrong.

    Unknown and repeated keys are noted at once. `faults` is shared by all
    forms of a file, so that one run finds them all.
    """

    def __init__(self, members: Members, place: str, faults: list[Fault], known: Iterable[str]) -> None:
        self.place = place
        self.faults = faults
        self._values: dict[str, Value] = {}
        allowed = frozenset(known)
        # Once, not for each: a file may hold a hundred thousand keys.
        listed = ", ".join(sorted(allowed))
        for key, value in members:
            if key not in allowed:
                self.fault("", "unknown-key", name=quoted(key), known=listed)
            elif key in self._values:
                self.fault(key, "duplicate-key")
            else:
                self._values[key] = value

    def at(self, key: str) -> str:
        """The place of a key of this object."""
        return f"{self.place}.{key}".strip(".") if key else self.place

    def fault(self, key: str, code: str, **named: str) -> None:
        """Note a fault at a key (or at the object itself)."""
        self.faults.append(Fault(self.at(key), code, named))

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._values

    def names(self) -> tuple[str, ...]:
        """The known keys that are there, in file order."""
        return tuple(self._values)

    def value(self, key: str, required: bool = False) -> Value:
        """The raw value; None where absent (noted when required)."""
        if required and not self.has(key):
            self.fault(key, "missing-key")
        return self._values.get(key)

    def wrong_type(self, key: str, wanted: str) -> None:
        """Note that a value is of another kind than wanted."""
        self.fault(key, "wrong-type", wanted=wanted, found=kind_of(self._values.get(key)))

    def form(self, key: str, known: Iterable[str], required: bool = False) -> Form | None:
        """An object below this one."""
        value = self.value(key, required)
        if isinstance(value, Members):
            return Form(value, self.at(key), self.faults, known)
        if self.has(key):
            self.wrong_type(key, "an object")
        return None

    def rows(self, key: str, required: bool = False) -> list[Value] | None:
        """A list."""
        value = self.value(key, required)
        if isinstance(value, list):
            if len(value) <= MOST_ROWS:
                return value
            self.fault(key, "list-too-long", limit=str(MOST_ROWS))
            return None
        if self.has(key):
            self.wrong_type(key, "a list")
        return None

    def number(self, key: str, required: bool = False) -> Decimal | None:
        """A decimal number, written as a JSON number or as text."""
        value = self.value(key, required)
        if isinstance(value, Number | str):
            written = value.text if isinstance(value, Number) else value
            try:
                return parse_decimal(written)
            except NumberRefused as refused:
                self.fault(key, f"number-{refused.code}", text=quoted(written))
        elif self.has(key):
            self.wrong_type(key, "a number")
        return None

    def count(self, key: str, required: bool = False) -> int | None:
        """A whole number from 0 up, written as a JSON integer."""
        value = self.value(key, required)
        if isinstance(value, Number):
            if _COUNT.fullmatch(value.text):
                return int(value.text)
            self.fault(key, "not-a-count", text=quoted(value.text))
        elif self.has(key):
            self.wrong_type(key, "a whole number without quotes")
        return None

    def text(self, key: str, required: bool = False, also: str = "") -> str | None:
        """Text that can be shown and printed: not longer than a page, no control character but line ends and `also`."""
        value = self.value(key, required)
        if isinstance(value, str):
            if len(value) > LONGEST_TEXT:
                self.fault(key, "text-too-long", limit=str(LONGEST_TEXT))
            elif not all(_printable(c) or c in also for c in value):
                self.fault(key, "odd-character", text=quoted(value))
            elif required and not value.strip():
                self.fault(key, "empty-text")
            else:
                return value
        elif self.has(key):
            self.wrong_type(key, "text")
        return None

    def flag(self, key: str) -> bool | None:
        """True or false."""
        value = self.value(key)
        if isinstance(value, bool):
            return value
        if self.has(key):
            self.wrong_type(key, "true or false")
        return None

    def choice(self, key: str, kinds: type[E], code: str = "unknown-word", required: bool = False) -> E | None:
        """One of the words of a list."""
        word = self.text(key, required)
        if word is None:
            return None
        if word in {kind.value for kind in kinds}:
            return kinds(word)
        self.fault(key, code, text=quoted(word), known=", ".join(kind.value for kind in kinds))
        return None

    def day(self, key: str) -> date | None:
        """A date as year-month-day."""
        written = self.text(key)
        if written is None:
            return None
        try:
            if _DATE.fullmatch(written):
                return date.fromisoformat(written)
        except ValueError:
            pass
        self.fault(key, "not-a-date", text=quoted(written))
        return None


def _printable(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
