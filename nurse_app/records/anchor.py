"""The anchor: how far everything is acknowledged, so that a shorter chart cannot pass for a whole one.

Two slots of one disk sector each are written in turn, in place: a torn write
leaves the other one, nothing is allocated (so a full disk does not matter),
and it takes a quarter of the time of a new file renamed into place.
"""

from __future__ import annotations

import hmac
import os
import struct
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from nurse_app.records import chart_id, durable
from nurse_app.records.chain import Reach
from nurse_app.records.mirror import MirrorEnd

_SLOT = 512
_MAC = 32
_FORM = struct.Struct(">8s16sQQQ32sQQ16s")


@dataclass(frozen=True, slots=True)
class Anchored:
    """What one slot says: how far the chain was acknowledged, and where the mirror ended then."""

    generation: int
    reach: Reach
    mirror: MirrorEnd


@dataclass(frozen=True, slots=True)
class AnchorRead:
    """Both slots, the newer first; None for one that is not as it was written."""

    slots: tuple[Anchored | None, Anchored | None]

    @property
    def latest(self) -> Anchored | None:
        """The newest slot that is whole."""
        whole = [slot for slot in self.slots if slot is not None]
        return max(whole, key=lambda slot: slot.generation, default=None)

    @property
    def intact(self) -> bool:
        """Whether both are whole and follow one another."""
        first, second = self.slots
        return first is not None and second is not None and abs(first.generation - second.generation) == 1


def read(path: Path, key: bytes, chart: bytes) -> AnchorRead:
    """Read an anchor without changing it; a missing one reads as two damaged slots."""
    try:
        content = path.read_bytes()
    except OSError:
        return AnchorRead((None, None))
    if len(content) != 2 * _SLOT:
        return AnchorRead((None, None))
    first, second = (_unpack(content[at : at + _SLOT], at // _SLOT, key, chart) for at in (0, _SLOT))
    return AnchorRead((first, second))


def make(path: Path, key: bytes, chart: bytes, reach: Reach, mirror: MirrorEnd) -> None:
    """Write a new anchor."""
    slots = (Anchored(generation, reach, mirror) for generation in (0, 1))
    durable.write_whole(path, b"".join(_pack(slot, key, chart) for slot in slots))


class AnchorFile:
    """An anchor held open for the length of a sitting."""

    def __init__(self, path: Path, key: bytes, chart: bytes, latest: Anchored) -> None:
        self._fd = durable.open_own(path)
        self._key = key
        self._chart = chart
        self.latest = latest

    def write(self, reach: Reach, mirror: MirrorEnd) -> None:
        """Acknowledge: return once the anchor says so on disk.

        Raises:
            OSError: it could not be written; the slot before still stands.
        """
        slot = Anchored(self.latest.generation + 1, reach, mirror)
        durable.write_at(self._fd, _pack(slot, self._key, self._chart), slot.generation % 2 * _SLOT)
        self.latest = slot

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._fd)


def _pack(slot: Anchored, key: bytes, chart: bytes) -> bytes:
    reach, mirror = slot.reach, slot.mirror
    body = _FORM.pack(
        chart_id.ANCHOR,
        chart,
        slot.generation,
        reach.links,
        reach.entries,
        bytes.fromhex(reach.head),
        mirror.offset,
        mirror.records,
        mirror.tag,
    ).ljust(_SLOT - _MAC, b"\0")
    return body + hmac.new(key, body, sha256).digest()


def _unpack(content: bytes, place: int, key: bytes, chart: bytes) -> Anchored | None:
    body, mac = content[:-_MAC], content[-_MAC:]
    if not hmac.compare_digest(hmac.new(key, body, sha256).digest(), mac):
        return None
    magic, of_chart, generation, links, entries, head, offset, records, tag = _FORM.unpack(body[: _FORM.size])
    if magic != chart_id.ANCHOR or of_chart != chart or generation % 2 != place:
        return None
    return Anchored(generation, Reach(links, entries, head.hex()), MirrorEnd(offset, records, tag))
