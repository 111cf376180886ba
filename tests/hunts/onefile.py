"""Hunts for one file whose loss takes entries with it: deleted, emptied, cut, zeroed, rolled back or swapped.

    python tests/hunts/onefile.py [COUNT] [--control]

After each loss the chart is opened, or made anew where it asks for it, and
everything acknowledged must be there and whole. Every sixth time it is the
database's log that is lost, left by a sudden end with half of the entries.
`--control` loses the mirror as well each time, which must be caught.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import rebuilding
from tests.hunts import ground
from tests.support.kept_made import MIGRATIONS, vitals

SUFFIXES = ("", "-keys", "-keys2", "-anchor", "-mirror", "-wal")


def _grown(field):
    """The same chart some entries later."""
    with field.open() as chart:
        for number in range(ground.KEPT, ground.KEPT + 5):
            chart.charts.append("inf-1", (vitals("inf-1", number),))
    ids = tuple(f"inf-1-{number}" for number in range(ground.KEPT + 5))
    return ground.Ground.at(field.path, field.keys, ids)


def _lose(part, old, other, dice):
    content = part.read_bytes()
    at = dice.randrange(len(content))
    changed = {
        "deleted": None,
        "emptied": b"",
        "cut": content[:at],
        "zeroed": bytes(len(content)),
        "zeroed-in-part": content[:at] + bytes(len(content) - at),
        "rolled-back": old,
        "swapped": other,
    }
    how = dice.choice(list(changed))
    if changed[how] is None:
        part.unlink()
    else:
        part.write_bytes(changed[how])


def _recover(field):
    try:
        return field.lost()
    except ChartTrouble as trouble:
        if trouble.problem is not ChartProblem.DAMAGED:
            raise
    rebuilding.rebuild_raw(field.path, field.keys, migrations=MIGRATIONS)
    return field.lost()


def hunt(count, control=False, seed=None):
    """Lose a file `count` times, and return what was found."""
    dice = ground.dice(seed)
    found = {"losses": 0, "entries_lost": 0, "unrecovered": 0, "not_whole_after": 0}
    with ground.workplace() as folder:
        other, first = ground.closed(Path(folder) / "other"), ground.closed(Path(folder) / "chart")
        grown, hot = _grown(first), ground.with_hot_log(Path(folder) / "hot")
        while found["losses"] < count:
            suffix = dice.choice(SUFFIXES)
            field = hot if suffix == "-wal" else grown
            name = field.path.name + suffix
            # Before the sudden end there was no log yet.
            _lose(field.path.parent / name, first.before.get(name, b""), other.before.get(name, b""), dice)
            if control and suffix != "-mirror":
                (field.path.parent / f"{field.path.name}-mirror").unlink()
            try:
                found["entries_lost"] += len(_recover(field))
                found["not_whole_after"] += field.verdict().exit_code != 0
            except ChartTrouble:
                found["unrecovered"] += 1
            found["losses"] += 1
            field.restore()
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 50, "--control" in words)
    sys.stdout.write(json.dumps({"hunt": "onefile", **found}) + "\n")
    return 1 if found["entries_lost"] + found["unrecovered"] + found["not_whole_after"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
