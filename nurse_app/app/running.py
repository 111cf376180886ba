"""Runs the window from the command line: shows it, or why it cannot be, and waits."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from nurse_app.app.claiming import Claim
from nurse_app.app.start import Start
from nurse_app.app.sweeping import hold_off
from nurse_app.app.wearing import dress, system_look
from nurse_app.errors import ChartTrouble
from nurse_app.machine import paths
from nurse_app.ui.window import Window


def run_window(claim: Claim) -> int:
    """Open the window on what was claimed and stay until it is closed; the exit code."""
    hold_off()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing in this program makes another kind
    if claim.why is not None:
        return _only_trouble(app, claim.why)
    twin = None if claim.practice else paths.tries_twin(claim.chart)
    start = Start(app, claim.chart, claim.held, practice=claim.practice, twin=twin)
    # After the first picture: nobody waits for the log.
    QTimer.singleShot(0, _keep_to_ourselves)
    code = app.exec()
    del start
    return code


def _keep_to_ourselves() -> None:
    """Write a log without patient facts, and let no memory be written to disk should the program die."""
    from nurse_app.machine.core_dumps import forbid_core_dumps
    from nurse_app.machine.logs import start_log

    forbid_core_dumps()
    start_log(paths.log_folder())


def _only_trouble(app: QApplication, why: ChartTrouble) -> int:
    from nurse_app.app.trouble_card import show_trouble

    dress(app, system_look(app))
    window = Window()

    def close() -> None:
        window.let_close()
        app.quit()

    window.close_requested.connect(close)
    show_trouble(window, why, {"close": close})
    window.show()
    app.exec()
    return 1
