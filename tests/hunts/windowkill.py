"""Hunts for entries lost or doubled when the whole window is killed, and for a slow way back to the session.

    python tests/hunts/windowkill.py [COUNT] [--control]

A process opens a chart in the real window (drawn to memory), goes to the
infusion that runs, and takes vitals and writes notes by typing and pressing,
saying so each time the window shows one as kept. It is killed at any moment,
every fifth time before it has come as far as the session. The next one is
started at once and must show the same session with everything that was said
to be kept, once; the seconds from its start to the session are counted.
(`told` counts what was kept without an acknowledgement and is told in a band,
`unsaid` what was acknowledged in the last moment before a screen said so.) `--control` plants the
fault that a note is said to be kept before it is pressed, which must be
caught. Needs `kill -9`, so not for Windows.
"""

import json
import select
import subprocess
import sys
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hunts import at_window, ground

KILLS_IN_ONE_CHART = 25
LONGEST_S, OPENING_S = 1.5, 2.0
BACK_S = 5.0
PATIENCE_MS = 120_000
BAD = ("lost", "doubled", "other_session", "not_whole", "broke")


def _say(**told):
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _sit_until_killed(path, keys, minute, early):
    """The window's process: never returns."""
    from tests.support.someones_vitals import SomeonesVitals

    nurse = at_window.seated(path, keys, minute)
    told = [entry.id for _, entry in nurse.shell.chart.already_saved]
    nurse.open_chair()
    page = type(nurse.window.page).__name__
    kept = [entry.id for entry in nurse.infusion.entries]
    _say(session=nurse.id, page=page, kept=kept, told=told)
    patient = SomeonesVitals()
    for number in range(1, 10_000):
        before = len(nurse.infusion.entries)
        if early:
            _say(kept=[f"early-{number}"])
        if number % 3:
            nurse.note(f"note {number}")
        else:
            nurse.take_vitals(patient.next_set())
        nurse.nothing_is_open()
        _say(kept=[entry.id for entry in nurse.infusion.entries[before:]])
        nurse.pass_time(seconds=10)


class Life:
    """One process of the window, from its start to its end by force."""

    def __init__(self, path, keys, minute, early):
        self.began = monotonic()
        words = [sys.executable, __file__, "--window", str(path), keys, str(minute), "early" if early else ""]
        self._errors = path.with_name("stderr").open("w+b")
        around = ground.as_installed()
        self._program = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=self._errors, env=around)
        self.session = {}

    def come_back(self):
        """Wait for the session; the seconds that it took, or None when it never came."""
        line = self._next_line()
        self.session = json.loads(line or "{}")
        return monotonic() - self.began if line else None

    def _next_line(self):
        heard = select.poll()
        heard.register(self._program.stdout, select.POLLIN)
        return self._program.stdout.readline() if heard.poll(PATIENCE_MS) else b""

    def kill_after(self, seconds):
        """Kill it then; what it said after the session, and whether it had ended by itself."""
        # Nothing is awaited here: a pause that the process's own end cuts short.
        watch = select.poll()
        watch.register(self._program.stdout, 0)
        watch.poll(seconds * 1000)
        ended = self._program.poll()
        self._program.kill()
        self._program.wait()
        said = [json.loads(line) for line in self._program.stdout.read().splitlines() if line.endswith(b"}")]
        self._program.stdout.close()
        self._errors.seek(0)
        self.wrong = self._errors.read().decode() if ended is not None else ""
        self._errors.close()
        return said


def _compare(session, acknowledged, infusion, found):
    kept, told = session["kept"], set(session["told"])
    found["lost"] += len(set(acknowledged) - set(kept))
    found["doubled"] += len(kept) - len(set(kept))
    found["unsaid"] += len(set(kept) - set(acknowledged) - told)
    found["told"] += len(told)
    found["other_session"] += (session["session"], session["page"]) != (infusion, "InfusingPage")


def _round(field, infusion, acknowledged, found, dice, early, minute):
    """One life: come back, compare, go on, be killed. What stands acknowledged afterwards."""
    life = Life(field.path, at_window.secret(field.keys), minute, early)
    said = []
    if dice.random() < 0.2:
        # As it opens, or a little later on a quick machine.
        said = life.kill_after(dice.uniform(0, OPENING_S))
    elif (seconds := life.come_back()) is not None:
        found["back"].append(seconds)
        said = [life.session, *life.kill_after(dice.uniform(0, LONGEST_S))]
    else:
        life.kill_after(0)
    found["kills"] += 1
    if life.wrong:
        found["broke"] += 1
        found["why"] = life.wrong.strip().splitlines()[-1][:200]
    if not said:
        return acknowledged
    _compare(said[0], acknowledged, infusion, found)
    more = [one for line in said[1:] for one in line["kept"]]
    found["acknowledged"] += len(more)
    return [*said[0]["kept"], *more]


def hunt(count, early=False, seed=None):
    """Kill the window `count` times, and return what was found."""
    dice = ground.dice(seed)
    found = {"kills": 0, "acknowledged": 0, "told": 0, "unsaid": 0, **dict.fromkeys(BAD, 0), "back": []}
    with ground.workplace() as folder:
        field, infusion = at_window.running_ground(Path(folder) / "chart")
        while found["kills"] < count:
            acknowledged = list(field.acknowledged)
            for number in range(min(KILLS_IN_ONE_CHART, count - found["kills"])):
                acknowledged = _round(field, infusion, acknowledged, found, dice, early, 3 + number)
            with field.open() as chart:
                kept = [entry.id for entry in chart.charts.entries(infusion)]
                told = [entry.id for _, entry in chart.already_saved]
                _compare(
                    {"kept": kept, "told": told, "session": infusion, "page": "InfusingPage"},
                    acknowledged,
                    infusion,
                    found,
                )
            found["not_whole"] += field.verdict().exit_code != 0
            field.restore()
    back = sorted(found.pop("back"))
    found["back_p95_s"] = round(back[int(len(back) * 0.95)], 2) if back else None
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    if words[:1] == ["--window"]:
        return _sit_until_killed(words[1], words[2], int(words[3]), bool(words[4]))
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 20, early="--control" in words)
    _say(hunt="windowkill", **found)
    return 1 if sum(found[each] for each in BAD) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
