"""Goes on at another laptop: writes a session to a file and takes one over, in the worker, the entries in the ward."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.errors import ChartTrouble, FileFaults, VigilTrouble
from nurse_app.infusion.asking import Answer, Kept, Refused
from nurse_app.machine import drives, paths
from nurse_app.records import handover_file
from nurse_app.records.deeds import Done
from nurse_app.ui.frame.alarm_band import AlarmView
from nurse_app.ui.pages.away_page import AwayPage, SentView
from nurse_app.ui.pages.from_file_page import FromFilePage, FromFileWords
from nurse_app.wording import frame
from nurse_app.wording import transfer as words
from nurse_app.wording.faults import fault_sentence
from nurse_app.wording.put_back import reaches
from nurse_app.wording.trouble import trouble_text

if TYPE_CHECKING:
    from nurse_app.app.shell import Shell

BAND = "/taken-over"
_WORDS = FromFileWords(
    *(words.TAKE_OVER_TITLE, words.TAKE_OVER_LEAD, words.FOUND, words.NONE_FOUND, words.WHERE, words.WHERE_HINT),
    *(words.TYPE_CODE, words.CODE_HINT, words.TAKE_OVER, words.TYPE_FILE_FIRST, words.TYPE_CODE_FIRST, words.OPENING),
    words.CANCEL,
)
NAME = "take-over"


class Transferring:
    """Codes are remembered until the window closes, and nowhere else."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._views: dict[str, SentView] = {}
        self._page: FromFilePage | None = None
        self._back: Callable[[], None] = lambda: shell.places.today()
        self._told, self._say_of = "", words.taken_over

    # Sending

    def send(self, infusion_id: str, folder: str) -> Answer:
        """Keep that it is sent, so that nothing more is entered here; then write the file.

        Raises:
            ChartTrouble: it could not be kept; nothing was sent.
        """
        ward = self._shell.ward
        name = f"vigil-{ward.now:%Y-%m-%d-%H%M}-{infusion_id[:8]}{handover_file.ENDING}"
        answer = ward.send_to_file(infusion_id, name)
        if isinstance(answer, Kept):
            self._write(infusion_id, folder, name)
        return answer

    def again(self, infusion_id: str) -> None:
        """Write the same file with a new code, beside or over the one before."""
        away = self._shell.ward.infusion(infusion_id).away
        if away is not None:
            before = self._views.get(infusion_id)
            folder = str(Path(before.file).parent) if before is not None and before.file else ""
            self._write(infusion_id, folder, away.fact.file)

    def _write(self, infusion_id: str, folder: str, name: str) -> None:
        entries = self._shell.ward.infusion(infusion_id).entries
        code = handover_file.new_code()

        def task() -> Path:
            path = _folder(folder) / name
            handover_file.write(path, handover_file.Sent(infusion_id, entries), code)
            return path

        self._show(infusion_id, SentView(words.WRITING))
        then = partial(self._written, infusion_id, code)
        self._shell.worker.run(task, then, partial(self._not_written, infusion_id))

    def _written(self, infusion_id: str, code: str, path: Path) -> None:
        self._show(infusion_id, SentView("", str(path), code))

    def _not_written(self, infusion_id: str, why: VigilTrouble) -> None:
        if not isinstance(why, ChartTrouble):
            raise why
        self._show(infusion_id, SentView(trouble=trouble_text(why)))

    def _show(self, infusion_id: str, view: SentView) -> None:
        self._views[infusion_id] = view
        page = self._shell.places.page_of(infusion_id)
        if isinstance(page, AwayPage):
            page.show_sent(view)

    def join(self, infusion_id: str, page: AwayPage) -> None:
        """A page of a session that is away was made: it hears of its file."""
        page.again_requested.connect(lambda: self.again(infusion_id))
        page.today_requested.connect(self._shell.places.today)
        page.show_sent(self._views.get(infusion_id, SentView(words.CODE_GONE)))

    # Taking over

    @property
    def is_shown(self) -> bool:
        """Whether the page for taking over is at the front."""
        return self._page is not None and self._shell.window.page is self._page

    def begin(self) -> None:
        """Show the page on which a file is chosen."""
        if self._page is None:
            self._page = FromFilePage(_WORDS)
            self._page.asked.connect(self._ask)
            self._page.back_requested.connect(self.leave)
        self._back = self._shell.places.beside(self._page, NAME)
        self._shell.worker.run(_files_at_hand, self._page.show_found, self._refuse)

    def leave(self) -> None:
        """Back to where she came from."""
        self._back()

    def _ask(self, file: str, code: str) -> None:
        path = Path(file)
        self._shell.worker.run(lambda: handover_file.read(path, code), partial(self._take_over, path), self._refuse)

    def _take_over(self, path: Path, sent: handover_file.Sent) -> None:
        shell = self._shell
        try:
            answer = shell.ward.take_over(sent.infusion, sent.entries, path.name)
        except ChartTrouble as why:
            self._refuse(why)
            return
        if isinstance(answer, Refused):
            self._say(tuple(shell.words.say(finding) for finding in answer.findings))
            return
        if self._page is not None:
            self._page.clear()
        self._told, self._say_of = sent.infusion, words.taken_over
        shell.places.open(sent.infusion)

    def _refuse(self, why: VigilTrouble) -> None:
        if isinstance(why, FileFaults):
            self._say(tuple(fault_sentence(fault) for fault in why.faults))
        elif isinstance(why, ChartTrouble):
            self._say((trouble_text(why),))
        else:
            raise why

    def _say(self, sentences: tuple[str, ...]) -> None:
        if self._page is not None:
            self._page.refused(sentences)

    # What is told

    def was_put_back(self) -> None:
        """The chart was put back from a backup: the session entered last is shown, and how far the record goes."""
        ward = self._shell.ward
        newest = max(ward.current, key=lambda infusion: infusion.entries[-1].recorded.wall, default=None)
        if newest is not None:
            self._told, self._say_of = newest.id, reaches
            self._shell.places.open(newest.id)
        else:
            self._put_back_seen()

    def _put_back_seen(self) -> None:
        self._shell.diary.note(Done.PUT_BACK_SEEN)
        # Where the deed cannot be kept yet, the next opening tells once more.
        with suppress(ChartTrouble):
            self._shell.diary.write()
            self._shell.chart.put_back_is_known()

    def bands(self) -> tuple[AlarmView, ...]:
        """How far the record of a session just taken over goes, until that was seen."""
        if not self._told:
            return ()
        said = self._say_of(self._shell.ward.infusion(self._told), self._shell.words.names)
        return (AlarmView(BAND, "low", said, answer=frame.SEEN),)

    def seen(self) -> None:
        """The nurse has seen it."""
        self._told = ""
        if self._shell.chart.was_put_back:
            self._put_back_seen()


def _folder(typed: str) -> Path:
    """Where a file goes: as typed, else a stick that is plugged in, else the person's documents."""
    return Path(typed) if typed else next(iter(drives.drives()), paths.papers())


def _files_at_hand() -> tuple[tuple[str, str], ...]:
    """Files for taking over, newest first: on sticks and shares (at their top), and among the documents."""
    folders = dict.fromkeys((*drives.drives(), paths.papers()))
    found = [path for folder in folders for path in folder.glob(f"*{handover_file.ENDING}")]
    return tuple((path.name, str(path)) for path in sorted(found, key=lambda path: path.name, reverse=True))
