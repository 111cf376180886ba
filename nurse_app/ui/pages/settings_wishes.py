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


@dataclass(frozen=True, slots=True)
class ChooseBackups:
    """Backups are to go to this folder; empty: nowhere."""

    folder: str


@dataclass(frozen=True, slots=True)
class BackUpNow:
    """A backup is to be made at once."""


Wish = SaveSettings | SoundTried | NewPassword | NewNurse | ChooseBackups | BackUpNow


@dataclass(frozen=True, slots=True)
class BackupsView:
    """How backups stand: when the last was made, what else there is to know, what keeps them from being made.

    `drives` are sticks and shares at hand: name, and the folder that would be
    used. Not `possible` on practice data.
    """

    folder: str = ""
    state: str = ""
    notes: tuple[str, ...] = ()
    trouble: str = ""
    drives: tuple[tuple[str, str], ...] = ()
    possible: bool = True


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
    backups: BackupsView = BackupsView()
