"""Makes and opens charts: the one way to what is kept, by a nurse's password."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import durable, keyfile, lock
from nurse_app.records.accounts import Accounts
from nurse_app.records.chart import Chart
from nurse_app.records.examine import key_faults
from nurse_app.records.fileset import FileSet
from nurse_app.records.keyfile import KeyFile
from nurse_app.records.keys import Keys, make_slot, new_keys, newest_sealed, sealed, unlock, unlock_by_recovery
from nurse_app.records.layout import lay_down
from nurse_app.records.passwords import refuse_weak
from nurse_app.records.sitting import examine_first, sit_down
from nurse_app.records.troubles import chart_trouble


def create(
    path: Path, nurse: str, password: str, *, migrations: Path, guessed: AbstractSet[str], held: lock.Held | None = None
) -> Chart:
    """Make a new chart and open it, its first nurse lead and administrator too; takes about a second.

    `held` is the lock when it was taken before (`lock.take`); else it is
    taken here. It goes with the chart, and comes back when there is trouble.

    Raises:
        ChartTrouble: WEAK_PASSWORD; ALREADY_THERE; IN_USE; what the disk refuses.
    """
    refuse_weak(password, nurse, guessed)
    keys = new_keys()
    empty = KeyFile(secrets.token_bytes(16))
    first = replace(make_slot(empty, nurse, password, keys), lead=True, administrator=True)
    slots = replace(empty, slots=(first,))
    return _create(FileSet.at(path), nurse, keys, slots, migrations, held)


def create_raw(path: Path, keys: Keys, *, migrations: Path) -> Chart:
    """Make a new chart that no password opens, only its keys: for practice and for tests.

    Raises:
        ChartTrouble: ALREADY_THERE; IN_USE; what the disk refuses.
    """
    return _create(FileSet.at(path), "", keys, KeyFile(secrets.token_bytes(16)), migrations, None)


def open_chart(path: Path, nurse: str, password: str, *, migrations: Path, held: lock.Held | None = None) -> Chart:
    """Open a chart by a nurse's password; takes about half a second.

    `held` as in `create`.

    Raises:
        ChartTrouble: NOT_FOUND; WRONG_PASSWORD; UNKNOWN_NURSE; IN_USE;
            NEWER_FILE; DAMAGED (unless `rebuild` is "no", see
            `rebuilding.rebuild`); what the disk refuses.
    """
    files = FileSet.at(path)
    keys, _ = unlock(keyfiles(files), nurse, password)
    return _open(files, nurse, keys, migrations, held)


def recover(
    path: Path,
    nurse: str,
    code: str,
    password: str,
    *,
    migrations: Path,
    guessed: AbstractSet[str],
    held: lock.Held | None = None,
) -> Chart:
    """Open a chart by its recovery key, and give a nurse on it a new password; takes about a second.

    Raises:
        ChartTrouble: WEAK_PASSWORD; NO_RECOVERY_KEY; WRONG_RECOVERY_KEY;
            UNKNOWN_NURSE; those of `open_chart`. The password is as before then.
    """
    files = FileSet.at(path)
    refuse_weak(password, nurse, guessed)
    keys, _ = unlock_by_recovery(keyfiles(files), code)
    chart = _open(files, nurse, keys, migrations, held)
    try:
        chart.accounts.recover(code, nurse, password, guessed=guessed)
    except BaseException:
        chart.end_sitting() if held else chart.close()
        raise
    return chart


def open_again(chart: Chart, nurse: str, password: str, *, migrations: Path) -> None:
    """Open a chart that was shut (`Chart.shut`) by a nurse's password; takes about half a second.

    Raises:
        ChartTrouble: as `open_chart`; the chart stays shut then.
    """
    keys, _ = unlock(keyfiles(chart.files), nurse, password)
    _again(chart, keys, migrations)


def recover_again(
    chart: Chart, nurse: str, code: str, password: str, *, migrations: Path, guessed: AbstractSet[str]
) -> None:
    """Open a chart that was shut by its recovery key, and give a nurse a new password; about a second.

    Raises:
        ChartTrouble: as `recover`.
    """
    refuse_weak(password, nurse, guessed)
    keys, _ = unlock_by_recovery(keyfiles(chart.files), code)
    _again(chart, keys, migrations)
    chart.accounts.recover(code, nurse, password, guessed=guessed)


def _again(chart: Chart, keys: Keys, migrations: Path) -> None:
    files = chart.files
    with chart_trouble(files.main.name):
        slots = sealed_slots(files, keys)
        examine_first(files, keys, slots.chart)
        _level_key_files(files, slots)
        sitting = sit_down(files, keys, slots.chart, migrations)
        chart.open_again(keys, Accounts(files, keys, slots), sitting)


def open_raw(path: Path, keys: Keys, *, migrations: Path) -> Chart:
    """Open a chart by its keys.

    Raises:
        ChartTrouble: as `open_chart`.
    """
    return _open(FileSet.at(path), "", keys, migrations, None)


def keyfiles(files: FileSet) -> tuple[KeyFile, ...]:
    """The chart's key files, the newer first.

    Raises:
        ChartTrouble: NOT_FOUND when there is no chart; DAMAGED when there is, and neither key file is whole.
    """
    if not files.exists:
        raise ChartTrouble(ChartProblem.NOT_FOUND, file=files.main.name)
    found = keyfile.found(files)
    if not found:
        raise ChartTrouble(ChartProblem.DAMAGED, file=files.keys.name, what="keys-damaged", rebuild="no")
    return found


@contextmanager
def locked(files: FileSet, held: lock.Held | None) -> Iterator[lock.Held]:
    """Hold the lock, the caller's if there is one; let go of our own when what follows fails."""
    taken = held or lock.take(files.main)
    try:
        with chart_trouble(files.main.name):
            yield taken
    except BaseException:
        if held is None:
            taken.release()
        raise


def _create(files: FileSet, nurse: str, keys: Keys, slots: KeyFile, migrations: Path, held: lock.Held | None) -> Chart:
    with locked(files, held) as taken:
        if files.exists:
            raise ChartTrouble(ChartProblem.ALREADY_THERE, file=files.main.name)
        _lay_down_empty(files, keys, sealed(slots, keys), migrations)
        return _open(files, nurse, keys, migrations, taken)


def _lay_down_empty(files: FileSet, keys: Keys, slots: KeyFile, migrations: Path) -> None:
    """Make the files aside, and let them take their place one by one, the database last: then there is a chart."""
    if files.making.exists():
        # A making that was cut short; nothing was ever kept in it.
        for part in files.parts:
            part.unlink(missing_ok=True)
        shutil.rmtree(files.making)
    files.making.mkdir(mode=0o700)
    durable.sync_folder(files.making.parent)
    made = files.made_in(files.making)
    keyfile.write(made, slots)
    lay_down(made, keys, slots.chart, migrations, tuple)
    durable.sync_folder(files.making)
    for new, part in zip(made.parts, files.parts, strict=True):
        new.replace(part)
    durable.sync_folder(files.main.parent)
    shutil.rmtree(files.making)


def _open(files: FileSet, nurse: str, keys: Keys, migrations: Path, held: lock.Held | None) -> Chart:
    with locked(files, held) as taken:
        slots = sealed_slots(files, keys)
        faults = examine_first(files, keys, slots.chart)
        sitting = sit_down(files, keys, slots.chart, migrations)
        try:
            faults = (*key_faults(files, keys, slots.chart, sitting.charts.edition_told()), *faults)
            _level_key_files(files, slots)
        except BaseException:
            sitting.close()
            raise
        return Chart(files, nurse, faults, sitting, keys, Accounts(files, keys, slots), slots.chart, taken)


def sealed_slots(files: FileSet, keys: Keys) -> KeyFile:
    """The newest key file that is as the program left it.

    Raises:
        ChartTrouble: WRONG_PASSWORD when there is none; those of `keyfiles`.
    """
    slots = newest_sealed(keyfiles(files), keys)
    if slots is None:
        raise ChartTrouble(ChartProblem.WRONG_PASSWORD)
    return slots


def _level_key_files(files: FileSet, slots: KeyFile) -> None:
    if keyfile.read(files.keys) != slots or keyfile.read(files.spare_keys) != slots:
        keyfile.write(files, slots)
