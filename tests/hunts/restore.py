"""Hunts for a restore that is not the chart it was made from.

    python tests/hunts/restore.py [COUNT] [--control]

COUNT times a chart grows a little (entries, settings, sittings), a backup is
made of it, open or closed, sometimes with more saved meanwhile, and is put
back: where nothing is, over another chart, or over a later state of the same
one; every fifth time the putting back is cut short somewhere and done again.
The restored chart must have the source's every link up to the backup, be
whole, go on being saved to, and what was there before must lie beside it byte
for byte. No name may stand readable in any file. `--control` restores without
the last link, which must be caught.
"""

import json
import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nurse_app.records import backup, keyfile, restoring, vault
from nurse_app.records.check import verify_with
from nurse_app.records.copies import links_in_mirror
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import new_keys
from tests.hunts import ground
from tests.support.kept_made import MIGRATIONS, NAME, NINE, NURSE, infusion_of, vitals

LONGEST = 120


@dataclass
class Source:
    """The chart that is backed up: it grows from one try to the next, and begins anew when it is long."""

    path: Path
    keys: object = field(default_factory=new_keys)
    kept: int = 0

    def begin(self):
        vault.create_raw(self.path, self.keys, migrations=MIGRATIONS).close()

    def open(self):
        return vault.open_raw(self.path, self.keys, migrations=MIGRATIONS)

    def grow(self, chart, dice):
        # Never the beginning alone: without it nothing could go on, which is no silent loss for `--control`.
        for _ in range(dice.randrange(1 if self.kept else 2, 6)):
            entry = infusion_of("inf-1", 1)[0] if not self.kept else vitals("inf-1", self.kept)
            chart.charts.append("inf-1", (entry,))
            self.kept += 1
        if dice.random() < 0.3:
            chart.charts.save_settings({"lock_after_min": str(dice.randrange(1, 16))}, NURSE, NINE)


def _links(path, keys):
    files = FileSet.at(path)
    return [(link.position, link.head, link.payload) for link in links_in_mirror(files, keys, _chart(files))]


def _chart(files):
    return keyfile.found(files)[0].chart


def _backed_up(source, out, dice):
    """Make a backup, and say which links the chart had then."""
    with source.open() as chart:
        source.grow(chart, dice)
        if dice.random() < 0.5:
            backup.make(source.path, out)
            had = _links(source.path, source.keys)
            source.grow(chart, dice)
            return had
    backup.make(source.path, out)
    return _links(source.path, source.keys)


def _target(source, folder, dice):
    """Where it is put back: nowhere, over another chart, or over the same one as it is now."""
    folder.mkdir()
    path = folder / "clinic.vigil"
    there = dice.choice(("nothing", "another", "the same"))
    if there == "another":
        with vault.create_raw(path, new_keys(), migrations=MIGRATIONS) as chart:
            chart.charts.append("inf-9", infusion_of("inf-9", 1))
    elif there == "the same":
        for part in FileSet.at(source.path).parts:
            (folder / part.name).write_bytes(part.read_bytes())
    return path, {part.name: part.read_bytes() for part in folder.iterdir()}


class CutShort(Exception):
    """The program ended here."""


def _cut_short(source, path, out, dice):
    """Put back up to some file, and no further."""
    left = dice.randrange(5)
    real = Path.replace

    def until(self, target):
        nonlocal left
        if self.parent.name.endswith(".rebuilding") and not self.name.startswith("."):
            left -= 1
            if left < 0:
                raise CutShort
        return real(self, target)

    Path.replace = until
    try:
        with suppress(CutShort):
            restoring.restore_raw(out, path, source.keys, migrations=MIGRATIONS)
    finally:
        Path.replace = real


def _as_before(folder, before):
    """Whether all that was there lies whole in one folder beside."""
    if not before:
        return True
    asides = [{part.name: part.read_bytes() for part in aside.iterdir()} for aside in folder.glob("replaced-*")]
    return before in asides


def _readable(folder):
    name = NAME.split(",")[0].encode()
    return sum(name in part.read_bytes() for part in folder.rglob("*") if part.is_file())


def _goes_on(path, keys, had):
    """Whether the restored chart takes more entries, and keeps them after those it had."""
    with vault.open_raw(path, keys, migrations=MIGRATIONS) as chart:
        chart.charts.append("inf-1", (vitals("inf-1", 900_000),))
    links = _links(path, keys)
    return links[: len(had)] == had and len(links) == len(had) + 1


def _one(source, folder, dice, found):
    out = folder / "out.backup"
    had = _backed_up(source, out, dice)
    path, before = _target(source, folder / "target", dice)
    if found["restores"] % 5 == 4:
        _cut_short(source, path, out, dice)
        found["cut_short"] += 1
    restoring.restore_raw(out, path, source.keys, migrations=MIGRATIONS)
    found["different"] += _links(path, source.keys) != had
    files = FileSet.at(path)
    verdict = verify_with(files, source.keys, _chart(files))
    found["not_whole"] += verdict.exit_code != 0 or verdict.head != (had[-1][1] if had else verdict.head)
    found["not_kept_aside"] += not _as_before(path.parent, before)
    found["not_going_on"] += not _goes_on(path, source.keys, had)
    found["readable"] += _readable(folder)
    found["restores"] += 1


def _lose_the_last(files, keys, chart):
    return list(links_in_mirror(files, keys, chart))[:-1]


def hunt(count, control=False, seed=None):
    """Restore `count` times, and return what was found."""
    dice = ground.dice(seed)
    bad = dict.fromkeys(("different", "not_whole", "not_kept_aside", "not_going_on", "readable"), 0)
    found = {"restores": 0, "cut_short": 0, **bad}
    if control:
        restoring.links_in_mirror = _lose_the_last
    source = None
    with tempfile.TemporaryDirectory(prefix="vigil-hunt-") as folder:
        for number in range(count):
            if source is None or source.kept > LONGEST:
                (Path(folder) / f"source-{number}").mkdir()
                source = Source(Path(folder) / f"source-{number}" / "clinic.vigil")
                source.begin()
            one = Path(folder) / f"try-{number}"
            one.mkdir()
            _one(source, one, dice, found)
            shutil.rmtree(one)
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 50, "--control" in words)
    sys.stdout.write(json.dumps({"hunt": "restore", **found}) + "\n")
    return 1 if sum(found.values()) > found["restores"] + found["cut_short"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
