"""The live chart moves with the clock, draws anew only for something new, zooms, and tells its values."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from nurse_app.infusion.timeline import VitalsMark
from nurse_app.ui.panels.chart_panel import ChartPanel
from nurse_app.ui.theme import switch_theme
from nurse_app.wording.names import Names
from tests.support.halloran import at, finished, under_way


@pytest.fixture
def panel(dressed, qtbot):
    chart = ChartPanel()
    qtbot.addWidget(chart)
    chart.resize(1062, 428)
    chart.show()
    chart.show_timeline(under_way())
    return chart


@pytest.fixture
def drawings(panel, monkeypatch):
    """How often the chart was drawn anew since the fixture was made."""
    counted = []
    real = panel.canvas.compose

    def compose(*args):
        counted.append(args)
        real(*args)

    monkeypatch.setattr(panel.canvas, "compose", compose)
    return counted


def told(panel):
    return panel.canvas._readout.lines


def place(panel, clock, y):
    return QPoint(round(panel.canvas._drawn.drawing.time.x(at(clock))), y)


def test_the_window_does_not_fetch_matplotlib():
    code = "import sys, nurse_app.ui.window, nurse_app.ui.panels.chart_panel; print('matplotlib' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_second_moves_the_line_of_now_and_draws_nothing_else(panel, drawings):
    line = panel.canvas._drawn.now.artists[2]
    before = line.get_xdata()[0]
    panel.tick(at("11:24"))
    assert line.get_xdata()[0] - before == pytest.approx(10.05, abs=0.05)
    assert drawings == []


def test_the_same_timeline_later_is_not_drawn_anew(panel, drawings):
    line = under_way()
    later = replace(line, until=at("11:19", second=40), finish_at=at("14:14"))
    panel.show_timeline(later)
    assert drawings == []


def test_a_minute_later_the_plan_is_drawn_anew(panel, drawings):
    panel.show_timeline(replace(under_way(), until=at("11:20")))
    assert len(drawings) == 1


def test_a_new_reading_is_drawn(panel, drawings):
    line = under_way()
    newer = VitalsMark(at("11:19"), line.vitals[-1].reading)
    panel.show_timeline(replace(line, vitals=(*line.vitals, newer)))
    assert len(drawings) == 1


def test_the_picture_changes_when_now_moves(panel):
    before = panel.grab().toImage()
    panel.tick(at("11:50"))
    assert panel.grab().toImage() != before


def test_a_signed_infusion_has_no_line_of_now(panel):
    panel.show_timeline(finished(), going_on=False)
    assert panel.canvas._drawn.now is None
    panel.tick(at("15:20"))


@pytest.mark.parametrize(
    ("keys", "zoom"),
    [
        ([Qt.Key.Key_Plus], "2h"),
        ([Qt.Key.Key_Plus, Qt.Key.Key_Plus], "30min"),
        ([Qt.Key.Key_Plus] * 3, "30min"),
        ([Qt.Key.Key_Plus, Qt.Key.Key_Minus], "6h"),
        ([Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_0], "6h"),
    ],
)
def test_keys_zoom_in_out_and_to_the_whole(panel, keys, zoom):
    for key in keys:
        QTest.keyClick(panel.canvas, key)
    assert panel.zoom == zoom


def test_a_zoomed_view_keeps_a_quarter_ahead_of_now_and_follows_it(panel):
    panel._zoom_to("2h")
    view = panel.canvas.view
    assert (view.start, view.end) == (at("09:49"), at("11:49"))
    panel.tick(at("11:45"))
    assert panel.canvas.view.end == at("12:15")


def test_left_and_right_step_through_the_readings_and_say_them(panel):
    QTest.keyClick(panel.canvas, Qt.Key.Key_Left)
    assert told(panel) == ("11:15: at 42 mL/h, 122/74 mmHg, pulse 76, resp 14, 36.8 °C, SpO2 98%, pain 0 of 10",)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Left)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Left)
    assert told(panel)[0].startswith("10:45: at 84 mL/h, 116/70 mmHg, pulse 86")
    QTest.keyClick(panel.canvas, Qt.Key.Key_Right)
    assert told(panel)[0].startswith("11:00: ")


def test_stepping_before_the_zoomed_view_moves_it_there(panel):
    panel._zoom_to("30min")
    for _ in range(4):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Left)
    assert told(panel)[0].startswith("10:35: ")
    assert panel.canvas.view.start == at("10:30")


def test_shift_and_an_arrow_pan(panel):
    panel._zoom_to("2h")
    QTest.keyClick(panel.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert panel.canvas.view.start == at("09:19")


def test_pulling_pans(panel):
    panel._zoom_to("2h")
    start = panel.canvas.view.start
    QTest.mousePress(panel.canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 100))
    QTest.mouseMove(panel.canvas, QPoint(464, 100))
    QTest.mouseRelease(panel.canvas, Qt.MouseButton.LeftButton, pos=QPoint(464, 100))
    assert (start - panel.canvas.view.start) / timedelta(minutes=1) == pytest.approx(10.05, abs=0.2)


@pytest.mark.parametrize(
    ("clock", "y", "words"),
    [
        ("09:20", 60, ("21 mL/h, 09:05 to 09:35",)),
        ("09:35", 200, ("09:35: at 21 mL/h, 124/74 mmHg, pulse 73, resp 15, 36.7 °C, SpO2 98%, pain 0 of 10",)),
        ("10:52", 60, ("Headache, flushing: mild, 10:43 to 11:00", "42 mL/h, 10:45 still running")),
        ("13:00", 60, ("63 mL/h planned, from 11:30",)),
        ("13:00", 200, ()),
        ("15:30", 60, ()),
    ],
)
def test_hovering_tells_what_lies_there(panel, clock, y, words):
    QTest.mouseMove(panel.canvas, place(panel, clock, y))
    assert told(panel) == words


def test_the_readout_stays_inside_the_chart(panel):
    QTest.mouseMove(panel.canvas, place(panel, "11:15", 250))
    assert panel.canvas.rect().contains(panel.canvas._readout.geometry())


def test_a_screen_reader_is_told_the_whole_chart(panel):
    interface = QAccessible.queryAccessibleInterface(panel.canvas)
    assert interface.text(QAccessible.Text.Name) == "Chart"
    assert interface.text(QAccessible.Text.Description) == (
        "Rates: 21 mL/h, 09:05 to 09:35; 42 mL/h, 09:35 to 10:05; 63 mL/h, 10:05 to 10:35; 84 mL/h, 10:35 to 10:45; "
        "42 mL/h, 10:45 still running. 10 sets of vitals, the last at 11:15: 122/74 mmHg, pulse 76, resp 14, "
        "36.8 °C, SpO2 98%, pain 0 of 10. Reaction: Headache, flushing: mild, 10:43 to 11:00. "
        "The ceiling is 84 mL/h. Planned: 63 mL/h from 11:30. Finish 14:13."
    )


def test_the_dark_theme_changes_every_colour_at_once(panel, dressed, drawings):
    switch_theme(dressed, "dark")
    try:
        assert len(drawings) == 1
        assert panel.canvas.figure.get_facecolor()[:3] == pytest.approx((0x13 / 255, 0x1B / 255, 0x20 / 255))
    finally:
        switch_theme(dressed, "light")


def test_another_size_lays_the_lanes_out_anew(panel, qtbot):
    panel.resize(976, 380)
    qtbot.waitUntil(lambda: panel.canvas._drawn.drawing.layout.width == 976)
    assert panel.canvas._drawn.drawing.layout.right == 770


def test_signs_are_named_as_told(panel, drawings):
    panel.use_names(Names(temperature="F"))
    assert "98.2 °F" in panel.canvas.accessibleDescription()
