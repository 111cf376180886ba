"""Lets go of an open window with everything behind it, in the order in which the program does."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from nurse_app.app.shell import Shell
from nurse_app.app.worker import Worker
from nurse_app.ui.frame.page import Page
from nurse_app.ui.window import Window


def let_go(window: Window, worker: Worker, shell: Shell) -> None:
    """End the work, close the chart and delete the window, and the pages that are not in it now."""
    worker.end()
    shell.end()
    window.let_close()
    window.deleteLater()
    pages = [one for one in QApplication.allWidgets() if isinstance(one, Page)]
    for loose in (*pages, *filter(None, (page.side() for page in pages))):
        loose.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
