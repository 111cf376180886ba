"""Files with one to three things wrong at random: values swapped for odd ones, keys lost, doubled or renamed."""

from __future__ import annotations

import json
import random
from typing import Any

ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        7.5,
        1e30,
        10**20,
        "",
        " ",
        "0",
        "-1",
        "0.0001",
        "1e5",
        "72,5",
        "NaN",
        "99999999999999",
    ),
    *(
        [],
        {},
        [[]],
        {"a": 1},
        "x" * 300,
        "\u0000",
        "\u202e",
        "\ud800",
        "mL/h",
        "gtt/min",
        "label",
        "2026-02-29",
        "99:59",
    ),
    *("0.5", "350", "2000", "12", 3, 250, "KAWASAKI", "LEMS", "gammagard-sd", "yimmugo-us", "ideal", "-00:30", "23:59"),
)


def mutant(whole: dict[str, Any], seed: int) -> bytes:
    """The file as bytes with one to three random changes; the same seed gives the same file."""
    draw = random.Random(seed)  # noqa: S311 - the same mutants each time, nothing secret
    changed = json.loads(json.dumps(whole))
    for _ in range(draw.randint(1, 3)):
        _change(changed, draw)
    content = json.dumps(changed).encode()
    return _cut(content, draw) if draw.random() < 0.05 else content


def _change(whole: Any, draw: random.Random) -> None:
    place = draw.choice(list(_places(whole)))
    below, key = place
    match draw.choice(["odd", "odd", "odd", "lose", "rename", "copy"]):
        case "odd":
            below[key] = draw.choice(ODD)
        case "lose":
            del below[key]
        case "rename" if isinstance(below, dict):
            below[f"{key}_"] = below.pop(key)
        case "copy":
            other, from_key = draw.choice(list(_places(whole)) or [place])
            below[key] = json.loads(json.dumps(other[from_key]))
        case _:
            below[key] = draw.choice(ODD)


def _places(value: Any) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from _places(inner)


def _cut(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    return content[:at] + draw.choice([b"", b"}", b"[", b'"', b"\xff"]) + content[at + draw.randint(0, 3) :]
