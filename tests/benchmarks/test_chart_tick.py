"""How long the live chart takes for a second and for a new entry, beside matplotlib's own bare blit in the same run."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure

from nurse_app.infusion.timeline import VitalsMark
from nurse_app.ui.panels.chart_panel import ChartPanel
from nurse_app.ui.theme import dress
from tests.support.goals import bound
from tests.support.halloran import at, finished

RESOURCES = Path(__file__).parents[2] / "resources"
SIZE = (1062, 428)
TICK_MS = 10.0
REDRAW_MS = 120.0
TIMES_THE_BARE_BLIT = 8.0


def milliseconds(work, rounds):
    """The middle of several runs; the first warms up and is not counted."""
    taken = []
    for number in range(rounds + 1):
        begin = perf_counter()
        work(number)
        taken.append((perf_counter() - begin) * 1000)
    return median(taken[1:])


@pytest.fixture
def panel(qapp, qtbot):
    """A chart of 20 sets of vitals over six hours."""
    dress(qapp, RESOURCES, "light")
    chart = ChartPanel()
    qtbot.addWidget(chart)
    chart.resize(*SIZE)
    chart.show()
    chart.show_timeline(finished())
    return chart


@pytest.fixture
def bare(qapp, qtbot):
    """An empty figure of the same size, its picture kept."""
    canvas = FigureCanvasQTAgg(Figure(dpi=100))
    qtbot.addWidget(canvas)
    canvas.resize(*SIZE)
    canvas.show()
    canvas.draw()
    ground = canvas.copy_from_bbox(canvas.figure.bbox)

    def blit(_):
        canvas.restore_region(ground)
        canvas.blit(canvas.figure.bbox)

    return blit


def test_a_second_on_the_chart_costs_little_more_than_a_bare_blit(panel, bare):
    floor = milliseconds(bare, 100)
    tick = milliseconds(lambda n: panel.tick(at("15:13") + timedelta(seconds=n)), 100)
    print(f"bare blit {floor:.2f} ms, tick {tick:.2f} ms, {tick / floor:.1f} times")  # noqa: T201 - the figure itself
    assert tick <= bound(TICK_MS)
    assert tick <= bound(TIMES_THE_BARE_BLIT) * floor


def test_a_new_entry_is_on_the_chart_in_time(panel):
    line = finished()

    def enter(number):
        newer = VitalsMark(at("15:14") + timedelta(seconds=number), line.vitals[-1].reading)
        panel.show_timeline(replace(line, vitals=(*line.vitals, newer)))

    redraw = milliseconds(enter, 15)
    print(f"full redraw {redraw:.1f} ms")  # noqa: T201 - the figure itself
    assert redraw <= bound(REDRAW_MS)
