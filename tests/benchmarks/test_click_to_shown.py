"""How long it takes from a click that saves an entry until the screen shows it, on a real encrypted chart."""

from decimal import Decimal
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent

from nurse_app.app.opening import open_shell
from nurse_app.app.worker import Worker
from nurse_app.infusion import wishes
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.entries import Moment
from nurse_app.machine import clock, paths
from nurse_app.machine.resources import practice_files
from nurse_app.records import keys, vault
from nurse_app.ui import theme
from nurse_app.ui.window import Window
from tests.support.goals import bound
from tests.support.tables import real_book

P99_MS = 50.0
# With those of the practice visit, as many as a busy six-hour infusion has.
ENTRIES = 120
VITALS = {"systolic": 124, "diastolic": 76, "pulse": 74, "respiration": 15, "temperature_c": "36.6", "spo2": 98}


@pytest.fixture
def shell(qapp, qtbot, tmp_path):
    from nurse_app.app.practice_ward import fill
    from nurse_app.app.start import new_id

    theme.dress(qapp, paths.resources(), "light")
    chart = vault.create_raw(tmp_path / "clinic.vigil", keys.new_keys(), migrations=paths.migrations())
    now = clock.MachineClock(Moment)
    fill(chart.charts, practice_files(), real_book(), now.now().wall, new_id)
    window, worker = Window(), Worker()
    window.show()
    made = open_shell(window, worker, chart, real_book(), now, "D. Mensah", new_id, training=True)
    yield made
    worker.end()
    made.end()
    window.let_close()
    for page in (made.places.board, made.places.people, made.places.past, window):
        page.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.timeout(300)
def test_an_entry_is_on_disk_and_on_the_screen_before_the_nurse_looks_up(shell, qapp):
    running = next(i for i in shell.ward.current if "HALLORAN" in i.patient.name)
    shell.places.open(running.id)
    qapp.processEvents()
    taken = []
    for number in range(ENTRIES):
        wish: object = wishes.Note(f"note {number}")
        if number % 4 == 0:
            wish = wishes.TakeVitals(tuple((key, Decimal(str(value))) for key, value in VITALS.items()))
        begin = perf_counter()
        answer = shell.wish(running.id, wish)
        # Painting is asked for by a posted event: after this the figures and the list show the entry.
        qapp.sendPostedEvents()
        taken.append((perf_counter() - begin) * 1000)
        qapp.processEvents()
        assert isinstance(answer, Kept)
    taken.sort()
    middle, p99 = taken[ENTRIES // 2], taken[int(ENTRIES * 0.99) - 1]
    print(f"click to shown: median {middle:.0f} ms, p99 {p99:.0f} ms, max {taken[-1]:.0f} ms")  # noqa: T201 - the figure
    assert p99 <= bound(P99_MS)
