"""Reads JSON strictly: its size and depth first, numbers as they are written, no key lost, nothing guessed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import accumulate

from nurse_app.casefile.quoting import quoted
from nurse_app.errors import Fault, FileFaults

LARGEST = 2_000_000
DEEPEST = 32
MOST_PARTS = 60_000
_TEXTS = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_NO_MARKS = bytes(set(range(256)) - set(b"[]{},"))
_DEEPER = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the file writes it; what it means is the reader's to say."""

    text: str


class Members(tuple[tuple[str, "Value"], ...]):
    """The members of an object as pairs in file order, also those whose key comes twice."""

    __slots__ = ()


Value = Members | list["Value"] | str | Number | bool | None


def parse(content: bytes) -> Members:
    """Read a file's one object.

    Raises:
        FileFaults: with one fault: larger than `LARGEST`, not UTF-8, nested
            deeper than `DEEPEST`, of more parts than that, not JSON, or not an object. The file author's to mend.
    """
    if len(content) > LARGEST:
        raise _refused("", "file-too-large", limit=f"{LARGEST} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise _refused(f"byte {wrong.start + 1}", "not-utf-8") from None
    marks = _marks(text)
    brackets = marks.replace(b",", b"")
    if max(accumulate(map(_DEEPER.__getitem__, brackets)), default=0) > DEEPEST:
        raise _refused("", "too-deep", limit=str(DEEPEST))
    if len(marks) - len(brackets) // 2 > MOST_PARTS:
        raise _refused("", "too-many-parts", limit=str(MOST_PARTS))
    try:
        value = json.loads(
            text,
            object_pairs_hook=Members,
            parse_int=Number,
            parse_float=Number,
            parse_constant=Number,
        )
    except json.JSONDecodeError as wrong:
        near = quoted(text[wrong.pos : wrong.pos + 20])
        raise _refused(f"line {wrong.lineno}, column {wrong.colno}", "not-json", near=near) from None
    if not isinstance(value, Members):
        raise _refused("", "not-an-object")
    return value


def _marks(text: str) -> bytes:
    """Only brackets and commas, in order, those inside of text left out: nesting and number are judged by them."""
    return _TEXTS.sub("", text).encode("utf-8", "replace").translate(None, _NO_MARKS)


def _refused(place: str, code: str, **named: str) -> FileFaults:
    return FileFaults((Fault(place, code, named),))
