"""Sounds the alarms on whatever this computer has for a speaker, and says so when there is none."""

from __future__ import annotations

import os
import threading
from array import array
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from nurse_app.machine.tones import RATE, Priority, samples_of

_TAIL_S = 0.3


class Sounder:
    """Plays one sound at a time in a thread of its own that ends with the sound.

    `working` is None until a sound was tried, then whether the last one found
    a speaker. It says nothing of whether anyone heard it: ask the nurse.
    """

    def __init__(self) -> None:
        self.working: bool | None = None
        self._playing: Priority | None = None
        self._enough = threading.Event()
        self._thread: threading.Thread | None = None

    def play(self, priority: Priority) -> None:
        """Start a sound. One that is as pressing and still sounding goes on; a less pressing one is cut short."""
        if self._thread is not None and self._thread.is_alive():
            if self._playing is not None and _RANKS[self._playing] >= _RANKS[priority]:
                return
            self.stop()
        self._playing = priority
        self._enough.clear()
        self._thread = threading.Thread(target=self._sound, args=(samples_of(priority),), name="alarm")
        self._thread.start()

    def stop(self) -> None:
        """Be quiet; returns when it is."""
        self._enough.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def test(self, priority: Priority = Priority.MEDIUM) -> bool:
        """Play a sound to its end, and say whether a speaker was found."""
        self.stop()
        self.play(priority)
        if self._thread is not None:
            self._thread.join()
        return bool(self.working)

    def _sound(self, samples: array[int]) -> None:
        miniaudio = _library()
        if miniaudio is None:
            self.working = False
            return
        try:
            with _device(miniaudio) as device:
                self.working = True
                done = threading.Event()
                feed = _feed(samples, done, self._enough)
                next(feed)
                device.start(feed)
                done.wait(len(samples) / RATE + _TAIL_S)
                # What was handed over last is still on its way to the speaker.
                self._enough.wait(_TAIL_S)
        except miniaudio.MiniaudioError:
            self.working = False


_RANKS = {Priority.LOW: 0, Priority.MEDIUM: 1, Priority.HIGH: 2}


def _feed(samples: array[int], done: threading.Event, enough: threading.Event) -> Generator[array[int], int, None]:
    """Hand out as many samples as are asked for, until there are none or it is enough."""
    wanted = yield array("h")
    at = 0
    while at < len(samples) and not enough.is_set():
        wanted = yield samples[at : at + wanted]
        at += wanted
    done.set()


@cache
def _library() -> Any:
    """The sound library, or None on a machine for which there is none."""
    try:
        import miniaudio
    except ImportError:
        return None
    return miniaudio


@contextmanager
def _device(miniaudio: Any) -> Iterator[Any]:
    # Without the null device, which swallows every sound and reports success.
    real = [backend for backend in miniaudio.Backend if backend.name != "NULL"]
    with _unheard_complaints():
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE, backends=real
        )
    try:
        yield device
    finally:
        device.close()


@contextmanager
def _unheard_complaints() -> Iterator[None]:
    """Keep what ALSA writes to standard error, when there is no sound card, from the terminal."""
    terminal = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)
        os.close(nowhere)
