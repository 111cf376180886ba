"""The worker: what it answers, and its silence once it has ended."""

import time

import pytest

from nurse_app.app.worker import Worker
from nurse_app.errors import ChartProblem, ChartTrouble


@pytest.fixture
def heard():
    return []


@pytest.fixture
def worker(qapp):
    made = Worker()
    yield made
    made.end()


def refuse():
    raise ChartTrouble(ChartProblem.WRONG_PASSWORD)


def test_results_come_in_the_order_asked(worker, heard, qtbot):
    for number in (1, 2, 3):
        worker.run(lambda n=number: n, heard.append, pytest.fail)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [1, 2, 3]


def test_trouble_of_the_world_goes_to_its_own_door(worker, heard, qtbot):
    worker.run(refuse, pytest.fail, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0].problem is ChartProblem.WRONG_PASSWORD


def test_an_answer_on_its_way_is_not_told_after_the_end(worker, heard, qtbot):
    done = []
    worker.run(lambda: done.append(True), heard.append, heard.append)
    # No event is handled meanwhile: the answer is sent and not yet heard.
    until = time.monotonic() + 10
    while not done and time.monotonic() < until:
        time.sleep(0.005)
    worker.end()
    qtbot.wait(50)
    assert done == [True]
    assert heard == []


def test_a_task_done_at_once_is_answered_a_turn_later(worker, heard, qtbot):
    for _ in range(50):
        worker.run(lambda: None, heard.append, pytest.fail)
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 50)
