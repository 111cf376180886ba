"""Starts the window in a process of its own and prints, as JSON, when things happened. Used by test_window_start.

python tests/benchmarks/window_start.py empty          a bare PySide6 window, painted, then left
python tests/benchmarks/window_start.py unlock CHART   our locked screen, painted, then left
python tests/benchmarks/window_start.py open CHART     unlocked once all is loaded: worst stall, password to Today
"""

import json
import os
import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
NURSE, PASSWORD = "Dina Mensah, RN", "a long sentence about pears"
BEAT_MS = 5


def empty():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])

    class Bare(QWidget):
        def paintEvent(self, _event):
            QTimer.singleShot(0, app.quit)

    bare = Bare()
    bare.resize(1366, 768)
    bare.show()
    app.exec()
    leave()


def unlock(chart):
    from PySide6 import QtCore
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from nurse_app.app.start import Start
    from nurse_app.records import lock
    from nurse_app.ui.pages.first_picture import FirstPicture

    held = lock.take(chart)
    app = QApplication(sys.argv[:1])
    painted = FirstPicture.paintEvent

    def paint_and_leave(picture, event):
        painted(picture, event)
        QTimer.singleShot(0, app.quit)

    FirstPicture.paintEvent = paint_and_leave
    Start._load = lambda _self: None
    start = Start(app, chart, held)
    line = start._picture.line
    app.exec()
    assert QApplication.focusWidget() is line
    held.release()
    leave(enums_built="Qt" in vars(QtCore))


def opened(chart):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from nurse_app.app.start import Start
    from nurse_app.app.sweeping import hold_off
    from nurse_app.records import lock

    hold_off()
    app = QApplication(sys.argv[:1])
    start = Start(app, chart, lock.take(chart))
    beats, told = [perf_counter()], dict[str, float]()
    before_password = 0

    def beat():
        nonlocal before_password
        beats.append(perf_counter())
        if not before_password and start._book is not None:
            before_password = len(beats)
            told["typed"] = perf_counter()
            start.unlocking.unlock(NURSE, PASSWORD)
        if start.shell is not None:
            told["today"] = perf_counter()
            heart.stop()
            QTimer.singleShot(0, app.quit)

    heart = QTimer()
    heart.setInterval(BEAT_MS)
    heart.timeout.connect(beat)
    heart.start()
    app.exec()
    gaps = [b - a for a, b in pairwise(beats)]
    smooth = max(gaps[:before_password])
    start.close()
    leave(worst_stall_ms=smooth * 1000, password_to_today_ms=(told["today"] - told["typed"]) * 1000)


def fail_at_once(kind, why, trace):
    """End with a fault in a slot, which Qt would only print and then wait for a Today that never comes."""
    sys.__excepthook__(kind, why, trace)
    sys.stderr.flush()
    os._exit(1)


def leave(**figures):
    print(json.dumps(figures), flush=True)  # noqa: T201 - the figures themselves
    os._exit(0)


if __name__ == "__main__":
    sys.excepthook = fail_at_once
    match sys.argv[1:]:
        case ["empty"]:
            empty()
        case ["unlock", chart_file]:
            unlock(Path(chart_file))
        case ["open", chart_file]:
            opened(Path(chart_file))
