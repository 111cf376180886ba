"""The whole window for hunts, in a process of its own: a chart with an infusion that runs, opened by its raw keys."""

import sys
from pathlib import Path

from nurse_app.records import vault
from nurse_app.records.fileset import FileSet
from nurse_app.records.keyfile import found as keyfiles
from nurse_app.records.keys import Keys, unlock
from tests.hunts.ground import Ground
from tests.support.kept_made import MIGRATIONS


def running_ground(folder):
    """A chart on which an infusion runs since half past eight; the infusion's id. Two derivations of a key."""
    from tests.support.nurse import NURSE, PASSWORD
    from tests.support.ready_chart import running_chart
    from tests.support.ward_clock import WardClock

    folder.mkdir()
    path = folder / "clinic.vigil"
    infusion = running_chart(path, WardClock())
    keys, _ = unlock(keyfiles(FileSet.at(path)), NURSE, PASSWORD)
    with vault.open_raw(path, keys, migrations=MIGRATIONS) as chart:
        ids = tuple(entry.id for entry in chart.charts.entries(infusion))
    return Ground.at(path, keys, ids), infusion


def secret(keys):
    """The keys as one word, for a process's words."""
    return f"{keys.database.hex()}:{keys.witness.hex()}"


def by_raw_keys(word):
    """Let the window open charts by these keys, whatever is typed as the password: no half second each time."""
    keys = Keys(*(bytes.fromhex(key) for key in word.split(":")))

    def open_chart(path, nurse, password, *, migrations, held=None):
        assert password
        return vault._open(FileSet.at(path), nurse, keys, migrations, held)

    setattr(vault, vault.open_chart.__name__, open_chart)


def seated(path, word, minute):
    """A nurse before the window of a running infusion, so many minutes after its start."""
    from PySide6.QtWidgets import QApplication

    from tests.support import hands
    from tests.support.nurse import Nurse
    from tests.support.ward_clock import MORNING, WardClock

    # A recorded window on a busy machine is slow, which is not what is hunted.
    setattr(hands, "PATIENCE_S", 240)  # noqa: B010 - a type checker forbids the plain way
    by_raw_keys(word)
    clock = WardClock(MORNING)
    clock.move(minutes=minute)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    nurse = Nurse(app, Path(path), clock, Path(path).parent)
    nurse.unlock()
    return nurse
