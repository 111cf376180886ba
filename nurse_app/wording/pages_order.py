"""The words of the page on which a patient and an order are written."""

from __future__ import annotations

from decimal import Decimal

from nurse_app.wording.numbers import in_words

Choices = tuple[tuple[str, str], ...]

PATIENT = "Patient"
PATIENT_NOTE = "as on the order"
NAME = "Name"
NAME_HINT = "FAMILY, Given"
RECORD_NUMBER = "Record number"
BIRTH_DATE = "Birth date"
SEX = "Sex"
SEXES: Choices = (("F", "F"), ("M", "M"))
WEIGHT = "Weight"
HEIGHT = "Height"
ADDRESS = "Address at home"
ADDRESS_HINT = "for a visit at home: read to the emergency service"
ALLERGIES = "Allergies"
ALLERGIES_HINT = "Penicillin: hives"
ALLERGIES_ASKED = "Asked about allergies"
ALLERGY_CHOICES: Choices = (("none", "None known"), ("some", "Yes, these"), ("not-asked", "Not asked"))
RISKS = "Risks that the label names"
RISK_CHOICES: Choices = (
    ("renal-risk", "Kidney"),
    ("thrombosis-risk", "Clot"),
    ("age-over-65", "Over 65"),
)

ORDER = "Order"
ORDER_NOTE = "as written"
PRODUCT = "Product"
PICK = "Pick one"
INDICATION = "For"
STRENGTH = "Made up to"
PRESCRIBER = "Prescriber"
PRESCRIBER_HINT = "Dr A. Brandt"
ORDERED_ON = "Ordered on"

DOSE = "Dose"
DOSE_NOTE = "one way only"
DOSE_FORM = "The order says the dose in"
DOSE_FORMS: Choices = (
    ("g_per_kg", "g/kg, course"),
    ("g", "g, course"),
    ("mg_per_kg", "mg/kg, course"),
    ("g_per_kg_per_day", "g/kg a day"),
)
DOSE_UNITS = {"g_per_kg": "g/kg", "g": "g", "mg_per_kg": "mg/kg", "g_per_kg_per_day": "g/kg a day", "": "as chosen"}
AMOUNT = "Amount"
DAYS = "Days in all"
DAYS_UNIT = "days"
DAY = "Day today"
DAY_UNIT = "of them"
BASIS = "On which weight"
BASES: Choices = (("actual", "Actual"), ("ideal", "Ideal"), ("adjusted", "Adjusted"), ("ordered", "As ordered"))
ORDERED_WEIGHT = "Weight as ordered"
ROUNDING = "Round to vials"
ROUNDINGS: Choices = (("no", "No"), ("usual", "Usual step"), ("grams", "To so many g"))
ROUND_TO = "Round to"

RATES = "Rates"
RATES_NOTE = "first to highest"
TITRATION = "Rate steps"
TITRATIONS: Choices = (("label", "The label's"), ("own", "Own steps"), ("hours", "Last so long"))
MEAN_HOURS = "At least"
OWN_UNIT = "Steps in"
UNITS: Choices = (
    ("mL/h", "mL/h"),
    ("mL/kg/h", "mL/kg/h"),
    ("mL/kg/min", "mL/kg/min"),
    ("mg/kg/min", "mg/kg/min"),
    ("mg/kg/h", "mg/kg/h"),
    ("gtt/min", "drops/min"),
)
STEP_RATE = "Rate"
STEP_FOR = "Runs for"
STEP_ENDS: Choices = (("for_min", "min"), ("for_ml", "mL"))
LAST_STEP = "The last step runs to the end."
ADD_STEP = "Add a step"
TAKE_STEP_AWAY = "Take the last step away"
MAXIMUM = "Highest rate ordered"
MAXIMUM_UNIT = "In"

SETTING = "Setting"
SETTING_NOTE = "where and with what"
PLACE = "Where"
PLACES: Choices = (("clinic", "Clinic"), ("home", "Home"))
CHAIR = "Chair"
PLANNED_DAY = "Planned for"
PLANNED_TIME = "at"
RUNS_BY = "Runs by"
RUNNERS: Choices = (("pump", "Pump"), ("gravity", "Gravity set"))
PUMP_STEP = "Pump step"
PUMP_TOP = "Pump's highest"
DROP_FACTOR = "Drop factor"
EPINEPHRINE = "Epinephrine, standing order"
EPINEPHRINE_HINT = "as written: 0.3 mg, or 0.01 mg/kg, most 0.5 mg"
EPINEPHRINE_ROUTE = "Given"
EPINEPHRINE_ROUTES: Choices = (("IM, outer thigh", "IM, outer thigh"), ("subcut", "Subcut"), ("IV", "IV"))
EPINEPHRINE_AGAIN = "Again after, min"
EPINEPHRINE_DRUG = "epinephrine"
STANDING = "Standing orders"
STANDING_HINT = "acetaminophen 650 mg by mouth, one line for each drug"

PREVIEW = "What this order gives"
PREVIEW_EMPTY = "Type weight, product, use and dose: what they give is shown here."
KEEP_ORDER = "Put on the chart"
KEEP_NOTE = "Nothing starts by this. The order is checked in Verify."
NEW_ORDER = "New patient and order"
NEW_ORDER_FOR = "New order"
BACK = "Back"

REQUIRED = (
    ("patient.weight_kg", WEIGHT),
    ("order.product", PRODUCT),
    ("order.indication", "what it is for"),
    ("order.dose", DOSE),
)


def spoken(value: Decimal, unit: str) -> str:
    """A dose, weight or rate in words: "seventy-two point five kg"."""
    return f"{in_words(value)} {unit}"


def lacking(names: tuple[str, ...], faults: int) -> str:
    """Why the order cannot be kept yet, without the words "Not yet"; empty when it can."""
    parts = []
    if names:
        lowered = [n[:1].lower() + n[1:] for n in names]
        listed = lowered[0] if len(lowered) == 1 else f"{', '.join(lowered[:-1])} and {lowered[-1]}"
        parts.append(f"fill in {listed}")
    if faults:
        parts.append(f"mend what is marked ({faults})")
    return f"{', '.join(parts)}." if parts else ""


def without_place(place: str, sentence: str) -> str:
    """A fault's sentence beside its field: the place in front is left out."""
    told = sentence.removeprefix(f"{place}: ")
    return told[:1].upper() + told[1:]
