"""The note of the hourly check: what is damaged, what is kept, what to do while the pumps run."""

from __future__ import annotations

from nurse_app.wording.trouble import Facts, fault_text

_GO_ON = (
    "What you see and save here goes on, in two copies. Once nothing runs, close Vigil and open it again: "
    "it says what is whole and offers to make the chart anew."
)
_OLDER = "Do not sign on this laptop before whoever looks after it has seen this: the newer chart may be elsewhere."

_KEYS = (
    "Whoever looks after this laptop has to see this. An administrator removes again who was removed since, and each "
    "nurse whose password was changed changes it again."
)

KEY_STORE = "this computer's key store"
"""What remembers how far a chart reached, as a witness."""

ONLY_TO_LOOK = (
    "A copy to look at of a damaged chart, as far as it is sound: nothing can be entered here. To go on with an "
    "infusion, close Vigil, open it again, and make the chart anew or put it back from a backup."
)


def damaged(file: str, code: str, entry: int | None, facts: Facts) -> str:
    """One thing wrong with the open chart, and what to do."""
    where = "" if entry is None else f" from entry {entry} on"
    to_do = _OLDER if code.startswith("witness") else _KEYS if code == "keys-put-back" else _GO_ON
    return f"The chart's file {file} is not as it was saved{where}: {fault_text(code, facts)} {to_do}"
