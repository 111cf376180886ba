"""Names the files of one chart: those that are part of it, and those that only stand beside it for a while."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileSet:
    """The files of the chart at `main`.

    Part of the chart, and named after it: the database (and while it is open
    SQLite's `-wal` and `-shm`), the key file and its spare, the anchor, the
    mirror. Not part of it, and named otherwise: the lock, the count of
    wrong passwords, what is half typed, what is being made, and what was set
    aside as damaged.
    """

    main: Path

    @classmethod
    def at(cls, path: Path) -> FileSet:
        """The files of the chart at a path; links are followed, so that one chart has one lock."""
        return cls(path.resolve())

    def _beside(self, suffix: str) -> Path:
        return self.main.with_name(self.main.name + suffix)

    @property
    def wal(self) -> Path:
        """SQLite's log of what is not yet in the database; empty between two entries, gone after a clean end."""
        return self._beside("-wal")

    @property
    def keys(self) -> Path:
        """The nurses' slots: names, and the chart's keys wrapped by each password."""
        return self._beside("-keys")

    @property
    def spare_keys(self) -> Path:
        """The same again, so that losing one file loses nothing."""
        return self._beside("-keys2")

    @property
    def anchor(self) -> Path:
        """How far everything is acknowledged."""
        return self._beside("-anchor")

    @property
    def mirror(self) -> Path:
        """The second copy of everything kept, encrypted with a key of its own."""
        return self._beside("-mirror")

    @property
    def lock(self) -> Path:
        """Held by the one program that may write."""
        return self.main.with_name(f".{self.main.name}.lock")

    @property
    def tries(self) -> Path:
        """How many wrong passwords were typed in a row; there only while there are some."""
        return self.main.with_name(f".{self.main.name}.tries")

    @property
    def drafts(self) -> Path:
        """What is half typed, encrypted; there only while something is."""
        return self.main.with_name(f".{self.main.name}.drafts")

    @property
    def alive(self) -> Path:
        """When the program last ran on the chart: two clocks."""
        return self.main.with_name(f".{self.main.name}.alive")

    @property
    def put_back(self) -> Path:
        """Empty; there from the moment a backup was put in the chart's place until a nurse has seen how far it goes."""
        return self.main.with_name(f".{self.main.name}.put-back")

    @property
    def making(self) -> Path:
        """The folder in which an empty chart is made before it takes its place."""
        return self.main.with_name(f".{self.main.name}.making")

    @property
    def rebuilding(self) -> Path:
        """The folder in which a damaged chart is made anew."""
        return self.main.with_name(f".{self.main.name}.rebuilding")

    @property
    def parts(self) -> tuple[Path, ...]:
        """The files of a chart at rest, the database last: it is there only once all others are."""
        return (*self.beside, self.main)

    @property
    def beside(self) -> tuple[Path, ...]:
        """The files beside the database; from them alone it can be made anew."""
        return (self.keys, self.spare_keys, self.mirror, self.anchor)

    @property
    def exists(self) -> bool:
        """Whether a chart is here, whole or not; one whose making was cut short is none."""
        if self.making.exists() and not self.main.exists():
            return False
        return any(part.exists() for part in self.parts)

    def made_in(self, folder: Path) -> FileSet:
        """The same names in another folder."""
        return FileSet(folder / self.main.name)

    def fresh_rebuilding(self) -> FileSet:
        """The same names in the folder `rebuilding`, emptied of what an earlier try left."""
        shutil.rmtree(self.rebuilding, ignore_errors=True)
        self.rebuilding.mkdir(mode=0o700)
        return self.made_in(self.rebuilding)

    def set_aside(self, day: date | None = None) -> Path:
        """A folder name, not yet used, for files that were replaced (on a day)."""
        begin, number = f"replaced-{day.isoformat()}-" if day else "replaced-", 1
        while (folder := self.main.with_name(f"{begin}{number}-{self.main.name}")).exists():
            number += 1
        return folder
