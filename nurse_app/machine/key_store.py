"""Remembers a line in the system's own key store, where that can be done without a question on the screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Vigil"


def recall(name: str) -> str:
    """What was remembered under a name; empty: nothing, or there is no key store. May take a while: from a worker."""
    from keyring.errors import KeyringError

    try:
        store = _store()
        return (store.get_password(SERVICE, name) or "") if store is not None else ""
    except (KeyringError, ImportError, RuntimeError, OSError):
        return ""


def remember(name: str, said: str) -> bool:
    """Remember a line under a name, in place of the one before; False: there is no key store, or it refused."""
    from keyring.errors import KeyringError

    try:
        store = _store()
        if store is not None:
            store.set_password(SERVICE, name, said)
    except (KeyringError, ImportError, RuntimeError, OSError):
        return False
    return store is not None


def _store() -> KeyringBackend | None:
    """The system's key store, unless it would ask the nurse for something first.

    Named outright: looking for one, as keyring does by itself, starts other programs.
    """
    # Late, for nobody waits for it.
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring as Store
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as Store
    else:
        from keyring.backends.SecretService import Keyring as Store

        if _is_locked():
            return None
    return Store()  # type: ignore[no-untyped-call] # keyring says no types for it


def _is_locked() -> bool:
    """Whether the desktop's secret service would have to be unlocked by a password, or does not answer."""
    import secretstorage
    from secretstorage.exceptions import SecretStorageException

    try:
        with secretstorage.dbus_init() as bus:
            return bool(secretstorage.get_default_collection(bus).is_locked())
    except (SecretStorageException, RuntimeError, OSError):
        return True
