"""Hunts for a flipped bit that nobody notices: in each file of a chart, a log left by a sudden end, a backup.

    python tests/hunts/bitflip.py [COUNT] [--control]

COUNT flips for each file. After each the check must say altered, except in
the log, where a flip that loses nothing may pass. Every tenth time the chart
is also opened, made anew if it must be, and all that was acknowledged must be
there. `--control` looks at the database alone, without the anchor and the
mirror, which must be caught losing entries in silence.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nurse_app.errors import ChartTrouble
from nurse_app.records import backup, rebuilding
from nurse_app.records.copies import read_database
from nurse_app.records.fileset import FileSet
from nurse_app.records.snapshot import copied
from tests.hunts import ground
from tests.support.kept_made import MIGRATIONS

LOG = "clinic.vigil-wal"
BACKUP = "clinic.backup"


def _flip(part, dice):
    content = bytearray(part.read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    part.write_bytes(content)


def _with_backup(field):
    backup.make(field.path, field.path.with_name(BACKUP))
    return ground.Ground.at(field.path, field.keys, field.acknowledged)


def _recovered(field):
    """Whether all that was acknowledged is there after opening, or after making anew."""
    try:
        return not field.lost()
    except ChartTrouble:
        rebuilding.rebuild_raw(field.path, field.keys, migrations=MIGRATIONS)
        return not field.lost()


def _entries_in_database(field):
    """What the database alone tells, and whether it finds itself whole."""
    with copied(FileSet.at(field.path)) as copy:
        found = read_database(copy, field.keys)
    return found.reach.entries, not found.faults


def _one(field, name, dice, found, control):
    _flip(field.path.parent / name, dice)
    if name == BACKUP:
        found["undetected"] += ground.backup_verdict(field.path.parent / name, field.keys).exit_code == 0
    elif control:
        entries, content_with_itself = _entries_in_database(field)
        found["silent_losses"] += content_with_itself and entries < len(field.acknowledged)
    else:
        verdict = field.verdict()
        lossless = verdict.acknowledged == len(field.acknowledged) <= verdict.entries
        found["silent_losses"] += verdict.exit_code == 0 and not lossless
        found["undetected"] += verdict.exit_code == 0 and not (name == LOG and lossless)
        if found["flips"] % 10 == 0:
            found["unrecovered"] += not _recovered(field)
    field.restore()
    found["flips"] += 1


def hunt(count, control=False, seed=None):
    """Flip `count` bits in each file, and return what was found."""
    dice = ground.dice(seed)
    found = {"flips": 0, "undetected": 0, "silent_losses": 0, "unrecovered": 0}
    with ground.workplace() as folder:
        whole, hot = ground.closed(Path(folder) / "whole"), ground.with_hot_log(Path(folder) / "hot")
        backed_up = _with_backup(ground.closed(Path(folder) / "backed-up"))
        for field, names in ((whole, sorted(whole.before)), (hot, [LOG]), (backed_up, [BACKUP])):
            for name in names if not control else {LOG} & set(names):
                for _ in range(count):
                    _one(field, name, dice, found, control)
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 50, "--control" in words)
    sys.stdout.write(json.dumps({"hunt": "bitflip", **found}) + "\n")
    return 1 if found["undetected"] + found["silent_losses"] + found["unrecovered"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
