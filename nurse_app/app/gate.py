"""The gate before every password: counts the wrong ones, makes the next one wait, and tells them once one was right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion.ports import Clock
from nurse_app.records.tries import Tries, WrongPassword

Made = TypeVar("Made")
_WRONG = (ChartProblem.WRONG_PASSWORD, ChartProblem.UNKNOWN_NURSE, ChartProblem.WRONG_RECOVERY_KEY)


class Gate:
    """One for as long as the program runs. The slow part is done by the caller, in a worker.

    Without a chart (practice) nothing is counted. `told` are wrong passwords
    before a right one that are not yet in the record.
    """

    def __init__(self, chart: Path | None, clock: Clock, twin: Path | None = None) -> None:
        self._clock = clock
        self._tries = None if chart is None else Tries(chart, clock.now(), twin)
        self.told: tuple[WrongPassword, ...] = ()

    def wait_s(self) -> int:
        """Whole seconds until the next password is taken; 0: now."""
        return 0 if self._tries is None else self._tries.wait_s(self._clock.now())

    def attempt(self, nurse: str, task: Callable[[], Made]) -> Made:
        """Do what a password or the recovery key is needed for, and count it when that was wrong.

        Raises:
            ChartTrouble: WRONG_PASSWORD with `wait`, in seconds, when it is too soon: nothing was tried; what
                the task raises.
        """
        tries = self._tries
        if tries is None:
            return task()
        if left := self.wait_s():
            raise ChartTrouble(ChartProblem.WRONG_PASSWORD, wait=str(left))
        tries.begin(nurse, self._clock.now())
        try:
            made = task()
        except BaseException as why:
            if not (isinstance(why, ChartTrouble) and why.problem in _WRONG):
                tries.take_back()
            raise
        self.told = (*self.told, *tries.was_right())
        return made

    def is_password(self, check: Callable[[str, str], bool], nurse: str, password: str) -> bool:
        """Whether this is the nurse's password, by `check`; False too while it is too soon to ask."""

        def task() -> None:
            if not check(nurse, password):
                raise ChartTrouble(ChartProblem.WRONG_PASSWORD)

        try:
            self.attempt(nurse, task)
        except ChartTrouble as why:
            if why.problem not in _WRONG:
                raise
            return False
        return True
