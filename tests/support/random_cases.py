"""Infusions told at random: every word of `do`, at random times, in a file that is sound."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.support.cases import FINE, case
from tests.support.tables import real_book

RATES = ("10", "21", "42", "42", "84", "84", "84.05", "100", "168", "336", "400", "0.1")
GRADES = ("mild", "moderate", "severe")
WORDS = (
    *("start", "vitals", "vitals", "vitals", "rate", "rate", "found_rate", "reaction", "choose", "choose", "keep_rate"),
    *(
        "resolved",
        "pause",
        "resume",
        "stop",
        "emergency",
        "vial",
        "scan",
        "bottle",
        "medication",
        "pump_volume",
        "note",
    ),
    *("order_change", "handover", "amend", "answer", "complete", "sign", "not_taken"),
)


def random_case(seed: int) -> dict[str, Any]:
    """A sound case; the same seed gives the same one."""
    draw = random.Random(seed)  # noqa: S311 - the same cases each time, nothing secret
    clock = 0
    entries: list[dict[str, Any]] = []
    for n in range(draw.randint(5, 22)):
        clock += draw.choice([0, 0, 1, 2, 5, 10, 15, 30])
        do = draw.choice(WORDS) if n else "start"
        entry = {"at": _time(clock), "do": do, **_GOES_WITH.get(do, lambda *_: {})(draw, entries, clock)}
        if draw.random() < 0.05:
            entry["charted"] = _time(max(clock + draw.randint(-5, 30), 0))
        if do != "amend" or entries:
            entries.append(entry)
    return case(*entries, **_around(draw))


def _time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _around(draw: random.Random) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if draw.random() < 0.2:
        changes["precheck"] = {draw.choice([check.id for check in real_book().checks]): False}
    if draw.random() < 0.2:
        changes["history"] = None
    if draw.random() < 0.2:
        policy = draw.choice(["reduce_first", "pause_first", "stop_first"])
        changes["clinic"] = {"policy": policy, "place": draw.choice(["clinic", "home"])}
    if draw.random() < 0.1:
        changes["baseline"] = None
    return changes


def _signs(draw: random.Random) -> list[dict[str, str]]:
    ids = [sign.id for sign in real_book().signs]
    return [{"id": draw.choice(ids), "grade": draw.choice(GRADES)} for _ in range(draw.randint(1, 2))]


def _vitals(draw: random.Random, *_: Any) -> dict[str, Any]:
    found: dict[str, Any] = dict(FINE)
    strange: dict[str, list[Any]] = {
        "systolic": [95, 85, 60, 190, 1200],
        "pulse": [110, 140, 30],
        "respiration": [30, 8],
        "spo2": [94, 88, 85],
    }
    for key, values in {**strange, "temperature_c": ["38.5", "39.6"]}.items():
        if draw.random() < 0.15:
            found[key] = draw.choice(values)
        if draw.random() < 0.05:
            found.pop(key)
    if draw.random() < 0.2:
        found["symptoms"] = _signs(draw)
    if draw.random() < 0.1:
        found["pump_ml"] = str(draw.randint(0, 300))
    return found


def _amend(draw: random.Random, entries: list[dict[str, Any]], clock: int) -> dict[str, Any]:
    if not entries:
        return {}
    number = draw.randint(1, len(entries))
    do = entries[number - 1]["do"]
    changes: dict[str, Any] | None = {"at": _time(max(clock - 10, 0))} if draw.random() < 0.3 else {}
    if do in ("rate", "found_rate", "resume"):
        changes = {"ml_h": draw.choice(RATES)}
    elif do == "vitals":
        changes = {"systolic": draw.choice([120, 80, 1000])}
    return {"entry": number, "reason": "r", "with": None if draw.random() < 0.2 else changes}


def _resolved(draw: random.Random, entries: list[dict[str, Any]], _: int) -> dict[str, Any]:
    return {"reaction": draw.randint(1, len(entries))} if entries and draw.random() < 0.4 else {}


def _reaction(draw: random.Random, _: Any, clock: int) -> dict[str, Any]:
    onset = {"onset": _time(max(clock - draw.randint(0, 10), 0))} if draw.random() < 0.3 else {}
    return {"signs": _signs(draw), **onset}


_GOES_WITH: dict[str, Callable[..., dict[str, Any]]] = {
    "vitals": _vitals,
    "reaction": _reaction,
    "resolved": _resolved,
    "amend": _amend,
    "rate": lambda d, *_: {"ml_h": d.choice(RATES)},
    "resume": lambda d, *_: {"ml_h": d.choice(RATES)},
    "found_rate": lambda d, *_: {"ml_h": d.choice([*RATES, "0"]), "reason": "r"},
    "choose": lambda d, *_: {"option": d.randint(1, 5), "only": d.random() < 0.3},
    "keep_rate": lambda *_: {"reason": "r"},
    "pause": lambda *_: {"reason": "r"},
    "stop": lambda *_: {"reason": "r"},
    "vial": lambda d, *_: {
        "product": d.choice(["privigen-us", "privigen-us", "gamunex-c"]),
        "lot": d.choice("PQ"),
        "expiry": d.choice(["2027-05", "2026-03", "2026-02"]),
        "g": d.choice(["20", "5", "7"]),
    },
    "scan": lambda d, *_: {"text": d.choice(["]d2known", "x"])},
    "bottle": lambda d, *_: {"lot": d.choice("PQ")},
    "medication": lambda *_: {"name": "a", "dose": "1 mg", "route": "by mouth"},
    "pump_volume": lambda d, *_: {"ml": str(d.randint(0, 300))},
    "note": lambda *_: {"text": "n"},
    "order_change": lambda d, *_: {
        "prescriber": "Dr. A",
        "maximum_rate": {"value": d.choice(["40", "100", "400"]), "unit": "mL/h"},
        "read_back": d.random() < 0.8,
    },
    "handover": lambda d, *_: {"nurse": d.choice(["B. Ito", "C. Rao", "D. Mensah"])},
    "answer": lambda d, *_: {"what": d.choice(["lots", "observation", "dose-outside-label", "wastage"]), "text": "t"},
    "not_taken": lambda d, *_: {"what": d.choice(["vitals", "baseline", "x"]), "reason": "r"},
}
