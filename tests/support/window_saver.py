"""A nurse in a process of her own who writes note after note in the real window, until she is killed.

Usage: window_saver.py CHART [COUNT STEP]. She says `kept N` once the window
shows a note as kept. With STEP (see `saver.py`) the process kills itself at
that step of the saving after COUNT notes.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.support.nurse import Nurse
from tests.support.saver import STEPS, say
from tests.support.ward_clock import MORNING, WardClock


def main(path: str, count: str = "", step: str = "") -> None:
    """Unlock, open the infusion that runs, and write notes."""
    clock = WardClock(MORNING)
    clock.move(minutes=3)
    app = QApplication([])
    nurse = Nurse(app, Path(path), clock, Path(path).parent)
    nurse.unlock()
    nurse.open_chair()
    for number in range(1, 1000):
        if count and number > int(count):
            STEPS[step]()
        nurse.note(f"note {number}")
        nurse.nothing_is_open()
        say(f"kept {number}")


if __name__ == "__main__":
    main(*sys.argv[1:])
