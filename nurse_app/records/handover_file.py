"""Writes a session to one encrypted file for another laptop, and reads such a file: by a code that is used once.

The file: what it is, the dearness of the code's derivation, salt, nonce, the
entries encrypted, and a check sum that tells damage from a wrong code.
"""

from __future__ import annotations

import json
import secrets
import struct
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from nurse_app.errors import ChartProblem, ChartTrouble, Fault, FileFaults
from nurse_app.infusion.canonical import CanonicalRefused, canonical_bytes, from_plain, head
from nurse_app.infusion.entries import Entry, Opened
from nurse_app.records import durable, recovery_code
from nurse_app.records.keyfile import Cost

ENDING = ".handover"
LARGEST = 64 * 1024 * 1024
_MAGIC = b"VIGILHO1"
_COST = struct.Struct(">III")
_SALT, _NONCE, _SUM = 16, 12, 32
_HEAD = len(_MAGIC) + _COST.size + _SALT + _NONCE
_FORM = 1


@dataclass(frozen=True, slots=True)
class Sent:
    """What such a file holds: the session's id and its entries, as they were made."""

    infusion: str
    entries: tuple[Entry, ...]


def new_code() -> str:
    """A code that nobody chose: 160 bits, in groups that each check themselves."""
    return recovery_code.new()


def write(path: Path, sent: Sent, code: str) -> None:
    """Write a session to a file; about half a second. It is read again before this returns.

    Raises:
        ChartTrouble: what the disk refuses, or DAMAGED when it does not read back; no half file stays.
    """
    cost, salt, nonce = Cost(), secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    begin = _MAGIC + _COST.pack(cost.memory_kib, cost.passes, cost.lanes) + salt + nonce
    key = _key(cost, salt, code)
    plain = {
        "form": _FORM,
        "infusion": sent.infusion,
        "head": head(sent.entries),
        "entries": [canonical_bytes(entry).decode() for entry in sent.entries],
    }
    body = begin + AESGCM(key).encrypt(nonce, json.dumps(plain, ensure_ascii=False).encode(), begin)
    content = body + sha256(body).digest()
    with durable.disk_trouble():
        durable.write_whole(path, content)
        if path.read_bytes() != content:
            path.unlink(missing_ok=True)
            raise ChartTrouble(ChartProblem.DAMAGED, file=path.name, what="record-damaged", rebuild="other")


def read(path: Path, code: str) -> Sent:
    """Read such a file; about half a second.

    Raises:
        FileFaults: not there, not such a file, damaged, made by a later
            Vigil, or not opened by this code. Nothing was changed.
    """
    typed = _code(code)
    content = _content(path)
    begin, hidden, told = content[:_HEAD], content[_HEAD:-_SUM], content[-_SUM:]
    if sha256(content[:-_SUM]).digest() != told:
        raise _fault("handover-damaged", path)
    cost = Cost(*_COST.unpack_from(begin, len(_MAGIC)))
    if not cost.fair:
        raise _fault("handover-damaged", path)
    salt, nonce = begin[-_SALT - _NONCE : -_NONCE], begin[-_NONCE:]
    try:
        plain = AESGCM(_key(cost, salt, typed)).decrypt(nonce, hidden, begin)
    except InvalidTag:
        raise _fault("handover-code", path) from None
    return _sent(plain, path)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            content = source.read(LARGEST + 1)
    except FileNotFoundError:
        raise _fault("no-such-file", path) from None
    except OSError as refused:
        why = refused.strerror or "it cannot be opened"
        raise FileFaults((Fault("", "file-not-readable", {"name": path.name, "why": why}),)) from None
    if not content.startswith(_MAGIC) or len(content) > LARGEST:
        raise _fault("handover-another", path)
    if len(content) < _HEAD + _SUM:
        raise _fault("handover-damaged", path)
    return content


def _sent(content: bytes, path: Path) -> Sent:
    try:
        plain: dict[str, Any] = json.loads(content)
        if plain["form"] != _FORM:
            raise _fault("handover-newer", path)
        entries = tuple(from_plain(json.loads(payload)) for payload in plain["entries"])
        infusion, told = str(plain["infusion"]), plain["head"]
    except (CanonicalRefused, ValueError, KeyError, TypeError, RecursionError):
        # It opened, so it is as it was written: by a program that knows more than this one.
        raise _fault("handover-newer", path) from None
    ids = {entry.id for entry in entries}
    if not entries or not isinstance(entries[0].fact, Opened) or len(ids) != len(entries) or head(entries) != told:
        raise _fault("handover-damaged", path)
    return Sent(infusion, entries)


def _code(typed: str) -> str:
    try:
        return recovery_code.read(typed)
    except ChartTrouble as wrong:
        group = wrong.facts.get("group", "")
        code = "handover-code-group" if group else "handover-code-length"
        raise FileFaults((Fault("", code, {"group": group}),)) from None


def _fault(code: str, path: Path) -> FileFaults:
    return FileFaults((Fault("", code, {"name": path.name}),))


def _key(cost: Cost, salt: bytes, code: str) -> bytes:
    work = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return work.derive(code.encode("ascii"))
