"""Two thousand orders planned twice, by two implementations that share nothing: rates, volumes and times agree."""

import random
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from nurse_app.clinical.quantities import Dose, Rate
from nurse_app.clinical.setting import Pump
from tests.support import second_planner
from tests.support.orders import g_per_kg, ml_h, order, patient, plan
from tests.support.second_planner import Sheet

LABELS = {
    ("privigen-us", "CIDP"): ("100", "0.5", "8", ()),
    ("privigen-us", "ITP"): ("100", "0.5", "4", ()),
    ("panzyga-us", "CIDP"): ("100", "1", "12", ()),
    ("octagam-10-us", "DM"): ("100", "1", "4", ("1", "2", "4")),
    ("octagam-10-us", "ITP"): ("100", "1", "12", ("1", "2", "4", "8", "12")),
    ("octagam-5-us", "PI"): ("50", "0.5", "3.33", ("0.5", "1", "2", "3.33")),
}
CLOSE = Fraction(1, 10**20)


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same orders each time, nothing secret


def drawn(draw: random.Random) -> tuple[tuple[str, str], Sheet]:
    label = draw.choice(list(LABELS))
    mg_ml, first, top, table = LABELS[label]
    days = draw.randint(1, 5)
    sheet = Sheet(
        kg=Decimal(draw.randint(200, 1500)) / 10,
        g_per_kg=Decimal(draw.randint(40, 200)) / 100,
        days=days,
        day=draw.randint(1, days),
        rounded=draw.random() < 0.5,
        mg_ml=Decimal(mg_ml),
        first_mg=Decimal(first),
        top_mg=Decimal(top),
        table_mg=tuple(map(Decimal, table)),
        ordered_ml_h=Decimal(draw.randint(100, 4000)) / 10 if draw.random() < 0.5 else None,
        step=Decimal(draw.choice(["0.01", "0.1", "0.5", "1", "5"])),
    )
    return label, sheet


def planned(label: tuple[str, str], sheet: Sheet):
    written = order(
        *label,
        dose=g_per_kg(str(sheet.g_per_kg), sheet.days, sheet.day),
        round_to=Dose.of(5) if sheet.rounded else None,
        maximum_rate=ml_h(str(sheet.ordered_ml_h)) if sheet.ordered_ml_h is not None else None,
    )
    return plan(written, patient(str(sheet.kg)), pump=Pump(Rate.of(str(sheet.step)), Rate.of(2000)))


def agree(label: tuple[str, str], sheet: Sheet) -> bool:
    found = planned(label, sheet)
    volume = second_planner.millilitres(sheet)
    if volume == 0 or any(rate == 0 for rate in second_planner.ladder(sheet)):
        return found.steps == () and found.duration is None
    assert found.dosing is not None
    assert found.ceiling is not None
    assert found.duration is not None
    reached = [Fraction(rate) for rate in second_planner.ladder(sheet)][: len(found.steps)]
    return (
        abs(found.dosing.volume.value - Fraction(volume)) < CLOSE
        and found.ceiling.rate.value == Fraction(second_planner.highest(sheet))
        and [step.rate.value for step in found.steps] == reached
        and abs(found.duration.value - Fraction(second_planner.minutes(sheet))) < CLOSE
    )


def test_two_thousand_orders_come_out_the_same_twice():
    draw = seeded(20260302)
    differing = [case for case in (drawn(draw) for _ in range(2000)) if not agree(*case)]
    assert differing == []


def test_a_second_planner_that_rounds_up_is_found_out(monkeypatch):
    monkeypatch.setattr(
        second_planner, "down", lambda rate, step: (rate / step).to_integral_value(ROUND_CEILING) * step
    )
    draw = seeded(1)
    assert not all(agree(*drawn(draw)) for _ in range(50))
