"""The words of the settings: the clinic's lines and choices, the sound check, passwords and nurses."""

from __future__ import annotations

from datetime import datetime

from nurse_app.wording.numbers import clock, date_long

SETTINGS = "Settings"
BACK = "Back"

SCREEN, SCREEN_NOTE = "Screen", "Of this computer."
LOOK = "Colours"
LOOKS = (("light", "Light"), ("dark", "Dark"))
LOOK_NOTE = "Changes at once, and is kept."
LOCK_AFTER, MINUTES = "Lock after", "min"
LOCK_NOTE = "Without a hand on it."

CLINIC, CLINIC_NOTE = "Clinic", "Named on the screen and in the report."
CHOICES, CHOICES_NOTE = "Infusions", "Choices for new orders. What is on the chart keeps what it was opened with."
POLICY = "At a reaction"
POLICIES = (("reduce_first", "Slow down first"), ("pause_first", "Pause first"), ("stop_first", "Stop first"))
NEW_LOT = "When the lot changes"
NEW_LOTS = (("True", "Always back to the first rate"), ("False", "As the timetable asks"))
PUMP_STEP, PUMP_TOP, RATE_UNIT = "Pump step", "Pump's highest", "mL/h"

SAVE = "Save the changes"
NOTHING_CHANGED = "nothing is changed."
KEPT = "Kept."
PAGES_ANEW = "The pages are made anew: what is half typed on them is gone."

SOUND = "Alarm sound"
PLAY = "Play the alarm sound"
HEARD, NOT_HEARD = "Heard it", "Did not hear"
PLAY_FIRST = "play the sound first."
NOT_CHECKED = "Nobody has tried it on this computer yet."
NO_SPEAKER = "This computer found no speaker. Watch the screen."
TURN_UP = "Turn the volume up and play it again. Until it is heard, watch the screen."

NURSES = "Nurses"
NURSES_NOTE = "Whoever unlocks is named in the entries that follow."
CHANGE_PASSWORD, ADD_NURSE = "Change your password", "Add a nurse"
OLD_PASSWORD = "Your password now"
NEW_PASSWORD, PASSWORD_AGAIN = "New password", "The same again"
NURSE_NAME, NURSE_NAME_HINT = "Name and title", "as in Ade Bello, RN"
CHANGE_IT, ADD_IT = "Change it", "Add this nurse"
WAIT = "keeping it …"
TYPE_OLD = "type your password as it is now."
TYPE_NAME = "type the name."
PASSWORD_CHANGED = "Your password is changed."
NOT_OLD = "That is not your password now."
PRACTICE = "Practice visits ask for no password, and know one nurse."
SAME_NAME = "A nurse of this name can unlock already. Write the name so that the two are told apart."

CHANGE_NURSE, WHICH_NURSE, CHOOSE_NURSE = "Change or remove a nurse", "Nurse", "Choose the name"
ROLE = "What she is"
ROLES = (("", "Nurse"), ("lead", "Lead"), ("administrator", "Admin"), ("both", "Both"))
ROLES_NOTE = (
    "A lead may reopen what was signed and set the clinic's limits. An administrator adds and removes nurses and "
    "looks after the recovery key. Both: lead and administrator."
)
GIVE_ROLE = "Change what she is"
CHOOSE_FIRST, SAME_ROLE = "choose the nurse.", "she is that already."
REMOVE_IT = "Remove this nurse"
REMOVE_NOW = "Remove {name}"
REMOVE_NOTE = "She cannot unlock any more. Her entries stay, with her name."
RECOVERY = "Recovery key"
HAS_RECOVERY = "There is one on paper."
NO_RECOVERY = "There is none: if every password is forgotten, the record is lost."
MAKE_RECOVERY, NEW_RECOVERY = "Make a recovery key", "Make another recovery key"
WHO_DID_WHAT = "Who did what"
ONLY_LEAD = "only a clinical lead changes {names}."
ONLY_THEM = "only a lead or an administrator changes {names}."
ROLE_NAMES = {
    (False, False): "",
    (True, False): "lead",
    (False, True): "administrator",
    (True, True): "lead, administrator",
}

WHOLE_MINUTES = "A whole number from {least} to {most}."
ABOVE_NOTHING = "It has to be more than 0."
STEP_ABOVE_TOP = "The pump's step is higher than its highest rate."
NOT_EMPTY = "{name} may not be empty."


def nurse_added(name: str) -> str:
    """That another nurse can unlock from now on."""
    return f"{name} can unlock from now on."


def nurse_removed(name: str) -> str:
    """That a nurse cannot unlock any more."""
    return f"{name} cannot unlock any more."


def role_given(name: str, *, lead: bool, administrator: bool) -> str:
    """What a nurse is from now on."""
    said = ROLE_NAMES[lead, administrator].replace(", ", " and ") or "nurse"
    return f"{name} is {said} from now on."


def changes(names: tuple[str, ...], *, anew: bool) -> str:
    """What Save will keep, and what that does to the other pages."""
    listed = ", ".join(name[0].lower() + name[1:] for name in names)
    count = f"{len(names)} {'change' if len(names) == 1 else 'changes'}: {listed}."
    return f"{count} {PAGES_ANEW}" if anew else count


def sound_line(heard: str, at: datetime | None, by: str) -> str:
    """When the alarm sound was tried last, by whom, and whether it was heard."""
    if not heard or at is None:
        return NOT_CHECKED
    said = "Heard" if heard == "yes" else "Not heard"
    return f"{said} {date_long(at.date())}, {clock(at)}, {by}."


def lock_bounds(least: int, most: int) -> str:
    """Between which minutes the lock may be."""
    return WHOLE_MINUTES.format(least=least, most=most)


def not_empty(name: str) -> str:
    """That a line has to be filled in."""
    return NOT_EMPTY.format(name=name)
