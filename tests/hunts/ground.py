"""Charts to hunt in: one closed whole, one left by a sudden end with entries only in the database's log."""

import atexit
import os
import random
import shutil
import signal
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nurse_app.records import backup, vault
from nurse_app.records.charts import SqlCharts
from nurse_app.records.check import verify_with
from nurse_app.records.fileset import FileSet
from nurse_app.records.keyfile import found as keyfiles
from nurse_app.records.keys import Keys, new_keys
from nurse_app.records.verdict import State, Verdict
from tests.support.kept_made import MIGRATIONS, NINE, infusion_of, vitals

KEPT = 24


IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there


def workplace():
    """A folder for faults that no disk has a part in: in memory where this computer has such a place, for speed."""
    return tempfile.TemporaryDirectory(prefix="vigil-hunt-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None)


@cache
def _compiled():
    folder = tempfile.mkdtemp(prefix="vigil-compiled-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def as_installed():
    """What a program of ours finds around it: no screen, and Python's compiled files kept, as when installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": _compiled()}


def dice(seed=None):
    """Chance, the same again for the same seed, which the environment may give as HUNT_SEED."""
    return random.Random(os.environ.get("HUNT_SEED") if seed is None else seed)  # noqa: S311 - it hides nothing, it only picks where to spoil


@dataclass(frozen=True)
class Ground:
    """A chart to spoil, and what it was before: `acknowledged` ids, all bytes by name."""

    path: Path
    keys: Keys
    chart: bytes
    acknowledged: tuple[str, ...]
    before: dict[str, bytes]

    @classmethod
    def at(cls, path, keys, acknowledged):
        """Take stock of a chart."""
        chart = keyfiles(FileSet.at(path))[0].chart
        before = {part.name: part.read_bytes() for part in path.parent.iterdir() if not part.name.endswith("-shm")}
        return cls(path, keys, chart, acknowledged, before)

    def restore(self):
        """Put everything back."""
        shutil.rmtree(self.path.parent)
        self.path.parent.mkdir()
        for name, content in self.before.items():
            (self.path.parent / name).write_bytes(content)

    def verdict(self):
        """Check it, by its keys."""
        return verify_with(FileSet.at(self.path), self.keys, self.chart)

    def open(self):
        """Open it."""
        return vault.open_raw(self.path, self.keys, migrations=MIGRATIONS)

    def lost(self):
        """Which acknowledged ids are not there when it is opened."""
        with self.open() as chart:
            return set(self.acknowledged) - {entry.id for entry in chart.charts.entries("inf-1")}


def closed(folder):
    """A chart after a clean end."""
    return with_old_copies(folder, ())[0]


def with_old_copies(folder, ends=(6, 12, 18)):
    """A chart after some clean ends, and what it was after those of so many entries."""
    path, keys = folder / "clinic.vigil", new_keys()
    folder.mkdir()
    vault.create_raw(path, keys, migrations=MIGRATIONS).close()
    entries, olds, kept = infusion_of("inf-1", KEPT), [], 0
    for end in (*ends, KEPT):
        with vault.open_raw(path, keys, migrations=MIGRATIONS) as chart:
            for entry in entries[kept:end]:
                chart.charts.append("inf-1", (entry,))
            if end == KEPT:
                chart.charts.save_settings({"look": "dark"}, "Ines Duarte", NINE)
        kept = end
        olds.append(Ground.at(path, keys, tuple(entry.id for entry in entries[:end])))
    return olds[-1], olds[:-1]


def with_hot_log(folder):
    """A chart killed with acknowledged entries only in the database's log, as if nothing were ever folded in."""
    ground = closed(folder)
    child = os.fork()
    if not child:
        try:
            setattr(SqlCharts, "_fold_in", lambda _: None)  # noqa: B010 - a type checker forbids the plain way
            chart = ground.open()
            for number in range(KEPT, 2 * KEPT):
                chart.charts.append("inf-1", (vitals("inf-1", number),))
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(9)
    os.waitpid(child, 0)
    (folder / "clinic.vigil-shm").unlink(missing_ok=True)
    (folder / ".clinic.vigil.lock").unlink(missing_ok=True)
    return Ground.at(ground.path, ground.keys, tuple(entry.id for entry in infusion_of("inf-1", 2 * KEPT)))


def backup_verdict(path, keys):
    """Check a backup by the chart's keys, as `backup.verify_backup` does by a password."""
    with backup.unpacked(path) as files:
        found = keyfiles(files) if files else ()
        if not found:
            return Verdict(State.UNREADABLE, "backup")
        return backup.verdict_of(path, files, keys, found[0].chart)
