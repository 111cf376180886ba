"""The words of the locked screen and of the first set-up; light, for they are on the first picture."""

from __future__ import annotations

from datetime import datetime

UNLOCK = "Unlock"
NURSE = "Nurse"
PASSWORD = "Password"
PICK_NURSE = "Choose your name"
RUNNING = "Running"
NOTHING_RUNS = "Nothing is running."
NOT_OPEN_YET = "Unlock to see what runs."
WAIT_RULE = "Alarms and timers go on while it is locked."
OPENING = "Opening …"
OPENING_PRACTICE = "Opening the practice visits …"
WRONG_PASSWORD = "That is not the password. Type it again."
WEAK_PASSWORD = "This password is too easy to guess. Choose a longer one, not made of common words."
CLOSE = "Close Vigil"
MAKE_ANEW = "Make anew"
LOOK = "Only look at it"
HAND_OVER = "Hand over"
RECOVERY_KEY = "Recovery key"
NO_NAMES = (
    "No names and no readings are shown while locked. Emergency needs no password. F12 starts its clock, "
    "then you press the chair number."
)
NO_NAMES_YET = (
    "No names and no readings are shown while locked. F12 starts the clock of an emergency at once; "
    "its card opens from then as soon as you unlock."
)
BY_MISTAKE = "Pressed by mistake"
TYPE_PASSWORD = "type your password."
CHOOSE_NURSE = "choose your name."

SET_UP = "Set up Vigil"
SET_UP_LEAD = "Once, on this computer. You can change the clinic's lines later. Your password encrypts the record."
YOUR_CLINIC = "Your clinic"
CLINIC_ADDRESS = "Address, read to the emergency service"
CLINIC_NAME = "Name of the clinic or agency"
PLACE = "Where you infuse"
PLACES = (("clinic", "Clinic"), ("home", "Home"))
TEMPERATURE = "Unit of temperature"
TEMPERATURES = (("C", "°C"), ("F", "°F"))
EMERGENCY_NUMBER = "Emergency number"
EMERGENCY_HINT = "as in 911, or code team 4444"
PHARMACIST = "Pharmacist"
PHARMACIST_PHONE = "Pharmacist's phone"
PRESCRIBER_LINE = "Prescriber's line"
YOU = "You"
YOUR_NAME = "Your name and title"
NAME_HINT = "as in Dina Mensah, RN"
NEW_PASSWORD = "Password"
PASSWORD_AGAIN = "The same again"
PASSWORD_DIFFERS = "The two are not the same. Type the second again."
NO_WAY_BACK = "Nobody can read the record without it, not even who made Vigil. Keep it where only you find it."
MAY_STAY_EMPTY = "may stay empty"
FROM_BACKUP = "Put a chart back from a backup"
FINISH_SET_UP = "Finish set-up"

HAPPENED = "What happened"
KEPT = "What is kept"
TO_DO = "What to do"
STILL_RUNNING = "On the pumps now"


def password_rule(least: int) -> str:
    """How long a new password has to be."""
    return f"At least {least} characters. A sentence is good."


def password_short(typed: int, least: int) -> str:
    """How much is missing from a new password."""
    return f"{typed} of at least {least} characters."


def still_missing(names: tuple[str, ...]) -> str:
    """Which answers of the set-up are missing, after "Not yet:"."""
    listed = ", ".join(name[0].lower() + name[1:] for name in names)
    return f"{len(names)} {'answer is' if len(names) == 1 else 'answers are'} missing: {listed}."


def clock_line(now: datetime) -> str:
    """07:51."""
    return f"{now:%H:%M}"


def day_line(now: datetime) -> str:
    """Wednesday 4 March 2026."""
    return f"{now:%A} {now.day} {now:%B %Y}"


def early_emergency(since: datetime, *, there: bool) -> str:
    """What to do at once, while no chart is open; `there` is a chart on this computer."""
    then = "then unlock for its card" if there else "write the times on paper"
    return f"Emergency since {since:%H:%M:%S}. Stop the pump, call for help, {then}."
