"""Keeps what is half typed in one encrypted file beside the chart, until it is kept or given up."""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nurse_app.records import durable

_NONCE = 12


class DraftFile:
    """One file, whole or not there. Its key is drawn from the chart's own; a file of another chart is none.

    What cannot be read is as if it were not there, and what cannot be written
    is not: a draft is a convenience, and never keeps a nurse from anything.
    """

    def __init__(self, path: Path, key: bytes, chart: bytes) -> None:
        self._path, self._cipher, self._chart = path, AESGCM(key), chart

    def read(self) -> dict[str, Any]:
        """What was half typed; empty when nothing was."""
        with suppress(OSError, InvalidTag, ValueError):
            content = self._path.read_bytes()
            plain = json.loads(self._cipher.decrypt(content[:_NONCE], content[_NONCE:], self._chart))
            return plain if isinstance(plain, dict) else {}
        return {}

    def write(self, drafts: dict[str, Any]) -> None:
        """Keep these in place of the earlier ones; none takes the file away."""
        with suppress(OSError):
            if not drafts:
                self._path.unlink(missing_ok=True)
                return
            nonce = secrets.token_bytes(_NONCE)
            plain = json.dumps(drafts, ensure_ascii=False).encode("utf-8")
            durable.write_whole(self._path, nonce + self._cipher.encrypt(nonce, plain, self._chart))
