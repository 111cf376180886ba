"""Each priority has its own sound; a computer without a speaker says so and nothing else happens."""

import threading
from array import array
from itertools import pairwise

import pytest

from nurse_app.machine import sound
from nurse_app.machine.sound import Sounder
from nurse_app.machine.tones import PATTERNS, RATE, Priority, samples_of


class FakeError(Exception):
    """What the fake library raises."""


class FakeLibrary:
    """A sound library with a speaker that counts what it is given, or with none."""

    MiniaudioError = FakeError

    def __init__(self, speaker=True):
        self.speaker = speaker
        self.heard = array("h")
        self.opened = 0
        self.sounded = threading.Event()
        self.Backend = []
        self.SampleFormat = type("SampleFormat", (), {"SIGNED16": 2})

    def PlaybackDevice(self, **_):
        if not self.speaker:
            raise FakeError("no device")
        self.opened += 1
        return self

    def start(self, feed):
        try:
            while True:
                self.heard.extend(feed.send(1024))
        except StopIteration:
            self.sounded.set()

    def close(self):
        self.opened -= 1


@pytest.fixture
def library(monkeypatch):
    fake = FakeLibrary()
    monkeypatch.setattr(sound, "_library", lambda: fake)
    monkeypatch.setattr(sound, "_TAIL_S", 0.0)
    return fake


def test_low_is_one_soft_tone_medium_three_and_high_ten_and_loud():
    assert [len(PATTERNS[priority]) for priority in Priority] == [1, 3, 10]
    loudest = [max(abs(sample) for sample in samples_of(priority)) for priority in Priority]
    assert loudest == sorted(loudest)
    assert loudest[0] < loudest[2] / 2
    assert loudest[2] <= 32767


def test_medium_rises():
    pitches = [tone.pitch for tone in PATTERNS[Priority.MEDIUM]]
    assert pitches == sorted(set(pitches))


@pytest.mark.parametrize(("priority", "seconds"), [(Priority.LOW, 0.3), (Priority.MEDIUM, 1.16), (Priority.HIGH, 3.68)])
def test_a_sound_lasts_as_long_as_its_tones_and_rests(priority, seconds):
    assert len(samples_of(priority)) / RATE == pytest.approx(seconds, abs=0.01)


def test_a_tone_begins_and_ends_without_a_click():
    samples = samples_of(Priority.LOW)
    assert samples[0] == 0
    assert all(abs(after - before) < 6000 for before, after in pairwise(samples))


def test_the_whole_sound_is_played(library):
    sounder = Sounder()
    assert sounder.working is None
    assert sounder.test(Priority.MEDIUM) is True
    assert library.heard == samples_of(Priority.MEDIUM)
    assert library.opened == 0


def test_without_a_speaker_it_says_so(library):
    library.speaker = False
    sounder = Sounder()
    assert sounder.test() is False
    assert sounder.working is False
    library.speaker = True
    assert sounder.test() is True


def test_without_the_library_it_says_so(monkeypatch):
    monkeypatch.setattr(sound, "_library", lambda: None)
    assert Sounder().test() is False


def test_a_more_pressing_sound_cuts_a_less_pressing_one_short(library, monkeypatch):
    monkeypatch.setattr(sound, "_TAIL_S", 30.0)
    sounder = Sounder()
    for priority in (Priority.LOW, Priority.HIGH):
        library.sounded.clear()
        sounder.play(priority)
        assert library.sounded.wait(30)
    # Less pressing than what still sounds: not played.
    sounder.play(Priority.MEDIUM)
    sounder.stop()
    assert library.heard == samples_of(Priority.LOW) + samples_of(Priority.HIGH)


def test_on_this_computer_it_plays_or_says_that_it_cannot(capfd):
    sounder = Sounder()
    assert sounder.test(Priority.LOW) in (True, False)
    assert capfd.readouterr() == ("", "")
