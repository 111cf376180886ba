"""What a nurse may want of the settings, and what their page is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Keep these settings, by name, as typed or chosen."""

    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SoundTried:
    """The alarm sound was played; whether the nurse heard it."""

    heard: bool


@dataclass(frozen=True, slots=True)
class NewPassword:
    """Another password for the nurse at the laptop."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NewNurse:
    """Let another nurse unlock."""

    name: str
    password: str


Wish = SaveSettings | SoundTried | NewPassword | NewNurse


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The settings by name as kept, who is at the laptop, who else may unlock, and the sound.

    `sound` says when it was tried last; `sound_to_do` what to do where it was
    not heard or there is no speaker. On practice data no password is asked.
    """

    texts: Mapping[str, str]
    nurse: str
    nurses: tuple[str, ...]
    sound: str
    sound_to_do: str = ""
    practice: bool = False
