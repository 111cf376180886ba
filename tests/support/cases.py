"""Cases for tests: an infusion told in a few lines, replayed, and printed as the command line prints it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from nurse_app.casefile.case_file import Case, read_case
from nurse_app.casefile.playing import Scanned
from nurse_app.casefile.replay import Replayed, replay
from nurse_app.casefile.replay_printed import replay_json
from nurse_app.errors import FileFaults
from nurse_app.infusion.entries import Entry
from tests.support.tables import real_book

FINE = {"systolic": 128, "diastolic": 76, "pulse": 78, "respiration": 16, "temperature_c": "36.8", "spo2": 98}
ORDER = {
    "product": "privigen-us",
    "indication": "CIDP",
    "dose": {"g": "28"},
    "titration": {
        "unit": "mL/h",
        "steps": [{"rate": "21", "for_min": 30}, {"rate": "42", "for_min": 30}, {"rate": "84"}],
    },
}


def vitals(at: str, **changes: Any) -> dict[str, Any]:
    return {"at": at, "do": "vitals", **FINE, **changes}


def do(at: str, action: str, **others: Any) -> dict[str, Any]:
    return {"at": at, "do": action, **others}


def case(*entries: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A case of Privigen, 28 g at 70 kg, 21, 42 and 84 mL/h; `changes` by key of the file, None takes out."""
    whole = {
        "patient": {"weight_kg": "70", "name": "EXAMPLE, Ann", "record_number": "1"},
        "order": ORDER,
        "nurse": "D. Mensah",
        "start": "2026-03-02T09:00:00-05:00",
        "baseline": {**FINE, "pain": 0},
        "history": [],
        "entries": list(entries),
        **changes,
    }
    return {key: value for key, value in whole.items() if value is not None}


def read(whole: Any) -> Case:
    return read_case(whole if isinstance(whole, bytes) else json.dumps(whole).encode(), real_book())


def faults(whole: Any) -> list[tuple[str, str]]:
    try:
        read(whole)
    except FileFaults as refused:
        return [(fault.place, fault.code) for fault in refused.faults]
    return []


def scan_of(text: str) -> Scanned | None:
    """A reader that knows one code only."""
    from datetime import date

    return Scanned("P100", date(2027, 5, 31), "S1") if text == "]d2known" else None


def run(
    whole: dict[str, Any], strict: bool = False, kept: list[tuple[str, tuple[Entry, ...]]] | None = None
) -> Replayed:
    def keep(infusion_id: str, entries: tuple[Entry, ...]) -> None:
        if kept is not None:
            kept.append((infusion_id, entries))

    return replay(read(whole), real_book(), keep, scan_of, strict)


def printed(*entries: dict[str, Any], strict: bool = False, **changes: Any) -> dict[str, Any]:
    """What `replay --json` prints, with codes in place of sentences."""
    done = run(case(*entries, **changes), strict)
    return replay_json(done, real_book(), lambda finding: finding.code, lambda option: option.why)


def turns(*entries: dict[str, Any], strict: bool = False, **changes: Any) -> list[dict[str, Any]]:
    elements: list[dict[str, Any]] = printed(*entries, strict=strict, **changes)["entries"]
    return elements


def codes(turn: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in turn["findings"]]


def kept(elements: Iterable[dict[str, Any]]) -> list[bool]:
    return [element["kept"] for element in elements]
