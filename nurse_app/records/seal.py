"""The seal on a chart: the mirror and the anchor, written with every saving, that stand witness for the database."""

from __future__ import annotations

from collections.abc import Iterable

from nurse_app.records.anchor import Anchored, AnchorFile
from nurse_app.records.chain import Link, Reach
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys
from nurse_app.records.mirror import MirrorEnd, MirrorFile


class Seal:
    """Both files held open for a sitting.

    A saving is written to the mirror first, since only there can it be taken
    back; then to the database; then the anchor acknowledges it. So at every
    moment the anchor says no more than the database holds, and the database
    holds no more than the mirror.
    """

    def __init__(self, files: FileSet, keys: Keys, chart: bytes, latest: Anchored, end: MirrorEnd) -> None:
        self._mirror = MirrorFile(files.mirror, keys.of("mirror"), chart, end)
        self._anchor = AnchorFile(files.anchor, keys.of("anchor"), chart, latest)
        self.reach: Reach = latest.reach
        self._kept = end

    def promise(self, links: Iterable[Link], mark: str = "") -> None:
        """Write links to the mirror.

        Raises:
            OSError: nothing was kept.
        """
        self._mirror.append(links, mark)

    def take_back(self) -> None:
        """Undo a promise that the database does not hold.

        Raises:
            OSError: it may still stand; call again.
        """
        self._mirror.cut(self._kept)

    def reached(self, links: Iterable[Link]) -> None:
        """Note that the database holds what was promised; `settle` is still to come."""
        self.reach = self.reach.after(links)
        self._kept = self._mirror.end

    def settle(self) -> None:
        """Let the anchor acknowledge all that the database and the mirror hold; nothing to do when it does.

        Raises:
            OSError: kept in both, but not acknowledged; call again.
        """
        latest = self._anchor.latest
        if (latest.reach, latest.mirror) != (self.reach, self._kept):
            self._anchor.write(self.reach, self._kept)

    def mark(self, word: str) -> None:
        """Note that a sitting begins or ends, so that an old anchor beside a newer mirror is seen for what it is."""
        self.promise((), word)
        self.reached(())
        self.settle()

    def close(self) -> None:
        """Let go of both files."""
        self._mirror.close()
        self._anchor.close()
