"""The program is killed while the nurse writes: what the window had shown as kept is there, on the same page."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nurse_app.infusion.entries import Noted
from nurse_app.records.check import State, verify_file
from nurse_app.ui.frame.alarm_band import AlarmBand
from nurse_app.ui.pages.infusing_page import InfusingPage
from nurse_app.wording import frame, sound_words
from tests.support.nurse import PASSWORD
from tests.support.ward_clock import MORNING, WardClock

SAVER = Path(__file__).parents[1] / "support" / "window_saver.py"


def come_back(sits_down):
    """Open the chart again five minutes after the start."""
    clock = WardClock(MORNING)
    clock.move(minutes=5)
    nurse = sits_down(clock)
    nurse.unlock()
    return nurse


def notes(infusion):
    return [entry.fact.text for entry in infusion.entries if isinstance(entry.fact, Noted)]


def bands(nurse):
    """What stands above the page, but for the check of the sound, which is asked for at each start."""
    nurse.look()
    there = [band for band in nurse.window.alarms.findChildren(AlarmBand) if not band.isHidden()]
    return [band for band in there if not band.accessibleName().startswith(sound_words.SOUND_CHECK)]


@pytest.mark.long
@pytest.mark.timeout(300)
def test_after_a_kill_everything_the_window_had_shown_as_kept_is_there_and_she_goes_on_where_she_was(
    running, chart, sits_down
):
    writer = subprocess.Popen(
        [sys.executable, str(SAVER), str(chart)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert writer.stdout is not None
    told = 0
    for line in writer.stdout:
        told = int(line.removeprefix("kept "))
        if told == 4:
            writer.send_signal(signal.SIGKILL)
            break
    told += sum(1 for _ in writer.stdout)
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    nurse = come_back(sits_down)
    nurse.open_chair()
    there = notes(nurse.infusion)
    assert there[:told] == [f"note {n}" for n in range(1, told + 1)]
    assert len(there) <= told + 1
    assert nurse.id == running
    assert isinstance(nurse.window.page, InfusingPage)
    assert nurse.outlook.rate.text() == "21"
    nurse.note("gone on")
    assert notes(nurse.infusion)[-1] == "gone on"
    nurse.close()
    assert verify_file(chart, PASSWORD).state is State.WHOLE


@pytest.mark.long
@pytest.mark.timeout(300)
def test_what_was_saved_without_the_window_having_said_so_is_told_once(running, chart, sits_down):
    done = subprocess.run(
        [sys.executable, str(SAVER), str(chart), "2", "after-the-commit"],
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
        env=os.environ,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert re.findall(r"kept (\d+)", done.stdout) == ["1", "2"]
    nurse = come_back(sits_down)
    unwatched, band = bands(nurse)
    between = "The pump was not watched here 2 times between 08:30 and 08:35."
    asks = f"{between} Due meanwhile: at the chair 08:35. Say what the pump did."
    assert unwatched.accessibleName().endswith(asks)
    said = "Already saved when Vigil ended suddenly: Chair 1, MH: Note 08:33. Do not enter it again."
    assert band.accessibleName().endswith(said)
    nurse.do(nurse.named(frame.SEEN))
    nurse.open_chair()
    assert notes(nurse.infusion) == ["note 1", "note 2", "note 3"]
    assert [one.accessibleName().endswith(asks) for one in bands(nurse)] == [True]
    nurse.close()
    assert [one.accessibleName().endswith(asks) for one in bands(come_back(sits_down))] == [True]
