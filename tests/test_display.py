"""Shows that Qt opens a window on a real display, where all other tests draw to memory."""

import pytest

from tests.support.display import NO_DISPLAY_SERVER, borrowed_display, has_display_server, run_on

TYPE_A_RATE = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

application = QApplication([])
field = QLineEdit()
field.show()
assert QTest.qWaitForWindowExposed(field)
QTest.keyClicks(field, "62.5 mL/h")
print(QGuiApplication.platformName(), field.text(), field.grab().isNull())
"""


@pytest.mark.skipif(not has_display_server(), reason=NO_DISPLAY_SERVER)
def test_a_window_on_a_real_display_takes_what_is_typed():
    with borrowed_display() as display:
        done = run_on(display, "-c", TYPE_A_RATE)
    assert done.stderr == ""
    assert done.stdout == "xcb 62.5 mL/h False\n"
