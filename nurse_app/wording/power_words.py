"""The words about the laptop's battery and its sleep."""

from __future__ import annotations

MAY_SLEEP = "may sleep"
START_ALL_THE_SAME = "Start all the same"
UNDERSTOOD = "Understood"
NOT_PROMISED = (
    "The system did not promise to stay awake while an infusion runs. Keep the lid open, plug the laptop in and "
    "switch its sleep off. If it sleeps, Vigil asks on wake what the pump did."
)


def at_start(percent: int) -> str:
    """The question before the first drop."""
    return f"The battery is at {percent}% and the laptop is not plugged in. Plug it in, or start all the same."


def accepted(percent: int) -> str:
    """The reason kept with the acceptance."""
    return f"Started all the same, battery at {percent}%"


def warning(percent: int) -> str:
    """The warning while an infusion runs."""
    return f"The laptop's battery is at {percent}%. Plug it in now: without it nobody is reminded, the pump runs on."
