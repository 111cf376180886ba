"""The system's key store: asked only where it asks nothing itself, and one that refuses is none."""

import subprocess
import sys

import pytest
from keyring.backends.SecretService import Keyring

from nurse_app.machine import key_store
from tests.support.key_ring import ring_in_place

on_a_linux_desktop = pytest.mark.skipif(sys.platform != "linux", reason="the secret service is a Linux desktop's")


def test_what_is_remembered_comes_back(monkeypatch):
    ring_in_place(monkeypatch)
    assert key_store.recall("a chart") == ""
    assert key_store.remember("a chart", "7 abc") is True
    assert (key_store.recall("a chart"), key_store.recall("another")) == ("7 abc", "")


@on_a_linux_desktop
@pytest.mark.parametrize("locked", [True, False])
def test_the_desktops_secret_service_is_asked_only_while_it_is_unlocked(monkeypatch, locked):
    monkeypatch.setattr(key_store, "_is_locked", lambda: locked)
    store = key_store._store()
    assert store is None if locked else isinstance(store, Keyring)


@on_a_linux_desktop
def test_where_nothing_answers_nothing_is_remembered(monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    assert key_store._is_locked() is True
    assert (key_store.remember("a chart", "7 abc"), key_store.recall("a chart")) == (False, "")


def test_a_store_that_refuses_is_none(monkeypatch):
    ring_in_place(monkeypatch).broken = True
    assert key_store.remember("a chart", "7 abc") is False
    assert key_store.recall("a chart") == ""


def test_no_other_store_is_looked_for():
    words = "import sys; from nurse_app.machine import key_store as k; k.recall('x'); k.remember('x', 'y');"
    words += "sys.exit('keyring.backends.chainer' in sys.modules or 'keyring.backends.kwallet' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0
