"""One worker for what takes long (opening, PDF): done in a plain thread, answered by a signal in the window's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from nurse_app.errors import VigilTrouble

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Then = Callable[[Any], None]
Trouble = Callable[[VigilTrouble], None]


class Worker(QObject):
    """Does one task after the other, in the order asked.

    Trouble of the world goes to the caller's `trouble`; anything else is our
    bug and is raised in the window's thread, where the crash card is shown.
    """

    _done = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._ended = False
        self._under_way = 0

    def run(self, task: Callable[[], Any], then: Then, trouble: Trouble) -> None:
        """Do a task; `then` gets its result, `trouble` what kept it from being done."""
        if self._thread is None:
            # Not before there is a task: the first picture waits neither for threads nor for the enums of `Qt`.
            from concurrent.futures import ThreadPoolExecutor

            from PySide6.QtCore import Qt

            # Queued: a task done at once would else be answered inside `run`, before the caller is finished.
            self._done.connect(self._answer, Qt.ConnectionType.QueuedConnection)
            self._thread = ThreadPoolExecutor(1, "worker")
        self._under_way += 1
        future = self._thread.submit(task)
        future.add_done_callback(lambda done: self._done.emit(done, then, trouble))

    @property
    def busy(self) -> bool:
        """Whether a task is being done, or is done and not yet answered."""
        return self._under_way > 0

    def end(self) -> None:
        """Wait for what is under way and stop; no answer is told from now on."""
        self._ended = True
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)

    def _answer(self, done: Future[Any], then: Then, trouble: Trouble) -> None:
        self._under_way -= 1
        if self._ended:
            # Sent before the end and heard after it: a disconnected signal would still have brought it.
            return
        try:
            result = done.result()
        except VigilTrouble as why:
            trouble(why)
            return
        then(result)
