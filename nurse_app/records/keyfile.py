"""Reads and writes the key file and its spare: who may open the chart, with its keys wrapped for each of them."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from nurse_app.errors import VigilTrouble
from nurse_app.records import durable
from nurse_app.records.fileset import FileSet

FORM = 1


class NotAKeyFile(VigilTrouble):
    """The bytes are not a key file as this program writes it: another file, damaged or altered."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a password costs: Argon2id's memory in KiB, passes and lanes."""

    memory_kib: int = 128 * 1024
    passes: int = 3
    lanes: int = 2

    @property
    def fair(self) -> bool:
        """Whether it is at least what this program asks for, and not so much that no laptop could do it."""
        floor = Cost()
        return (
            floor.memory_kib <= self.memory_kib <= 8 * floor.memory_kib
            and floor.passes <= self.passes <= 4 * floor.passes
            and floor.lanes <= self.lanes <= 4 * floor.lanes
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """One nurse: her name in clear, and the two keys wrapped by her password."""

    nurse: str
    salt: bytes
    database: bytes = field(repr=False)
    anchor: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of a chart. `edition` grows with each change; `seal` is made with the chart's own key."""

    chart: bytes
    edition: int = 1
    cost: Cost = Cost()
    slots: tuple[Slot, ...] = ()
    seal: str = ""

    def body(self) -> dict[str, Any]:
        """What the seal is made over."""
        return {
            "form": FORM,
            "chart": self.chart.hex(),
            "edition": self.edition,
            "argon2id": {"memory_kib": self.cost.memory_kib, "passes": self.cost.passes, "lanes": self.cost.lanes},
            "slots": [
                {
                    "nurse": slot.nurse,
                    "salt": _text(slot.salt),
                    "database": _text(slot.database),
                    "anchor": _text(slot.anchor),
                }
                for slot in self.slots
            ],
        }

    def to_bytes(self) -> bytes:
        """The file's one spelling, with a check sum that tells damage from a wrong password."""
        sealed = self.body() | {"seal": self.seal}
        return _spelt(sealed | {"check": sha256(_spelt(sealed)).hexdigest()})

    def with_slot(self, slot: Slot) -> KeyFile:
        """With a nurse added, or her slot renewed; still to be sealed."""
        others = tuple(s for s in self.slots if s.nurse != slot.nurse)
        return replace(self, slots=(*others, slot), edition=self.edition + 1, seal="")


def from_bytes(content: bytes) -> KeyFile:
    """Read a key file.

    Raises:
        NotAKeyFile: one byte is not as it was written.
    """
    try:
        plain = json.loads(content)
        keys = KeyFile(
            chart=bytes.fromhex(plain["chart"]),
            edition=int(plain["edition"]),
            cost=Cost(**{name: int(figure) for name, figure in plain["argon2id"].items()}),
            slots=tuple(_slot(each) for each in plain["slots"]),
            seal=str(plain["seal"]),
        )
        same = keys.to_bytes() == content
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise NotAKeyFile("not a key file") from wrong
    if not same:
        raise NotAKeyFile("a key file that was changed")
    return keys


def _slot(plain: Mapping[str, str]) -> Slot:
    keys = (b64decode(plain[part], validate=True) for part in ("salt", "database", "anchor"))
    return Slot(str(plain["nurse"]), *keys)


def read(path: Path) -> KeyFile | None:
    """The key file at a path, or None when it is missing, damaged or cannot be read."""
    try:
        return from_bytes(path.read_bytes())
    except (OSError, NotAKeyFile):
        return None


def found(files: FileSet) -> tuple[KeyFile, ...]:
    """The key file and its spare, as far as they are whole: once if they are the same, the newer first."""
    read_ones = [keys for keys in (read(files.keys), read(files.spare_keys)) if keys is not None]
    return tuple(sorted(dict.fromkeys(read_ones), key=lambda keys: keys.edition, reverse=True))


def write(files: FileSet, keys: KeyFile) -> None:
    """Put the key file in place, then its spare; cut short between the two, the first is the newer."""
    content = keys.to_bytes()
    durable.write_whole(files.keys, content)
    durable.write_whole(files.spare_keys, content)


def nurses(chart: Path) -> tuple[str, ...]:
    """Who has a slot in the chart at a path, as on the unlock screen; nobody when there is no chart."""
    return tuple(slot.nurse for keys in found(FileSet.at(chart))[:1] for slot in keys.slots)


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def _spelt(plain: Mapping[str, Any]) -> bytes:
    return json.dumps(plain, indent=1, ensure_ascii=True).encode("ascii") + b"\n"
