"""A chart on disk with one infusion that runs, made without a window."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from nurse_app.app.kept_settings import settings_from, settings_texts
from nurse_app.app.ward import Ward
from nurse_app.casefile.order_file import read_order
from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Temperature
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion.asking import Kept
from nurse_app.machine import paths
from nurse_app.practice.autopilot import Autopilot
from nurse_app.practice.virtual_patient import VirtualPatient
from nurse_app.records import vault
from tests.support.nurse import CLINIC, NURSE, PASSWORD
from tests.support.tables import real_book
from tests.support.ward_clock import WardClock

WELL = Reading(
    systolic=Pressure.of(122),
    diastolic=Pressure.of(74),
    pulse=PerMinute.of(72),
    respiration=PerMinute.of(15),
    temperature_c=Temperature.of("36.6"),
    spo2=Percent.of(98),
)
ORDER = {
    "patient": {
        "name": "HALLORAN, Maeve",
        "record_number": "4471-0926",
        "birth_date": "1961-03-14",
        "sex": "F",
        "weight_kg": "70",
    },
    "order": {
        "product": "privigen-us",
        "indication": "CIDP",
        "dose": {"g_per_kg": "2", "days": 5, "day": 1},
        "prescriber": "Dr A. Brandt",
        "titration": {
            "unit": "mg/kg/min",
            "steps": [{"rate": "0.5", "for_min": 30}, {"rate": "1", "for_min": 30}, {"rate": "2"}],
        },
    },
}


def running_chart(path: Path, clock: WardClock) -> str:
    """Make the chart file of one nurse with one infusion just started; the infusion's id."""
    numbers = itertools.count(1)
    chart = vault.create(path, NURSE, PASSWORD, migrations=paths.migrations(), guessed=frozenset())
    settings = settings_from({"clinic_name": CLINIC, "emergency_number": "911"})
    chart.charts.save_settings(settings_texts(settings), NURSE, clock.now().wall)
    ward = Ward(
        chart.charts, real_book(), settings, NURSE, clock, lambda: f"ready-{next(numbers)}", lambda _n, _p: True
    )
    infusion_id, answer = ward.open(read_order(json.dumps(ORDER).encode(), real_book()), 1)
    assert isinstance(answer, Kept)
    pilot = Autopilot(VirtualPatient(WELL), PASSWORD)
    while ward.infusion(infusion_id).started_at is None:
        wish = pilot.next(ward.infusion(infusion_id), ward.look(infusion_id), real_book())
        assert isinstance(ward.wish(infusion_id, wish), Kept), wish
    chart.close()
    return infusion_id
