"""The words round the recovery key: shown once, put on paper, typed in again when a password is forgotten."""

from __future__ import annotations

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.wording.trouble import trouble_words

TITLE = "Recovery key"
LEAD = (
    "If every password is forgotten, this key opens the record. Write it on paper or print it, and keep it where "
    "you keep keys, not with this computer. It is shown now and never again."
)
REPLACED = "The recovery key that was made before opens nothing any more."
LAST_GROUP = "Type the last five characters from the paper"
LAST_GROUP_NAME = "Last five characters"
ON_PAPER = "I have it on paper"
PRINT = "Make a page to print"
PRINTED = "The page is open in this computer's viewer. Print it there. The file is deleted when you go on."
PRINTING = "Making the page …"
NOT_PRINTED = "The page could not be made. Write the key on paper."
GO_WITHOUT = "Go on without a recovery key"
GO_WITHOUT_NOTE = "Then a record whose passwords are all forgotten is lost. An administrator can make a key later."
TYPE_LAST = "type the last five characters from the paper."
NOT_LAST = "these are not the last five characters."
WAIT = "keeping it …"

USE_TITLE = "Use the recovery key"
USE_LEAD = "It opens the record once and gives one nurse a new password. That it was used is recorded."
NURSE, PICK_NURSE = "Whose password", "Choose the name"
CODE, CODE_HINT = "Recovery key", "eight groups of five"
NEW_PASSWORD, AGAIN = "New password", "The same again"
USE_IT = "Set the password and unlock"
BACK = "Back"
CHOOSE = "choose whose password it is."
TYPE_CODE = "type the key from the paper."
COMPARE = "compare the key with the paper."
CODE_GOOD = "Every group is spelled right."

PAPER_TITLE = "Vigil recovery key"
PAPER_LEAD = "Opens the record of {clinic} if every password is forgotten. Whoever has this page can open it."
PAPER_MADE = "Made {day}. A key made later makes this one worthless."
PAPER_USE = (
    'On the locked screen press "Recovery key", choose the nurse, type the key and a new password.',
    "Keep this page where you keep keys, not with the computer. Keep no photograph of it.",
)
NO_CLINIC = "the clinic"


def refused(why: ChartTrouble) -> str:
    """Why the recovery key was not taken, in one line."""
    told = trouble_words(why)
    if why.problem is ChartProblem.WRONG_RECOVERY_KEY:
        return f"{told.happened} {told.to_do[0]}"
    return f"{told.title}. {told.happened} {told.to_do[0]}"


def mistyped(group: str) -> str:
    """Which group does not check, while the key is being typed."""
    return f"Group {group} is mistyped." if group else "Eight groups of five characters are needed."
