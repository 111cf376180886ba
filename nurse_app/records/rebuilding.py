"""Makes a damaged chart anew from whichever of its copies is whole, and sets the damaged files aside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion.canonical import CanonicalRefused
from nurse_app.records import cipher, durable, keeping, keyfile, lock
from nurse_app.records.chain import Link
from nurse_app.records.copies import ChainCopy, fold_in, links_in_mirror
from nurse_app.records.examine import Examined, examine
from nurse_app.records.faults import FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys, unlock
from nurse_app.records.layout import lay_down
from nurse_app.records.snapshot import at_rest, copied
from nurse_app.records.troubles import chart_trouble
from nurse_app.records.vault import keyfiles, locked, sealed_slots


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it: entries recovered, from which file, and the folder that holds the damaged ones."""

    entries: int
    source: str
    set_aside: Path


def rebuild(path: Path, nurse: str, password: str, *, migrations: Path, held: lock.Held | None = None) -> Rebuilt:
    """Make a damaged chart anew; everything acknowledged is in it afterwards, or nothing is changed.

    Cut short, it can be begun again. The damaged files are kept, encrypted as
    they are, in a folder beside the chart. A database that says it is of a
    later form gives way to a mirror in which all is known.

    Raises:
        ChartTrouble: DAMAGED with `rebuild` "no" when no copy holds
            everything acknowledged; those of `vault.open_chart`.
    """
    files = FileSet.at(path)
    keys, _ = unlock(keyfiles(files), nurse, password)
    return rebuild_raw(path, keys, migrations=migrations, held=held)


def rebuild_raw(path: Path, keys: Keys, *, migrations: Path, held: lock.Held | None = None) -> Rebuilt:
    """As `rebuild`, by the chart's keys."""
    files = FileSet.at(path)
    with locked(files, held) as taken:
        chart = sealed_slots(files, keys).chart
        with copied(files) as copy:
            seen = examine(copy, keys, chart, newer_too=True)
            source = _whole_copy(seen)
            with _newer_if_unknown(seen):
                made = _make_anew(files, copy, keys, chart, migrations, source)
        aside = keep_aside(files)
        put_in_place(files, made)
        if held is None:
            taken.release()
    return Rebuilt(source.reach.entries, source.file, aside)


def copy_to_look(path: Path, nurse: str, password: str, folder: Path, *, migrations: Path) -> tuple[Path, Keys]:
    """Lay down in another folder what is sound of a damaged chart, for looking alone; the chart is not touched.

    Raises:
        ChartTrouble: DAMAGED when nothing of it can be read; those of `keys.unlock`.
    """
    files = FileSet.at(path)
    keys, slots = unlock(keyfiles(files), nurse, password)
    with chart_trouble(files.main.name), copied(files) as copy:
        seen = examine(copy, keys, slots.chart)
        source = max((seen.mirror, seen.database), key=lambda one: one.reach.links)
        if not source.heads:
            raise ChartTrouble(ChartProblem.DAMAGED, file=files.main.name, what="no-whole-copy", rebuild="no")
        made = _make_anew(files.made_in(folder), copy, keys, slots.chart, migrations, source)
        keyfile.write(made, slots)
    return made.main, keys


def _whole_copy(seen: Examined) -> ChainCopy:
    whole = [copy for copy in (seen.mirror, seen.database) if seen.trusted(copy)]
    if not whole:
        if (newer := _newer(seen)) is not None:
            raise newer
        raise ChartTrouble(ChartProblem.DAMAGED, file=seen.database.file, what="no-whole-copy", rebuild="no")
    return max(whole, key=lambda copy: copy.reach.links)


def _newer(seen: Examined) -> ChartTrouble | None:
    """The refusal of a database of a later form."""
    of_it = (fault for fault in seen.database.faults if fault.code is FaultCode.NEWER)
    return next((ChartTrouble(ChartProblem.NEWER_FILE, **fault.facts) for fault in of_it), None)


@contextmanager
def _newer_if_unknown(seen: Examined) -> Iterator[None]:
    """Refuse a chart of a later release in earnest: its mirror holds words or entries that are not known here."""
    try:
        yield
    except (ValueError, CanonicalRefused) as unknown:
        raise _newer(seen) or unknown from unknown


def _make_anew(files: FileSet, copy: FileSet, keys: Keys, chart: bytes, migrations: Path, source: ChainCopy) -> FileSet:
    made = files.fresh_rebuilding()

    def links() -> Iterator[Link]:
        from_mirror = source.file == files.mirror.name
        found = links_in_mirror(copy, keys, chart) if from_mirror else _links_in_database(copy, keys)
        # Nothing beyond what was found sound.
        yield from (link for link in found if link.position <= len(source.heads))

    lay_down(made, keys, chart, migrations, links)
    return made


def _links_in_database(files: FileSet, keys: Keys) -> Iterator[Link]:
    if not at_rest(files):
        fold_in(files, keys)
    with closing(cipher.connect_to_look(files.main, keys.database)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for row in connection.execute(keeping.links_read(version)):
            yield keeping.link_of(row)


def keep_aside(files: FileSet, day: date | None = None) -> Path:
    """Copy the files of a chart, as they are, into a folder beside it that is named (and dated); on disk for good."""
    aside = files.set_aside(day)
    aside.mkdir(mode=0o700)
    for part in (*files.parts, files.wal):
        if part.exists():
            durable.write_whole(aside / part.name, part.read_bytes())
    durable.sync_folder(aside.parent)
    return aside


def put_in_place(files: FileSet, made: FileSet) -> None:
    """Put each new file in place of the old, the database last.

    At each step between, a damaged chart's one whole copy still holds
    everything that was acknowledged, so this can be done again.
    """
    durable.sync_folder(files.rebuilding)
    for new, part in zip(made.parts, files.parts, strict=True):
        if part == files.main:
            files.wal.unlink(missing_ok=True)
        if new.exists():
            new.replace(part)
    durable.sync_folder(files.main.parent)
    shutil.rmtree(files.rebuilding)
