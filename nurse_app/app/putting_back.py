"""On a computer without a chart: puts one back from a backup, and opens it by the same password."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.app.worker import Worker
from nurse_app.errors import ChartProblem, ChartTrouble, VigilTrouble
from nurse_app.machine import paths
from nurse_app.records import lock
from nurse_app.ui.pages.from_file_page import FirstFromFilePage, FromFileWords
from nurse_app.ui.window import Window
from nurse_app.wording import put_back as words
from nurse_app.wording.trouble import trouble_text

if TYPE_CHECKING:
    from nurse_app.infusion.ports import Clock
    from nurse_app.records.chart import Chart

_WORDS = FromFileWords(
    *(words.TITLE, words.LEAD, words.FOUND, words.NONE_FOUND, words.FILE, words.FILE_HINT, words.PASSWORD, ""),
    *(words.DO, words.FILE_FIRST, words.PASSWORD_FIRST, words.WAIT, words.BACK),
)


class PuttingBack:
    """Asks for a backup and a password until there is an open chart, or the nurse goes back to the set-up.

    Args:
        opened: is given the open chart.
    """

    def __init__(
        self,
        window: Window,
        worker: Worker,
        chart: Path,
        held: lock.Held | None,
        clock: Clock,
        opened: Callable[[Chart], None],
    ) -> None:
        self._window, self._worker, self._path, self._held = window, worker, chart, held
        self._clock, self._opened = clock, opened
        self.page = FirstFromFilePage(_WORDS)
        self.page.asked.connect(self._ask)

    def begin(self) -> None:
        """Show the page, with the backups that lie at hand."""
        self._window.show_page(self.page)
        zone = self._clock.now().wall.tzinfo
        self._worker.run(lambda: _at_hand(zone), self.page.show_found, self._refuse)

    def _ask(self, file: str, password: str) -> None:
        now, source = self._clock.now().wall, Path(file)
        self._worker.run(lambda: self._put_back(source, password, now), self._opened, self._refuse)

    def _put_back(self, source: Path, password: str, now: datetime) -> Chart:
        from nurse_app.records import keyfile, vault
        from nurse_app.records.restoring import restore

        migrations = paths.migrations()
        restore(source, self._path, password, migrations=migrations, held=self._held, day=now.date())
        for nurse in keyfile.nurses(self._path):
            try:
                return vault.open_chart(self._path, nurse, password, migrations=migrations, held=self._held)
            except ChartTrouble as why:
                if why.problem is not ChartProblem.WRONG_PASSWORD:
                    raise
        raise ChartTrouble(ChartProblem.WRONG_PASSWORD)

    def _refuse(self, why: VigilTrouble) -> None:
        if not isinstance(why, ChartTrouble):
            raise why
        self.page.refused((words.NO_FILE if why.problem is ChartProblem.NOT_FOUND else trouble_text(why),))


def _at_hand(zone: object) -> tuple[tuple[str, str], ...]:
    """Backups on sticks and shares, at their top or in a folder there, newest first."""
    from datetime import tzinfo

    from nurse_app.machine import drives
    from nurse_app.records import backup_folder

    kept = [one for drive in drives.drives() for one in backup_folder.found_in(drive)]
    local = zone if isinstance(zone, tzinfo) else None
    return tuple(
        (words.found_line(one.made.astimezone(local), one.path.parent.name), str(one.path))
        for one in sorted(kept, key=lambda one: one.made, reverse=True)
    )
