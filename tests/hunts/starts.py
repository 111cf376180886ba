"""Hunts for a second writer among many starts at the same moment, and for a start that comes back slowly after a kill.

    python tests/hunts/starts.py [COUNT] [--control|--control=qt]

COUNT processes run the program's own entry up to where Qt would be imported;
all go at one moment, and each says whether it got the chart and whether Qt was
there already. One must have it, all others must be told who has. Then the one
is killed and the program started whole, three times, each killed once its
window shows. `--control` plants a lock that always says yes, `--control=qt`
imports Qt before the lock is taken: each must be caught.
"""

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic
from types import ModuleType

sys.path.insert(0, str(Path(__file__).parents[2]))

RELAUNCHES, RELAUNCH_S = 3, 2.0
PATIENCE_MS = 120_000
BAD = ("not_started", "not_one_writer", "misled", "qt_before_lock", "slow")


def _say(told):
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _one(gate, fault):
    """A start: ready, go when the gate shuts, say what came of the lock, and hold it until killed."""
    from nurse_app.cli import main
    from nurse_app.records import lock

    if fault == "lock":
        setattr(lock, "_lock", lambda _fd: True)  # noqa: B010 - a type checker forbids the plain way
    if fault == "qt":
        import PySide6.QtCore  # noqa: F401 - the planted fault is that it is there
    window = ModuleType("nurse_app.app.running")
    setattr(window, "run_window", _instead_of_the_window)  # noqa: B010 - as above
    sys.modules[window.__name__] = window
    _say({"ready": True})
    os.read(gate, 1)
    main.run([])


def _instead_of_the_window(claim):
    facts = claim.why.facts if claim.why is not None else {}
    _say({"writes": claim.held is not None, "holder": facts.get("pid", ""), "qt": "PySide6.QtCore" in sys.modules})
    signal.pause()


def _whole():
    """A start with its window, which says once it shows."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    look = QTimer()
    look.timeout.connect(lambda: app.topLevelWidgets() and app.topLevelWidgets()[0].isVisible() and _say({"up": True}))
    look.start(5)
    from nurse_app.cli import main

    main.run([])


def _started(*words, **pipes):
    return subprocess.Popen([sys.executable, __file__, *words], stdout=subprocess.PIPE, **pipes)


def _told(program):
    """The next line of a program; nothing when it ended or says nothing for too long."""
    heard = select.poll()
    heard.register(program.stdout, select.POLLIN)
    line = program.stdout.readline() if heard.poll(PATIENCE_MS) else b""
    return json.loads(line or "{}")


def _end(programs):
    for program in programs:
        program.kill()
        program.wait()
        program.stdout.close()


def _crowd(count, fault, around, found):
    """Let `count` start at one moment; note what they say."""
    gate, shut = os.pipe()
    crowd = [_started("--one", str(gate), fault, pass_fds=(gate,), env=around) for _ in range(count)]
    try:
        found["not_started"] = sum("ready" not in _told(one) for one in crowd)
        os.close(shut)
        told = {one.pid: _told(one) for one in crowd}
        writers = [pid for pid, said in told.items() if said.get("writes")]
        found["writers"] = len(writers)
        found["not_one_writer"] = abs(len(writers) - 1)
        # Who lost by less than it takes to write the holder's number is told none.
        named = {said.get("holder") for pid, said in told.items() if pid not in writers}
        found["misled"] = len(named - {str(pid) for pid in writers} - {""})
        found["qt_before_lock"] = sum(bool(said.get("qt")) for said in told.values())
    finally:
        os.close(gate)
        _end(crowd)


def _relaunch(around):
    """Seconds until a window shows, right after the one before was killed; it is killed too."""
    began = monotonic()
    program = _started("--whole", env=around)
    try:
        return round(monotonic() - began, 2) if _told(program).get("up") else PATIENCE_MS
    finally:
        _end([program])


def hunt(count, fault="none"):
    """Start `count` at once, kill the one, start again; return what was found."""
    # Here, for the starts are to be as light as the program's own.
    from tests.hunts import ground
    from tests.support.goals import bound

    found = {"starts": count, "slow": 0}
    with ground.workplace() as home:
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home)
        around = ground.as_installed() | places
        _crowd(count, fault, around, found)
        if fault != "none":
            return found
        # The first start of all compiles.
        _relaunch(around)
        found["relaunch_s"] = max(_relaunch(around) for _ in range(RELAUNCHES))
        found["slow"] = int(found["relaunch_s"] > bound(RELAUNCH_S))
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    if words[:1] == ["--one"]:
        return _one(int(words[1]), words[2])
    if words[:1] == ["--whole"]:
        return _whole()
    counts = [int(word) for word in words if word.isdigit()]
    planted = [word.partition("=")[2] or "lock" for word in words if word.startswith("--control")]
    found = hunt(counts[0] if counts else 50, *planted)
    _say({"hunt": "starts", **found})
    return 1 if sum(found[each] for each in BAD) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
