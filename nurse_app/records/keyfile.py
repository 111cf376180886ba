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
from nurse_app.records.chart_id import id_in
from nurse_app.records.fileset import FileSet

FORM = 2
"""1 knew neither roles nor a recovery key; such a file is read, and written in its own form until it is changed."""


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
    """One nurse: her name in clear, the two keys wrapped by her password, and what she is beside being a nurse.

    A lead may reopen what was signed and set the clinic's limits; an
    administrator adds and removes nurses and looks after the recovery key.
    """

    nurse: str
    salt: bytes
    database: bytes = field(repr=False)
    anchor: bytes = field(repr=False)
    lead: bool = False
    administrator: bool = False


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of a chart. `edition` grows with each change; `seal` is made with the chart's own key.

    `recovery` is the slot that the printed recovery key opens, if there is one.
    """

    chart: bytes
    edition: int = 1
    cost: Cost = Cost()
    slots: tuple[Slot, ...] = ()
    seal: str = ""
    recovery: Slot | None = None
    form: int = FORM

    def body(self) -> dict[str, Any]:
        """What the seal is made over."""
        body = {
            "form": self.form,
            "chart": self.chart.hex(),
            "edition": self.edition,
            "argon2id": {"memory_kib": self.cost.memory_kib, "passes": self.cost.passes, "lanes": self.cost.lanes},
            "slots": [_plain(slot, roles=self.form > 1) for slot in self.slots],
        }
        if self.form > 1:
            body["recovery"] = None if self.recovery is None else _plain(self.recovery, roles=False)
        return body

    def to_bytes(self) -> bytes:
        """The file's one spelling, with a check sum that tells damage from a wrong password."""
        sealed = self.body() | {"seal": self.seal}
        return _spelt(sealed | {"check": sha256(_spelt(sealed)).hexdigest()})

    def slot_of(self, nurse: str) -> Slot | None:
        """A nurse's slot, if she has one."""
        return next((slot for slot in self.slots if slot.nurse == nurse), None)

    def with_slot(self, slot: Slot) -> KeyFile:
        """With a nurse added, or her slot renewed; still to be sealed."""
        others = tuple(s for s in self.slots if s.nurse != slot.nurse)
        return self._changed(slots=(*others, slot))

    def with_roles(self, nurse: str, *, lead: bool, administrator: bool) -> KeyFile:
        """With other roles for a nurse, in her old place; still to be sealed."""
        return self._changed(
            slots=tuple(
                replace(s, lead=lead, administrator=administrator) if s.nurse == nurse else s for s in self.slots
            )
        )

    def without(self, nurse: str) -> KeyFile:
        """Without a nurse's slot; still to be sealed."""
        return self._changed(slots=tuple(s for s in self.slots if s.nurse != nurse))

    def with_recovery(self, slot: Slot | None) -> KeyFile:
        """With another recovery key, or without one; still to be sealed."""
        return self._changed(recovery=slot)

    def _changed(self, **parts: Any) -> KeyFile:
        return replace(self, edition=self.edition + 1, seal="", form=FORM, **parts)


def from_bytes(content: bytes) -> KeyFile:
    """Read a key file.

    Raises:
        NotAKeyFile: one byte is not as it was written.
    """
    try:
        plain = json.loads(content)
        form = int(plain["form"])
        if not 1 <= form <= FORM:
            raise NotAKeyFile("a key file of another form")
        kept = plain.get("recovery")
        keys = KeyFile(
            chart=bytes.fromhex(plain["chart"]),
            edition=int(plain["edition"]),
            cost=Cost(**{name: int(figure) for name, figure in plain["argon2id"].items()}),
            slots=tuple(_slot(each, form) for each in plain["slots"]),
            seal=str(plain["seal"]),
            recovery=None if kept is None else _slot({**kept, "lead": False, "administrator": False}, form),
            form=form,
        )
        same = keys.to_bytes() == content
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise NotAKeyFile("not a key file") from wrong
    if not same:
        raise NotAKeyFile("a key file that was changed")
    return keys


def _slot(plain: Mapping[str, Any], form: int) -> Slot:
    salt, database, anchor = (b64decode(plain[part], validate=True) for part in ("salt", "database", "anchor"))
    # Before there were roles, everybody might do everything: nothing is taken from anybody unasked.
    lead, administrator = (True, True) if form == 1 else (bool(plain["lead"]), bool(plain["administrator"]))
    return Slot(str(plain["nurse"]), salt, database, anchor, lead, administrator)


def _plain(slot: Slot, *, roles: bool) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "nurse": slot.nurse,
        "salt": _text(slot.salt),
        "database": _text(slot.database),
        "anchor": _text(slot.anchor),
    }
    return plain | {"lead": slot.lead, "administrator": slot.administrator} if roles else plain


def read(path: Path) -> KeyFile | None:
    """The key file at a path, or None when it is missing, damaged or cannot be read."""
    try:
        return from_bytes(path.read_bytes())
    except (OSError, NotAKeyFile):
        return None


def found(files: FileSet) -> tuple[KeyFile, ...]:
    """The key file and its spare, as far as they are whole: once if they are the same, the newer first.

    One of another chart is left out, where the mirror (or else the anchor) says so and the other one fits.
    """
    read_ones = [keys for keys in (read(files.keys), read(files.spare_keys)) if keys is not None]
    for chart in (id_in(files.mirror), id_in(files.anchor)):
        if fitting := [keys for keys in read_ones if keys.chart == chart]:
            read_ones = fitting
            break
    return tuple(sorted(dict.fromkeys(read_ones), key=lambda keys: keys.edition, reverse=True))


def write(files: FileSet, keys: KeyFile) -> None:
    """Put the key file in place, then its spare; cut short between the two, the first is the newer."""
    content = keys.to_bytes()
    durable.write_whole(files.keys, content)
    durable.write_whole(files.spare_keys, content)


def nurses(chart: Path) -> tuple[str, ...]:
    """Who has a slot in the chart at a path, as on the unlock screen; nobody when there is no chart."""
    return tuple(slot.nurse for keys in found(FileSet.at(chart))[:1] for slot in keys.slots)


def has_recovery_key(chart: Path) -> bool:
    """Whether the chart at a path can be opened by a recovery key."""
    return any(keys.recovery is not None for keys in found(FileSet.at(chart))[:1])


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def _spelt(plain: Mapping[str, Any]) -> bytes:
    return json.dumps(plain, indent=1, ensure_ascii=True).encode("ascii") + b"\n"
