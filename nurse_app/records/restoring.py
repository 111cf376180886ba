"""Puts a chart back from a backup, keeping a copy of what was there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import keyfile, lock
from nurse_app.records.backup import unpacked, verdict_of
from nurse_app.records.copies import links_in_mirror
from nurse_app.records.fileset import FileSet
from nurse_app.records.keyfile import KeyFile
from nurse_app.records.keys import Keys, unlock_by_any
from nurse_app.records.layout import lay_down
from nurse_app.records.rebuilding import keep_aside, put_in_place
from nurse_app.records.vault import locked

_Opening = Callable[[tuple[KeyFile, ...]], tuple[Keys, KeyFile] | None]


def restore(
    source: Path,
    chart: Path,
    password: str,
    *,
    migrations: Path,
    held: lock.Held | None = None,
    day: date | None = None,
) -> tuple[int, Path | None]:
    """Put a chart in place from a backup; return its number of entries, and the folder with what was there before.

    The folder's name begins with `replaced`, and the `day` if one is given.
    The next window says how far the record goes, until a nurse has seen it.
    Cut short, it can be begun again.

    Raises:
        ChartTrouble: NOT_FOUND; WRONG_PASSWORD; DAMAGED, when the backup is
            not whole; IN_USE; what the disk refuses. Nothing was changed then.
    """
    return _restore(source, chart, lambda found: unlock_by_any(found, password), migrations, held, day)


def restore_raw(source: Path, chart: Path, keys: Keys, *, migrations: Path) -> tuple[int, Path | None]:
    """As `restore`, by the keys of the chart in the backup."""
    return _restore(source, chart, lambda found: (keys, found[0]), migrations, None, None)


def _restore(
    source: Path, chart: Path, opening: _Opening, migrations: Path, held: lock.Held | None, day: date | None
) -> tuple[int, Path | None]:
    target = FileSet.at(chart)
    with locked(target, held) as taken, unpacked(source) as files:
        found = keyfile.found(files) if files else ()
        if files is None or not found:
            problem = ChartProblem.DAMAGED if source.exists() else ChartProblem.NOT_FOUND
            raise ChartTrouble(problem, file=source.name, what="backup-cut", rebuild="other")
        opened = opening(found)
        if opened is None:
            raise ChartTrouble(ChartProblem.WRONG_PASSWORD)
        keys, slots = opened
        verdict = verdict_of(source, files, keys, slots.chart)
        if verdict.faults:
            raise ChartTrouble(
                ChartProblem.DAMAGED, file=source.name, what=verdict.faults[0].code.value, rebuild="other"
            )
        made = target.fresh_rebuilding()
        lay_down(made, keys, slots.chart, migrations, lambda: links_in_mirror(files, keys, slots.chart))
        keyfile.write(made, slots)
        aside = keep_aside(target, day) if target.exists else None
        # Until when the program ran here says nothing of the record that comes: a gap in that would not be asked about.
        target.alive.unlink(missing_ok=True)
        target.put_back.touch(mode=0o600)
        put_in_place(target, made)
        if held is None:
            taken.release()
    return verdict.entries, aside
