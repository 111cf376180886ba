"""The search for garbage: held off while the program loads, and taken up without what was loaded."""

import gc

import pytest

from nurse_app.app.sweeping import hold_off, take_up


@pytest.fixture(autouse=True)
def as_before():
    yield
    gc.unfreeze()
    gc.enable()


def test_the_search_is_taken_up_after_loading_and_what_was_loaded_is_passed_over():
    hold_off()
    assert not gc.isenabled()
    take_up()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 1000


def test_a_search_that_was_not_held_off_goes_on_as_it_is():
    before = gc.get_freeze_count()
    take_up()
    assert gc.isenabled()
    assert gc.get_freeze_count() == before
