"""The page that checks a PDF: reads it in the worker, holds it against this chart, and brings it in where asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from nurse_app.app.bringing_in import Preview, bring_in, preview
from nurse_app.errors import ChartTrouble, VigilTrouble
from nurse_app.ui.pages.check_page import CheckPage
from nurse_app.wording import pages_check as words
from nurse_app.wording.pages_check import CheckWords
from nurse_app.wording.trouble import trouble_words

if TYPE_CHECKING:
    from nurse_app.app.places import Places
    from nurse_app.app.shell import Shell
    from nurse_app.documents.checking import Paper

NAME = "check"
Checked = tuple["Paper", Preview | None]


class Checking:
    """One page for as long as the window is open. `choose` gives a file's path, or "" for none."""

    def __init__(self, shell: Shell, places: Places) -> None:
        self._shell, self._places = shell, places
        self._page: CheckPage | None = None
        self.leave: Callable[[], None] = places.today
        """Go back to where she came from."""
        self._name, self._paper = "", None  # type: str, Paper | None
        self.choose: Callable[[], str] = self._choose

    @property
    def page(self) -> CheckPage | None:
        """The page, once it was shown."""
        return self._page

    @property
    def is_shown(self) -> bool:
        """Whether the page is at the front."""
        return self._page is not None and self._shell.window.page is self._page

    def begin(self) -> None:
        """Show the page, without a verdict of before."""
        if self.is_shown:
            return
        page = self._page
        if page is None:
            page = self._page = CheckPage()
            page.dropped.connect(self.check)
            page.choose_requested.connect(self._chosen)
            page.bring_in_requested.connect(self._bring_in)
            page.open_requested.connect(self._open)
            page.back_requested.connect(lambda: self.leave())
        page.clear()
        self.leave = self._places.beside(page, NAME)

    def _choose(self) -> str:
        """This computer's own window for choosing a file."""
        chosen, _ = QFileDialog.getOpenFileName(self._shell.window, words.TITLE, "", words.FILES)
        return chosen

    def _chosen(self) -> None:
        path = self.choose()
        if path:
            self.check(path)

    # Checking

    def check(self, path: str) -> None:
        """Check a file."""
        shell, page = self._shell, self._page
        if page is None:
            return
        self._name, self._paper = Path(path).name, None
        page.say(words.READING)
        charts, book, training = shell.chart.charts, shell.ward.book, shell.training

        def task() -> Checked | str:
            from nurse_app.documents.checking import LARGEST, against, check
            from nurse_app.infusion.record_file import KnownHere
            from nurse_app.records.prints import files_known

            try:
                with Path(path).open("rb") as source:
                    content = source.read(LARGEST + 1)
            except OSError as why:
                return words.NOT_READ.format(why=why.strerror or "unknown")
            paper = check(content)
            if paper.record is None:
                return paper, None
            kept = charts.entries(paper.record.infusion)
            held = against(paper, KnownHere(files_known(charts.deeds(), kept), kept))
            return held, preview(charts, paper.record, book, training=training)

        shell.worker.run(task, self._told, shell.trouble)

    def _told(self, checked: Checked | str) -> None:
        if self._page is None:
            return
        if isinstance(checked, str):
            self._page.say(checked)
            return
        paper, staged = checked
        self._paper = paper
        self._page.show_verdict(self._worded(paper, staged))

    def _worded(self, paper: Paper, staged: Preview | None) -> CheckWords:
        codes = [fault.code for fault in paper.faults]
        elsewhere = codes == ["not-from-this-chart"]
        if paper.record is None or staged is None or (paper.faults and not elsewhere):
            kind = "altered" if paper.state.value == "altered" else "not-ours"
            return words.faulty(kind, paper.faults)
        session = words.session_line(staged.infusion) if staged.infusion else ""
        count = len(paper.record.entries)
        certificate = (paper.certificate.name, paper.certificate.fingerprint) if paper.certificate else ("", "")
        at = (paper.at or self._shell.ward.now).astimezone(paper.record.entries[-1].recorded.wall.tzinfo)
        facts = words.paper_facts(paper.nurse, at, certificate, session, count, paper.head, self._name)
        if not elsewhere:
            return CheckWords("whole", words.VALID, (words.KNOWN,), facts)
        not_yet = words.refused_because(staged.refused) if staged.refused else ""
        add = "" if staged.refused else words.would_add(session, count)
        return CheckWords("elsewhere", words.NOT_HERE, (words.ALONE,), facts, add, not_yet)

    # Bringing in

    def _bring_in(self) -> None:
        paper, page = self._paper, self._page
        if paper is None or page is None:
            return
        page.show_bringing()
        try:
            infusion = bring_in(self._shell.ward, paper, self._name)
        except ChartTrouble as why:
            self._refused(why)
            return
        page.show_brought(words.BROUGHT.format(who=words.session_line(infusion), file=self._name))
        self._shell.refresh()

    def _refused(self, why: VigilTrouble) -> None:
        if self._page is None or not isinstance(why, ChartTrouble):
            return
        told = trouble_words(why)
        self._page.refused((f"{told.title}.", told.happened, *told.to_do))

    def _open(self) -> None:
        if self._paper is not None and self._paper.record is not None:
            self._places.open(self._paper.record.infusion)
