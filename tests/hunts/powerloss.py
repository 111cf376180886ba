"""Hunts for what a power cut takes: every saving's system calls are recorded, and cut off at any place.

    python tests/hunts/powerloss.py [COUNT] [--control=normal|no-flush]

What was flushed by then is on the disk; of what was not, each sector may be
there or not. From each such image the chart must open and hold everything
acknowledged, and a backup that was said to be made must be whole. `--control`
sets the database to `synchronous=NORMAL` and leaves its log to SQLite, or
saves without flushing: each must be caught. Needs `strace`.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import vault
from nurse_app.records.keys import new_keys
from tests.hunts import ground
from tests.hunts.disk_model import Disk, calls
from tests.support import saver
from tests.support.kept_made import MIGRATIONS

TRACED = "openat,write,pwrite64,lseek,ftruncate,fsync,fdatasync,rename,unlink"


def possible():
    """Whether this computer can record system calls."""
    return shutil.which("strace") is not None


def _record(folder, keys, control):
    """Two sittings of savings, the first in a new chart, as a list of calls."""
    secret = f"{keys.database.hex()}:{keys.witness.hex()}"
    trace = folder.parent / "trace"
    recorded = []
    for count in ("10", "5"):
        recorder = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={TRACED}", "-o", str(trace)]
        saving = [sys.executable, saver.__file__, str(folder / "clinic.vigil"), secret, count]
        surroundings = os.environ | {"CONTROL": control, "BACKUP": f"{count}.backup"}
        subprocess.run(recorder + saving, check=True, capture_output=True, env=surroundings)
        recorded += calls(trace)
    return recorded


def _try_image(folder, keys, acknowledged, found):
    try:
        with vault.open_raw(folder / "clinic.vigil", keys, migrations=MIGRATIONS) as chart:
            ids = [entry.id for entry in chart.charts.entries("inf-1")]
        found["lost"] += len(set(acknowledged) - set(ids))
        found["doubled"] += len(ids) - len(set(ids))
    except ChartTrouble as trouble:
        # Before the first entry there may be no chart yet.
        if acknowledged or trouble.problem is not ChartProblem.NOT_FOUND:
            found["unopenable"] += 1
            found["why"] = f"{trouble} {trouble.facts}"


def _try_backups(folder, keys, told, found):
    """Each backup that was said to be made holds what was acknowledged by then."""
    for line in told:
        verdict = ground.backup_verdict(folder / line.split()[2], keys)
        found["backups_lost"] += verdict.exit_code != 0 or verdict.entries < int(line.split()[1])


def hunt(count, control="", seed=None):
    """Cut the power `count` times, spread over all calls, and return what was found."""
    dice = ground.dice(seed)
    found = {"images": 0, "calls": 0, "lost": 0, "doubled": 0, "unopenable": 0, "backups_lost": 0}
    with ground.workplace() as place:
        folder, image = Path(place).resolve() / "ward", Path(place).resolve() / "image"
        folder.mkdir()
        keys = new_keys()
        recorded = _record(folder, keys, control)
        found["calls"] = len(recorded)
        cuts = sorted(dice.randrange(len(recorded)) for _ in range(count))
        disk = Disk(folder)
        for number, call in enumerate(recorded):
            disk.after(*call)
            while cuts and cuts[0] == number:
                cuts.pop(0)
                image.mkdir()
                disk.lay_out(image, dice)
                said = disk.said.decode().splitlines()
                _try_image(image, keys, [line.split()[2] for line in said if line.startswith("saved")], found)
                _try_backups(image, keys, [line for line in said if line.startswith("backed-up")], found)
                found["images"] += 1
                shutil.rmtree(image)
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    counts = [int(word) for word in words if word.isdigit()]
    planted = [word.partition("=")[2] or "normal" for word in words if word.startswith("--control")]
    found = hunt(counts[0] if counts else 100, *planted)
    sys.stdout.write(json.dumps({"hunt": "powerloss", **found}) + "\n")
    return 1 if found["lost"] + found["doubled"] + found["unopenable"] + found["backups_lost"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
