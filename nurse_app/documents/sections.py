"""The summary as plain values: sections of facts, tables and lines, without ink and without markup."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from nurse_app.infusion.timeline import Timeline

Look = Literal["", "strong", "quiet", "reaction", "code", "strong-code", "struck", "alert"]
Align = Literal["left", "right"]
Standing = Literal["draft", "signed", "voided"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `code` has slashed zeros, `struck` is what no longer stands."""

    text: str
    look: Look = ""


Line = tuple[Run, ...]


def line(text: str, look: Look = "") -> Line:
    """One stretch as a line; empty text is an empty line."""
    return (Run(text, look),) if text else ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value."""

    label: str
    value: Line


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts side by side in columns, in a frame where `framed`."""

    kind: ClassVar[str] = "facts"
    columns: tuple[tuple[Fact, ...], ...]
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading with its unit; `share` is its part of the width, 0 for as wide as it needs."""

    name: str
    unit: str = ""
    align: Align = "left"
    share: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `tone` is empty, `reaction` (a band), `rest` (a pause) or `total` (a strong rule above)."""

    cells: tuple[Line, ...]
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings that are repeated on each page."""

    kind: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs."""

    kind: ClassVar[str] = "prose"
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody must decide or know, in an amber band."""

    kind: ClassVar[str] = "notice"
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The chart, with its contents told in words."""

    kind: ClassVar[str] = "picture"
    words: str


Block = Facts | Table | Prose | Notice | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (may be empty), what stands small beside it, and its blocks."""

    kind: ClassVar[str] = "section"
    title: str
    blocks: tuple[Block, ...]
    beside: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """Two sections side by side, the left one `share` per cent of the width."""

    kind: ClassVar[str] = "spread"
    left: Section
    right: Section
    share: int = 50


@dataclass(frozen=True, slots=True)
class Identity:
    """Who it is about: at the head of every page."""

    name: str
    born: str
    record_number: str
    weight: str
    allergies: str
    allergy_tag: bool
    date: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The block at the end: who, when, what it means and the record's seal; unsigned, the words DRAFT in its place."""

    name: str
    when: str
    meaning: str
    head_label: str
    head: str
    counted: str
    check: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole paper. `marks` stand on every page (UNSIGNED DRAFT, TRAINING, made from a case file)."""

    title: str
    standing: Standing
    standing_words: str
    marks: tuple[str, ...]
    identity: Identity
    lead: Line
    body: tuple[Section | Spread, ...]
    signature: Signature
    details: tuple[Section | Spread, ...]
    foot: tuple[str, ...]
    timeline: Timeline
    ending: tuple[str, ...] = field(default=())
