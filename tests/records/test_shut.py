"""A chart that is shut holds no key, keeps the lock, and goes on by a password where it was."""

import gc
import sys
from pathlib import Path

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import lock, vault
from nurse_app.records.check import State, verify_file
from nurse_app.records.deeds import Deed, Done
from tests.support.kept_made import MIGRATIONS, NINE, NURSE, PASSWORD, infusion_of, opened

NONE: frozenset[str] = frozenset()
NEW = "nine copper lanterns hum"


@pytest.fixture
def chart(tmp_path):
    made = vault.create(tmp_path / "clinic.vigil", NURSE, PASSWORD, migrations=MIGRATIONS, guessed=NONE)
    made.charts.append("inf-1", (opened("inf-1"),))
    yield made
    made.close()


def test_it_goes_on_by_a_password_with_the_same_hands(chart):
    charts, accounts = chart.charts, chart.accounts
    chart.shut()
    assert chart.is_shut
    with pytest.raises(ChartTrouble) as wrong:
        vault.open_again(chart, NURSE, "not the password", migrations=MIGRATIONS)
    assert (wrong.value.problem, chart.is_shut) == (ChartProblem.WRONG_PASSWORD, True)
    vault.open_again(chart, NURSE, PASSWORD, migrations=MIGRATIONS)
    charts.append("inf-1", infusion_of("inf-1", 2)[1:])
    charts.note([Deed(Done.UNLOCKED, NURSE, NINE)])
    assert charts.entries("inf-1") == infusion_of("inf-1", 2)
    assert chart.charts is charts
    accounts.make_recovery_key(by=NURSE)
    chart.close()
    assert verify_file(chart.files.main, PASSWORD).state is State.WHOLE


def test_while_shut_nothing_is_kept_and_that_is_told_as_the_worlds_trouble(chart):
    chart.shut()
    with pytest.raises(ChartTrouble) as refused:
        chart.charts.append("inf-1", infusion_of("inf-1", 2)[1:])
    assert refused.value.problem is ChartProblem.NOT_WRITABLE


def test_while_shut_nobody_else_writes_and_passwords_can_be_asked(chart):
    chart.shut()
    with pytest.raises(ChartTrouble) as held:
        lock.take(chart.files.main)
    assert held.value.problem is ChartProblem.IN_USE
    assert chart.is_password(NURSE, PASSWORD)
    assert chart.nurses == (NURSE,)


def test_the_recovery_key_opens_it_too(chart):
    code = chart.accounts.make_recovery_key(by=NURSE)
    chart.shut()
    vault.recover_again(chart, NURSE, code, NEW, migrations=MIGRATIONS, guessed=NONE)
    assert chart.is_password(NURSE, NEW)
    assert len(chart.charts.entries("inf-1")) == 1


def test_closing_a_shut_chart_lets_go_of_the_lock(chart):
    chart.shut()
    chart.close()
    lock.take(chart.files.main).release()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the memory of a program is read as on Linux")
def test_no_database_key_is_found_in_the_memory_of_a_shut_chart(chart):
    """Looked for as bytes and as the hex that the database is given; while it is open it is found."""
    hidden = bytes(b ^ 0x5A for b in chart._keys.database)
    assert _found(hidden) > 0
    chart.shut()
    gc.collect()
    assert _found(hidden) == 0


def _found(hidden):
    """How often the key stands in this program's memory. What was read is blanked at once: it would be found again."""
    count, buffer = 0, bytearray(1 << 20)
    with Path("/proc/self/maps").open() as maps, Path("/proc/self/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights, *_ = line.split()
            start, end = (int(part, 16) for part in place.split("-"))
            if not rights.startswith("rw") or end >= 1 << 63:
                continue
            # Pieces overlap by one key, and so does the count at their edges: enough to tell none from some.
            for at in range(start, end, len(buffer) - 32):
                size = min(len(buffer), end - at)
                try:
                    memory.seek(at)
                    memory.readinto(memoryview(buffer)[:size])
                except OSError:
                    break
                count += _count(buffer, hidden)
                buffer[:] = bytes(len(buffer))
    return count


def _count(content, hidden):
    """Occurrences of a key that itself stands nowhere: its first bytes are looked for, the rest compared one by one."""
    first = bytes([hidden[0] ^ 0x5A, hidden[1] ^ 0x5A, hidden[2] ^ 0x5A])
    at, count = content.find(first), 0
    while at >= 0:
        count += all(content[at + n] == hidden[n] ^ 0x5A for n in range(min(32, len(content) - at)))
        at = content.find(first, at + 1)
    return count
