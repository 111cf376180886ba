"""Clean sets: complete vitals in no band and without a new symptom, and how many there are far enough apart."""

from __future__ import annotations

from datetime import datetime

from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.vitals import COMPLETE_SET
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.observed import new_symptoms
from nurse_app.infusion.state import Infusion, VitalsSet


def is_clean(infusion: Infusion, taken: VitalsSet) -> bool:
    """Whether a set is complete, in no band, and shows no symptom that was not there before the start."""
    return taken.reading.complete and not taken.tripped and not new_symptoms(taken.symptoms, infusion.baseline_symptoms)


def clean_sets(infusion: Infusion, since: datetime, until: datetime, apart: Minutes) -> int:
    """How many clean sets in a row end the list of sets from `since` to `until`, each at least `apart` from the last.

    A set that is not clean starts the count anew; one closer than `apart`
    adds nothing. A set at `since` counts.
    """
    count = 0
    last: datetime | None = None
    for taken in infusion.readings:
        if not since <= taken.at <= until:
            continue
        if not is_clean(infusion, taken):
            count, last = 0, None
        elif last is None or minutes_between(last, taken.at) >= apart:
            count, last = count + 1, taken.at
    return count


def lacking(taken: VitalsSet) -> tuple[str, ...]:
    """The keys of what a complete set has and this one lacks."""
    return tuple(v.value for v in COMPLETE_SET if taken.reading.number(v) is None)
