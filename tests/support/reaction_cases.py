"""Reads the tables of worked cases about vitals and reactions, and turns their words into values."""

import tomllib
from pathlib import Path
from typing import Any

from nurse_app.clinical.options import Do, Option, SeenSign, Situation
from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Rate, Score, Temperature
from nurse_app.clinical.setting import Policy
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Alertness, Band, Compare, Condition, Reading, Tripped
from tests.support.tables import real_book, there

CASES = Path(__file__).parents[1] / "data" / "cases"
UNITS = {
    "systolic": Pressure,
    "diastolic": Pressure,
    "pulse": PerMinute,
    "respiration": PerMinute,
    "temperature_c": Temperature,
    "spo2": Percent,
    "pain": Score,
}


def table(name):
    return tomllib.loads((CASES / name).read_text("utf-8"))


def listed(text):
    return [part.strip() for part in text.split(",")] if text.strip() else []


def seen(text):
    """Signs from "headache mild, flushing mild"."""
    pairs = (part.split() for part in listed(text))
    return tuple(SeenSign(sign, Grade(grade)) for sign, grade in pairs)


def in_band(text):
    """Tripped triggers from "hr_high amber", with what the book does there."""
    return tuple(_tripped(*part.split()) for part in listed(text))


def _tripped(trigger, band):
    row = next(b for b in there(real_book().trigger(trigger)).bands if b.band == band)
    return Tripped(trigger, Band(band), Condition(Compare.WITH), "", "", row.actions, "book")


def reading(text):
    """A reading from "systolic 120, alertness drowsy"."""
    values: dict[str, Any] = {}
    for part in listed(text):
        name, value = part.split()
        values[name] = Alertness(value) if name == "alertness" else UNITS[name].of(value)
    return Reading(**values)


def rate(text):
    return Rate.of(text) if text else None


def situation(case, settings):
    """The situation of a case, with the settings of its table."""
    running = settings.get("running", "84")
    return Situation(
        signs=seen(case.get("signs", "")),
        tripped=in_band(case.get("bands", "")),
        running=Rate.of(running),
        tolerated=rate(settings.get("tolerated", "")),
        settable_part=rate(settings.get("part", "")),
        ceiling=rate(settings.get("ceiling", "126")),
        policy=Policy(settings.get("policy", "reduce_first")),
        earlier_reactions=int(settings.get("earlier", "0")),
        at_baseline=seen(case.get("at_baseline", "")),
        over=settings.get("over", "") == "yes",
    )


def spelled(option: Option):
    """An option as a case writes it: "slow 63", "pause", "keep 84"."""
    if option.rate is None or option.do not in (Do.SLOW, Do.KEEP):
        return option.do.value
    return f"{option.do.value} {option.rate.text()}"
