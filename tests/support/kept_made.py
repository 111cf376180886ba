"""Builds entries to keep: a made-up patient's infusion, entry by entry, each with its own id and time."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from nurse_app.clinical.order import DoseForm, Order, OrderedDose
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Rate, Temperature, Weight
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion.entries import Entry, Moment, Opened, VitalsTaken

MIGRATIONS = Path(__file__).parents[2] / "db" / "migrations"
NAME = "Winterbottom, Philippa"
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
NURSE = "Ines Duarte"
PASSWORD = "seven grey herons wade"


def opened(infusion, *, name=NAME):
    """The first entry of an infusion."""
    patient = Patient(Weight.of("70"), key="patient-1", name=name, record_number="MRN-55012")
    order = Order("privigen-us", "CIDP", OrderedDose(DoseForm.G_PER_KG, Fraction(1)))
    pump = Pump(Rate.of("0.1"), Rate.of("999"))
    return _entry(f"{infusion}-0", 0, Opened(patient, order, Clinic(), pump, book="1"))


def vitals(infusion, number):
    """A set of vitals, `number` minutes after nine."""
    reading = Reading(
        systolic=Pressure.of("128"),
        diastolic=Pressure.of("76"),
        pulse=PerMinute.of("78"),
        respiration=PerMinute.of("16"),
        temperature_c=Temperature.of("36.8"),
        spo2=Percent.of("98"),
    )
    return _entry(f"{infusion}-{number}", number, VitalsTaken(reading))


def infusion_of(infusion, count):
    """The first `count` entries of an infusion."""
    return (opened(infusion), *(vitals(infusion, number) for number in range(1, count)))


def _entry(name, minute, fact):
    when = NINE + timedelta(minutes=minute)
    return Entry(name, when, Moment(when, "boot-1", minute * 60_000), NURSE, fact)
