"""Keeps a replayed infusion in a real encrypted chart file, and says of each entry when it is on disk for good."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.casefile.replay import Keep
from nurse_app.cli.passwords import first_line
from nurse_app.infusion.entries import Entry

if TYPE_CHECKING:
    from nurse_app.records.chart import Chart


@dataclass(frozen=True, slots=True)
class Keeper:
    """What takes the entries as they are granted, and the chart they go into, if any."""

    keep: Keep
    chart: Chart | None = None


@contextmanager
def keeper(words: argparse.Namespace, nurse: str) -> Iterator[Keeper]:
    """Open what the entries go into: a new chart with `--into`, else nothing.

    Raises:
        ChartTrouble: the file is there already, the password is weak, what the disk refuses.
    """
    if words.into is None:
        yield Keeper(lambda _, __: None)
        return
    from nurse_app.machine import paths
    from nurse_app.machine.resources import guessed_passwords
    from nurse_app.records.vault import create

    password = first_line()
    chart = create(Path(words.into), nurse, password, migrations=paths.migrations(), guessed=guessed_passwords())
    acknowledged = 0

    def keep(infusion_id: str, entries: tuple[Entry, ...]) -> None:
        nonlocal acknowledged
        chart.charts.append(infusion_id, entries)
        for entry in entries:
            acknowledged += 1
            if words.ack:
                print(f"saved {acknowledged} {entry.id}", flush=True)

    try:
        yield Keeper(keep, chart)
    finally:
        chart.close()
