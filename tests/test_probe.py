"""Watches the ground the app stands on: this PySide6 on this Python."""

import sys

import pytest


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: nothing to lose")
def test_pyside_gives_back_every_reference_to_none(qapp):
    before = sys.getrefcount(None)
    for _ in range(2000):
        qapp.processEvents()
    assert sys.getrefcount(None) > before - 500, "this PySide6 loses references on this Python; the app would abort"
