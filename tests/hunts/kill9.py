"""Hunts for entries lost, doubled or spoilt by `kill -9` at any moment of opening and saving.

    python tests/hunts/kill9.py [COUNT] [--control]

A child opens the chart and saves, saying so after each. It is killed up to
30 ms after it opened the chart or, every fourth time, while it opens it. Then
the chart is checked and opened: everything it said must be there, once, in
order. `--control` plants the fault of saying so too early,
which the hunt must catch. Prints one line of figures; exit 1 when something
was found. Needs `fork`, so not for Windows.
"""

import json
import os
import select
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nurse_app.records import keyfile, vault
from nurse_app.records.check import verify_with
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import new_keys
from tests.hunts import ground
from tests.support.kept_made import MIGRATIONS, opened, vitals

LONGEST_S = 0.03
ROUNDS_IN_ONE_CHART = 8
READY = b"ready\n"


class Found(dict):
    """What the hunt counts; every one but the first three should stay 0."""

    def __init__(self):
        super().__init__(kills=0, acknowledged=0, kept_unacknowledged=0, lost=0, doubled=0, not_whole=0, unopenable=0)

    @property
    def bad(self):
        return self["lost"] + self["doubled"] + self["not_whole"] + self["unopenable"]


def _save_until_killed(path, keys, said, early):
    """The child: never returns."""
    with vault.open_raw(path, keys, migrations=MIGRATIONS) as chart:
        number = len(chart.charts.entries("inf-1"))
        os.write(said, READY)
        while True:
            entry = vitals("inf-1", number) if number else opened("inf-1")
            if early:
                os.write(said, f"{entry.id}\n".encode())
            chart.charts.append("inf-1", (entry,))
            if not early:
                os.write(said, f"{entry.id}\n".encode())
            number += 1


def _killed_child(path, keys, early, after_s, while_opening):
    """Let a child save, kill it, and return the ids that it said were saved."""
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        os.close(heard)
        try:
            _save_until_killed(path, keys, said, early)
        finally:
            os._exit(9)
    os.close(said)
    if not while_opening:
        select.select([heard], [], [])
    # Nothing is awaited here: a pause that the child's own end cuts short.
    watch = select.poll()
    watch.register(heard, 0)
    watch.poll(after_s * 1000)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(heard, "rb") as pipe:
        return [said for said in pipe.read().decode().split() if said != READY.decode().strip()]


def _look(path, keys, acknowledged, found):
    files = FileSet.at(path)
    verdict = verify_with(files, keys, keyfile.found(files)[0].chart)
    found["not_whole"] += verdict.exit_code != 0
    with vault.open_raw(path, keys, migrations=MIGRATIONS) as chart:
        ids = [entry.id for entry in chart.charts.entries("inf-1")]
        unseen = {entry.id for _, entry in chart.already_saved}
    found["lost"] += len(set(acknowledged) - set(ids))
    found["doubled"] += len(ids) - len(set(ids))
    found["kept_unacknowledged"] += bool(unseen)
    found["not_whole"] += ids != [f"inf-1-{number}" for number in range(len(ids))] or unseen - set(ids) != set()


def hunt(count, early=False, seed=None):
    """Kill `count` children, and return what was found."""
    dice = ground.dice(seed)
    found = Found()
    with ground.workplace() as folder:
        while found["kills"] < count:
            path, keys = Path(folder) / f"{found['kills']}.vigil", new_keys()
            vault.create_raw(path, keys, migrations=MIGRATIONS).close()
            acknowledged = []
            for _ in range(min(ROUNDS_IN_ONE_CHART, count - found["kills"])):
                said = _killed_child(path, keys, early, dice.uniform(0, LONGEST_S), dice.random() < 0.25)
                acknowledged += said
                found["kills"] += 1
                found["acknowledged"] += len(said)
                try:
                    _look(path, keys, acknowledged, found)
                except Exception as trouble:  # noqa: BLE001 - whatever stops the chart from opening is what is hunted
                    found["unopenable"] += 1
                    found["why"] = f"{type(trouble).__name__} {trouble} {getattr(trouble, 'facts', '')}"
                    break
                acknowledged = acknowledged if not early else []
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 100, early="--control" in words)
    sys.stdout.write(json.dumps({"hunt": "kill9", **found}) + "\n")
    return 1 if found.bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
