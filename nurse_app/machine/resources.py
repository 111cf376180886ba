"""Reads what came with the program: clinical tables, icons, fonts, and words that passwords are made of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nurse_app.machine import paths


def clinical_files() -> Mapping[str, bytes]:
    """The clinical tables, by name below resources/clinical with forward slashes (`products/privigen-us.toml`)."""
    folder = paths.resources() / "clinical"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.toml"))}


def practice_files() -> Mapping[str, bytes]:
    """The scripted cases for training, by name below resources/practice."""
    folder = paths.resources() / "practice"
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def icon_folder() -> Path:
    """Where the icons lie."""
    return paths.resources() / "icons"


def font_folder() -> Path:
    """Where the fonts lie."""
    return paths.resources() / "fonts"


def guessed_passwords() -> frozenset[str]:
    """Words that passwords are commonly made of, in small letters."""
    lines = (paths.resources() / "common_passwords.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
