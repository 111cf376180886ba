"""A patient who is well: her vitals, never twice the same, so that a lost or doubled set would be seen."""

from __future__ import annotations

from collections.abc import Mapping

BASELINE = {
    "systolic": "128",
    "diastolic": "76",
    "pulse": "74",
    "temperature_c": "36.6",
    "spo2": "98",
    "respiration": "14",
}


class SomeonesVitals:
    """Her pulse and pressure wander by a few; `taken` are the sets that were read off her so far, as typed."""

    def __init__(self, baseline: Mapping[str, str] = BASELINE) -> None:
        self.baseline = dict(baseline)
        self.taken: list[dict[str, str]] = []

    def next_set(self, **others: str) -> dict[str, str]:
        """One more set; `others` are off."""
        n = len(self.taken)
        wander = {"systolic": n * 3 % 7 - 3, "diastolic": n % 5 - 2, "pulse": n * 5 % 13 - 6}
        near = {key: str(int(self.baseline[key]) + by) for key, by in wander.items()}
        self.taken.append({**self.baseline, **near, **others})
        return self.taken[-1]
