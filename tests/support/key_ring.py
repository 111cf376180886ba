"""A key store in memory in place of the system's own."""

from __future__ import annotations

from typing import Any

from keyring.errors import KeyringLocked

from nurse_app.machine import key_store


class Ring:
    """Holds what is remembered; `broken` refuses everything."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.broken = False

    def get_password(self, service: str, username: str) -> str | None:
        """What is held."""
        self._try()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Hold it."""
        self._try()
        self.held[service, username] = password

    def _try(self) -> None:
        if self.broken:
            raise KeyringLocked("planted")


def ring_in_place(monkeypatch: Any) -> Ring:
    """Put one where the system's own is taken."""
    made = Ring()
    monkeypatch.setattr(key_store, "_store", lambda: made)
    return made
