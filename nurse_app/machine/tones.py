"""Makes the alarm sounds: one pattern of tones for each priority, as samples."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from enum import StrEnum

RATE = 22050
"""Samples a second; mono, 16 bits."""

_RAMP_S = 0.02
_LOUDEST = 32767
# A few overtones, so that a small speaker carries it and an ear can tell where it comes from.
_OVERTONES = ((1, 1.0), (2, 0.5), (3, 0.25), (4, 0.12))


class Priority(StrEnum):
    """How pressing an alarm is; the words are those of the infusion's alarms."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Tone:
    """A tone, and the silence after it: pitch in hertz, times in seconds, loudness from 0 to 1."""

    pitch: float
    lasts: float
    rest: float
    loudness: float = 0.8


_C, _E, _F, _G, _A = 523.25, 659.26, 698.46, 783.99, 880.0
_FIVE = (
    Tone(_C, 0.16, 0.08, 1.0),
    Tone(_F, 0.16, 0.08, 1.0),
    Tone(_A, 0.16, 0.30, 1.0),
    Tone(_A, 0.16, 0.08, 1.0),
    Tone(_F, 0.16, 0.50, 1.0),
)
PATTERNS = {
    Priority.LOW: (Tone(_E, 0.25, 0.05, 0.35),),
    Priority.MEDIUM: (Tone(_C, 0.22, 0.20), Tone(_E, 0.22, 0.20), Tone(_G, 0.22, 0.10)),
    Priority.HIGH: (*_FIVE, *_FIVE),
}
"""Low: one soft tone. Medium: three, rising. High: twice five, fast and loud."""


def samples_of(priority: Priority) -> array[int]:
    """The whole sound of a priority."""
    sound = array("h")
    for tone in PATTERNS[priority]:
        sound.extend(_samples(tone))
        sound.extend([0] * round(tone.rest * RATE))
    return sound


def _samples(tone: Tone) -> array[int]:
    count = round(tone.lasts * RATE)
    ramp = _RAMP_S * RATE
    whole = sum(share for _, share in _OVERTONES)
    made = array("h")
    for n in range(count):
        # Swells and fades at its ends, else each would click.
        swell = min(1.0, n / ramp, (count - n) / ramp)
        angle = 2 * math.pi * tone.pitch * n / RATE
        wave = sum(share * math.sin(times * angle) for times, share in _OVERTONES) / whole
        made.append(round(_LOUDEST * tone.loudness * swell * wave))
    return made
