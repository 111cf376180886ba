"""The short form of each hunt, and the planted fault that each must catch; long forms are run by hand.

    python tests/hunts/kill9.py 10000
    python tests/hunts/powerloss.py 20000
    python tests/hunts/bitflip.py 10000
    python tests/hunts/onefile.py 1000
    python tests/hunts/tamper.py 10000
    python tests/hunts/starts.py 200
    python tests/hunts/restore.py 500
    python tests/hunts/pdf.py 10000
    python tests/hunts/paper.py 10000
    python tests/hunts/imports.py 20000
    python tests/hunts/windowkill.py 300
    python tests/hunts/diskfull.py 200 500
    python tests/hunts/canary.py 200
    python tests/hunts/locks.py 1000

HUNT=3 in the environment makes the short forms three times as long. They draw the same
each time (HUNT_SEED=2 for others), so that a fault that is new comes from what was changed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hunts.powerloss import possible

FOLDER = Path(__file__).parent
LONGER = int(os.environ.get("HUNT", "1"))
SHORT = {
    "pdf": 60,
    "paper": 10,
    "kill9": 30,
    "powerloss": 40,
    "bitflip": 25,
    "onefile": 30,
    "tamper": 90,
    "starts": 16,
    "restore": 12,
}
SHORT |= {"imports": 250, "windowkill": 2, "diskfull": 12, "canary": 200, "locks": 12}
NEVER = {
    "kill9": ("lost", "doubled", "not_whole", "unopenable"),
    "powerloss": ("lost", "doubled", "unopenable", "backups_lost"),
    "bitflip": ("undetected", "silent_losses", "unrecovered"),
    "onefile": ("entries_lost", "unrecovered", "not_whole_after"),
    "tamper": ("undetected", "misnamed"),
    "restore": ("different", "not_whole", "not_kept_aside", "not_going_on", "readable"),
    "starts": ("not_one_writer", "misled", "qt_before_lock", "not_started"),
    "pdf": ("unseen", "attacks_passed", "forged_passed"),
    "paper": ("missing", "clipped", "records_differ"),
    "imports": ("crashed", "slow", "changed", "unclear", "fat"),
    "windowkill": ("lost", "doubled", "other_session", "not_whole", "broke"),
    "canary": ("hits", "connects", "programs", "written_elsewhere", "broke"),
    "locks": ("shown", "drafts_lost", "late", "not_locked"),
    "diskfull": ("lost", "doubled", "not_whole", "unopenable", "untold", "not_saved_later", "broke", "late"),
}
PLANTED = [
    ("kill9", 60, "--control"),
    ("powerloss", 80, "--control=normal"),
    ("powerloss", 40, "--control=no-flush"),
    ("bitflip", 25, "--control"),
    ("onefile", 60, "--control"),
    ("tamper", 30, "--control"),
    ("starts", 4, "--control"),
    ("restore", 2, "--control"),
    ("starts", 2, "--control=qt"),
    ("pdf", 20, "--control"),
    ("paper", 1, "--control"),
    ("imports", 1, "--control"),
    ("windowkill", 2, "--control"),
    ("diskfull", 3, "--control"),
    ("canary", 90, "--control"),
    ("locks", 3, "--control"),
]
EACH = {"paper": ("missing", "clipped")}
"""Where several faults are planted at once, each is to be seen."""

pytestmark = [pytest.mark.long, pytest.mark.timeout(600 * LONGER)]


def _hunted(name, *words):
    if name == "powerloss" and not possible():
        pytest.skip("strace, which records the system calls, is not on this computer")
    if name in ("kill9", "starts") and not hasattr(os, "fork"):
        pytest.skip("this system has no kill -9, fork and gates that pass to a child")
    around = {"HUNT_SEED": "1", **os.environ}
    program = [sys.executable, str(FOLDER / f"{name}.py"), *words]
    done = subprocess.run(program, capture_output=True, text=True, env=around)
    assert done.stderr == ""
    sys.stdout.write(done.stdout)
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("name", SHORT)
def test_nothing_is_found(name):
    code, found = _hunted(name, str(SHORT[name] * LONGER))
    assert {count: found[count] for count in NEVER[name]} == dict.fromkeys(NEVER[name], 0)
    assert code == 0


@pytest.mark.parametrize(("name", "count", "fault"), PLANTED)
def test_the_planted_fault_is_found(name, count, fault):
    code, found = _hunted(name, str(count), fault)
    assert code == 1
    assert sum(found[count] for count in NEVER[name]) > 0
    assert all(found[count] for count in EACH.get(name, ()))
