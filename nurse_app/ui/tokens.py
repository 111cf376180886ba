"""Reads the table of colours; by hand, for the first picture waits for it and the table is as plain as can be."""

from __future__ import annotations

import re
from pathlib import Path

from nurse_app.errors import OurBug

_LINE = re.compile(r'\[([a-z]+)\]|([a-z0-9-]+) = "(#[0-9A-F]{6})"|#.*|')


def read_tokens(table: Path) -> dict[str, dict[str, str]]:
    """Read the colours of every theme, by the theme's name and the token's.

    Raises:
        OurBug: a line is not a theme, a token, a remark or empty (the table ships with the program).
    """
    themes: dict[str, dict[str, str]] = {}
    tokens: dict[str, str] = {}
    for line in table.read_text("utf-8").splitlines():
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise OurBug(f"the table of colours has a line of another kind: {line}")
        theme, token, colour = found.groups()
        if theme:
            tokens = themes.setdefault(theme, {})
        elif token:
            tokens[token] = colour
    return themes
