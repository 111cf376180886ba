"""The chain: everything kept on a chart in the order of keeping, each link bound to all before it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from nurse_app.infusion.canonical import START, canonical_bytes, from_plain
from nurse_app.infusion.entries import Entry


class What(StrEnum):
    """What a link holds."""

    ENTRY = "entry"
    SETTING = "setting"
    DEED = "deed"

    @property
    def is_entry(self) -> bool:
        """Whether it counts as an entry: of an infusion, or of what was done with the record."""
        return self is not What.SETTING


@dataclass(frozen=True, slots=True)
class Link:
    """One thing kept: an entry of an infusion, a setting, or a deed.

    `position` counts from 1 over the whole chart, `payload` is canonical
    JSON, `head` the chain's head (SHA-256, hex) with this link.
    """

    position: int
    what: What
    infusion: str
    payload: str
    head: str

    @property
    def entry(self) -> Entry:
        """The entry it holds.

        Raises:
            CanonicalRefused: the payload is no entry in canonical spelling.
        """
        return from_plain(json.loads(self.payload))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a chain goes: all its links, how many of them are entries, and its head."""

    links: int = 0
    entries: int = 0
    head: str = START

    def after(self, links: Iterable[Link]) -> Reach:
        """How far it goes with more links."""
        reached = self
        for link in links:
            reached = Reach(link.position, reached.entries + link.what.is_entry, link.head)
        return reached


def digest_after(previous: bytes, word: str, infusion: str, payload: str) -> bytes:
    """The head, as bytes, with one more link: SHA-256 over the head before, what it is, whose, and the payload."""
    return sha256(b"%b%b\0%b\0%b" % (previous, word.encode(), infusion.encode(), payload.encode())).digest()


def head_after(previous: str, what: What, infusion: str, payload: str) -> str:
    """The same in hex."""
    return digest_after(bytes.fromhex(previous), what.value, infusion, payload).hex()


def entry_links(after: Reach, infusion: str, entries: Iterable[Entry]) -> Iterator[Link]:
    """The links that keep entries of one infusion."""
    return links_of(after, ((What.ENTRY, infusion, canonical_bytes(entry).decode()) for entry in entries))


def setting_links(after: Reach, payloads: Iterable[str]) -> Iterator[Link]:
    """The links that keep settings."""
    return links_of(after, ((What.SETTING, "", payload) for payload in payloads))


def deed_links(after: Reach, payloads: Iterable[str]) -> Iterator[Link]:
    """The links that keep deeds."""
    return links_of(after, ((What.DEED, "", payload) for payload in payloads))


def links_of(after: Reach, contents: Iterable[tuple[str, str, str]]) -> Iterator[Link]:
    """The links that keep contents: what each is, whose infusion, payload."""
    position, digest = after.links, bytes.fromhex(after.head)
    for word, infusion, payload in contents:
        position += 1
        digest = digest_after(digest, word, infusion, payload)
        yield Link(position, What(word), infusion, payload, digest.hex())
