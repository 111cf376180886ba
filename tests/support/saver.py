"""A program that saves entries to a chart and says so, one line each, until it is killed or dies at a chosen step.

Usage: saver.py CHART KEYS COUNT [STEP]. KEYS are the two keys in hex, joined by
a colon. With STEP it kills itself at that step of its first saving. In the
environment, CONTROL plants a fault that a hunt must catch, and BACKUP names a
file beside the chart into which a backup is made half-way.
"""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nurse_app.records import backup, durable, seal, vault
from nurse_app.records.anchor import AnchorFile
from nurse_app.records.charts import SqlCharts
from nurse_app.records.keys import Keys
from nurse_app.records.mirror import MirrorFile
from tests.support.kept_made import MIGRATIONS, opened, vitals


def say(line):
    """Tell whoever started us."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def die(*_, **__):
    """End as by a power cut or the task manager."""
    os.kill(os.getpid(), signal.SIGKILL)


def _before(where, name):
    setattr(where, name, die)


def _after(where, name):
    whole = getattr(where, name)

    def done(*args, **named):
        whole(*args, **named)
        die()

    setattr(where, name, done)


def _half_way(where, name):
    """Write half of what is to be written, then die."""
    whole = getattr(where, name)
    write_at = durable.write_at

    def half(*args, **named):
        def write_half(fd, content, offset):
            write_at(fd, content[: len(content) // 2], offset)
            die()

        setattr(durable, write_at.__name__, write_half)
        whole(*args, **named)

    setattr(where, name, half)


STEPS = {
    "before-the-mirror": lambda: _before(MirrorFile, "append"),
    "half-way-in-the-mirror": lambda: _half_way(MirrorFile, "append"),
    "after-the-mirror": lambda: _after(MirrorFile, "append"),
    "after-the-commit": lambda: _before(seal.Seal, "reached"),
    "before-the-fold": lambda: _before(SqlCharts, "_fold_in"),
    "before-the-anchor": lambda: _before(AnchorFile, "write"),
    "half-way-in-the-anchor": lambda: _half_way(AnchorFile, "write"),
    "after-the-anchor": lambda: _after(AnchorFile, "write"),
}


def _save_unsafely(chart, fault):
    """Plant a way of saving that a power cut may undo."""
    driver = chart.charts._driver
    if fault == "no-flush":
        setattr(durable, durable.sync.__name__, lambda _: None)
        driver.execute("PRAGMA synchronous = OFF")
    elif fault == "normal":
        # What SQLite is often set to: the log is flushed only when it is folded in, which is now left to SQLite.
        driver.execute("PRAGMA synchronous = NORMAL")
        setattr(SqlCharts, "_fold_in", lambda _: None)  # noqa: B010 - a type checker forbids the plain way


def main(path, secret, count, step=""):
    """Open the chart, go on with the infusion, and say `saved N ID` after each saving."""
    keys = Keys(*(bytes.fromhex(key) for key in secret.split(":")))
    begin = vault.open_raw if Path(path).exists() else vault.create_raw
    chart = begin(Path(path), keys, migrations=MIGRATIONS)
    first = len(chart.charts.entries("inf-1"))
    say(f"opened {first}")
    if step:
        STEPS[step]()
    early = os.environ.get("CONTROL") == "acknowledge-early"
    _save_unsafely(chart, os.environ.get("CONTROL"))
    for number in range(first, first + int(count)):
        entry = vitals("inf-1", number) if number else opened("inf-1")
        if early:
            say(f"saved {number + 1} {entry.id}")
        chart.charts.append("inf-1", (entry,))
        if not early:
            say(f"saved {number + 1} {entry.id}")
        if number == first + int(count) // 2 and os.environ.get("BACKUP"):
            backup.make(Path(path), Path(path).with_name(os.environ["BACKUP"]))
            say(f"backed-up {number + 1} {os.environ['BACKUP']}")
    chart.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
