"""Our own mistakes: written to the log without patient facts, and shown as a card; the pumps' last rates beside it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from nurse_app.wording import crash as words

if TYPE_CHECKING:
    from nurse_app.app.shell import Shell
    from nurse_app.ui.window import Window

_log = logging.getLogger(__name__)
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Crash:
    """Takes the place of Python's own report while the window is open; `restore` gives it back.

    Args:
        window: where the card is shown.
        shell: gives the open window's state, or None before the chart is open.
        close: closes the program.
    """

    def __init__(self, window: Window, shell: Callable[[], Shell | None], close: Callable[[], None]) -> None:
        self._window, self._shell, self._close = window, shell, close
        self._before: Hook = sys.excepthook
        self._shown = False
        sys.excepthook = self._caught

    def restore(self) -> None:
        """Let Python report again."""
        sys.excepthook = self._before

    def _caught(self, kind: type[BaseException], wrong: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            self._before(kind, wrong, trace)
            return
        # The text of an error may hold what a nurse typed: only its kind and its places in the code are written.
        _log.error("our bug: %s", kind.__name__, exc_info=(kind, wrong, trace))
        if not self._shown:
            self._shown = True
            self._show(kind)

    def _show(self, kind: type[BaseException]) -> None:
        from nurse_app.ui.pages.trouble_page import TroublePage, TroubleView
        from nurse_app.ui.parts.fact_table import FactView

        shell = self._shell()
        running = words.running(shell.seen) if shell is not None else ()
        actions = ((("back", words.BACK),) if shell is not None else ()) + (("close", words.CLOSE),)
        page = TroublePage(
            TroubleView(
                words.TITLE,
                words.happened(kind.__name__),
                words.kept(shell.saved_at if shell is not None else None),
                words.TO_DO,
                actions,
                running=tuple(FactView(chair, rate) for _, chair, rate in running),
                chairs=tuple(number for number, _, _ in running),
            )
        )
        page.action_requested.connect(self._act)
        if shell is not None:
            page.emergency_requested.connect(shell.emergency)
        self._window.show_page(page)

    def _act(self, key: str) -> None:
        self._shown = False
        shell = self._shell()
        if key == "back" and shell is not None:
            shell.lock.show() if shell.lock.is_locked else shell.places.today()
        else:
            self._close()
