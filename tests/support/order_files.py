"""ORDER files for tests: the worked example, and one change at a time by its place."""

from __future__ import annotations

import json
from typing import Any

from nurse_app.casefile.order_file import OrderCase, read_order
from nurse_app.errors import Fault, FileFaults
from tests.support.orders import BOOK

ABSENT = object()


def worked_example() -> dict[str, Any]:
    return {
        "patient": {"weight_kg": "70", "height_cm": "175", "sex": "F", "birth_date": "1961-03-14"},
        "order": {
            "product": "privigen-us",
            "indication": "CIDP",
            "dose": {"g_per_kg": "1", "days": 1, "day": 1},
            "dosing_weight": "actual",
            "round_to_vials": True,
            "titration": "label",
            "maximum_rate": {"value": "300", "unit": "mL/h"},
        },
        "pump": {"step_ml_h": "0.1", "max_ml_h": "999"},
    }


def changed(place: str, value: Any, base: dict[str, Any] | None = None) -> dict[str, Any]:
    """The worked example with another value at `order.dose.g_per_kg`, say; `ABSENT` takes a key out."""
    whole: dict[str, Any] = json.loads(json.dumps(base or worked_example()))
    *above, key = place.split(".")
    below = whole
    for name in above:
        below = below.setdefault(name, {})
    if value is ABSENT:
        below.pop(key)
    else:
        below[key] = value
    return whole


def read(whole: Any) -> OrderCase:
    return read_order(whole if isinstance(whole, bytes) else json.dumps(whole).encode(), BOOK)


def faults_of(whole: Any) -> tuple[Fault, ...]:
    try:
        read(whole)
    except FileFaults as refused:
        return refused.faults
    return ()


def found(whole: Any) -> list[tuple[str, str]]:
    return [(fault.place, fault.code) for fault in faults_of(whole)]
