"""What a nurse may want of the settings, and what their page is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
class GiveRoles:
    """Make a nurse lead, administrator, both or neither."""

    name: str
    lead: bool
    administrator: bool


@dataclass(frozen=True, slots=True)
class RemoveNurse:
    """Let a nurse unlock no longer; her entries stay."""

    name: str


@dataclass(frozen=True, slots=True)
class NewRecoveryKey:
    """Make a recovery key, in place of an earlier one."""


@dataclass(frozen=True, slots=True)
class ShowDeeds:
    """Show who did what with the record."""


@dataclass(frozen=True, slots=True)
class TakeCertificate:
    """Sign with a clinic's own certificate, out of a PKCS#12 file."""

    path: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnCertificate:
    """Sign with the chart's own certificate again."""


@dataclass(frozen=True, slots=True)
class SigningView:
    """Which certificate signs, whether a clinic's is kept, and whether she may change it."""

    line: str = ""
    clinics: bool = False
    may: bool = False


@dataclass(frozen=True, slots=True)
class NurseView:
    """One who may unlock, and what she is beside being a nurse."""

    name: str
    lead: bool = False
    administrator: bool = False


Wish = (
    SaveSettings
    | SoundTried
    | NewPassword
    | NewNurse
    | GiveRoles
    | RemoveNurse
    | NewRecoveryKey
    | ShowDeeds
    | ChooseBackups
    | BackUpNow
    | TakeCertificate
    | OwnCertificate
)


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The settings by name as kept, who is at the laptop, everybody who may unlock, and the sound.

    `sound` says when it was tried last; `sound_to_do` what to do where it was
    not heard or there is no speaker. On practice data no password is asked.
    `locked` are names of settings that she may not change, each with why.
    `recovery` says whether there is a recovery key.
    """

    texts: Mapping[str, str]
    nurse: str
    nurses: tuple[NurseView, ...]
    sound: str
    sound_to_do: str = ""
    practice: bool = False
    backups: BackupsView = BackupsView()
    signing: SigningView = SigningView()
    recovery: bool = False
    locked: Mapping[str, str] = field(default_factory=dict)

    @property
    def me(self) -> NurseView:
        """Who is at the laptop."""
        return next((one for one in self.nurses if one.name == self.nurse), NurseView(self.nurse))
