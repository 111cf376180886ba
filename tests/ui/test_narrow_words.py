"""Words that take more lines in a narrow place push down what is below them; nothing is cut or overlaps."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.ui.fields.text_field import PasswordField
from nurse_app.ui.frame.alarm_band import AlarmStack, AlarmView
from nurse_app.ui.pages.unlock_form import UnlockFormView
from nurse_app.ui.pages.unlock_page import UnlockPage, UnlockView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.parts.timeline_row import TimelineRow, TimelineView
from nurse_app.ui.window import Window

LONG = "lot LOT-1: stopped, late, entered 12:40 UTC-6: the vein was hard to find in the left arm"


@pytest.mark.parametrize(("time", "lines"), [("10:31", 1), ("10:31 UTC-6", 2), ("10:31 UTC+10:30", 2)])
def test_a_time_with_its_zone_leaves_the_author_a_line_of_its_own(show, time, lines):
    row = show(TimelineRow(TimelineView("e1", time, "JA", "Note")))
    assert row.heightForWidth(248) == max(52, 20 * (lines + 1) + 12)
    assert row._left >= row._time.widest_word()


def test_a_row_is_as_high_as_its_words_where_they_wrap(show):
    holder = QWidget()
    column = QVBoxLayout(holder)
    rows = [TimelineRow(TimelineView(str(n), "10:31 UTC-6", "JA", "Wasted", LONG)) for n in range(3)]
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    holder.resize(248, 900)
    show(holder)
    assert [row.height() for row in rows] == [row.heightForWidth(row.width()) for row in rows]


def test_an_alarm_in_the_smallest_window_shows_all_its_lines_and_the_password_stays_ready(show):
    form = UnlockFormView((("Dina Mensah, RN",) * 2,), "Dina Mensah, RN", others=False)
    page, window, stack = UnlockPage(UnlockView("11:42", "Wednesday", form)), Window(), AlarmStack()
    window.show_page(page)
    window.put_above(stack)
    stack.show_view((AlarmView("a", "high", "Stop the pump, call for help, then unlock for its card. " * 2, "Seen"),))
    window.resize(640, 360)
    show(window)
    words = next(text for text in stack.findChildren(Text) if "Stop the pump" in text.text())
    assert words.height() >= words.heightForWidth(words.width())
    assert page.form.findChild(PasswordField).line.hasFocus()
