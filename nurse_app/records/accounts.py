"""Who may open a chart and do what with it: nurses, their roles and passwords, and the recovery key."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import durable, keyfile, recovery_code
from nurse_app.records.fileset import FileSet
from nurse_app.records.keyfile import KeyFile
from nurse_app.records.keys import Keys, make_slot, sealed, unlock, unlock_by_recovery
from nurse_app.records.passwords import refuse_weak

ADMINISTRATOR, LEAD = "administrator", "lead"


@dataclass(frozen=True, slots=True)
class Roles:
    """What somebody is beside being a nurse, which everybody on the chart is."""

    lead: bool = False
    administrator: bool = False


class Accounts:
    """The key file of an open chart. Each change is on disk, in both files, when it returns.

    `by` is who asks; empty means the chart's own set-up. A role is looked up
    in the sealed key file and nowhere else.
    """

    def __init__(self, files: FileSet, keys: Keys, kept: KeyFile) -> None:
        self._files, self._keys, self._kept = files, keys, kept

    @property
    def nurses(self) -> tuple[str, ...]:
        """Who may open it."""
        return tuple(slot.nurse for slot in self._kept.slots)

    @property
    def has_recovery_key(self) -> bool:
        """Whether there is a recovery key."""
        return self._kept.recovery is not None

    @property
    def edition(self) -> int:
        """How often the key file was changed, and once more."""
        return self._kept.edition

    def roles(self, nurse: str) -> Roles:
        """A nurse's roles. Where nobody has a password (practice) everybody may do everything."""
        slot = self._kept.slot_of(nurse)
        if slot is None:
            return Roles() if self._kept.slots else Roles(lead=True, administrator=True)
        return Roles(slot.lead, slot.administrator)

    def need(self, role: str, by: str) -> None:
        """Refuse what only a lead or an administrator may do.

        Raises:
            ChartTrouble: NOT_ALLOWED with the `role` that is needed.
        """
        roles = self.roles(by)
        if not (roles.administrator if role == ADMINISTRATOR else roles.lead):
            raise ChartTrouble(ChartProblem.NOT_ALLOWED, role=role)

    def is_password(self, nurse: str, password: str) -> bool:
        """Whether this is that nurse's password, as for a signature or a handover; takes about 0.4 s."""
        try:
            unlock((self._kept,), nurse, password)
        except ChartTrouble:
            return False
        return True

    def add(
        self, nurse: str, password: str, *, guessed: AbstractSet[str], by: str = "", roles: Roles | None = None
    ) -> None:
        """Let another nurse in by a password of her own; the first of all is lead and administrator. About 0.4 s.

        Raises:
            ChartTrouble: NOT_ALLOWED; WEAK_PASSWORD; ALREADY_THERE; what the disk refuses.
        """
        if by:
            self.need(ADMINISTRATOR, by)
        if self._kept.slot_of(nurse) is not None:
            raise ChartTrouble(ChartProblem.ALREADY_THERE, nurse=nurse)
        first = Roles(lead=True, administrator=True) if not self._kept.slots else Roles()
        self._give_slot(nurse, password, guessed, roles or first)

    def change_password(self, nurse: str, old: str, new: str, *, guessed: AbstractSet[str]) -> None:
        """Replace a nurse's own password; the chart itself is not touched. Takes about a second.

        Raises:
            ChartTrouble: UNKNOWN_NURSE, WRONG_PASSWORD, WEAK_PASSWORD; what the disk refuses.
        """
        unlock((self._kept,), nurse, old)
        self._give_slot(nurse, new, guessed, self.roles(nurse))

    def remove(self, nurse: str, *, by: str) -> None:
        """Let a nurse in no longer. Her entries stay, with her name.

        Raises:
            ChartTrouble: NOT_ALLOWED; UNKNOWN_NURSE; LAST_ADMINISTRATOR; what the disk refuses.
        """
        self.need(ADMINISTRATOR, by)
        self._refuse_last(nurse, Roles())
        self._keep(self._kept.without(nurse))

    def give_roles(self, nurse: str, roles: Roles, *, by: str) -> None:
        """Give a nurse other roles.

        Raises:
            ChartTrouble: NOT_ALLOWED; UNKNOWN_NURSE; LAST_ADMINISTRATOR; what the disk refuses.
        """
        self.need(ADMINISTRATOR, by)
        self._refuse_last(nurse, roles)
        self._keep(self._kept.with_roles(nurse, lead=roles.lead, administrator=roles.administrator))

    def make_recovery_key(self, *, by: str) -> str:
        """Make a recovery key, in place of an earlier one, and tell it: it is kept nowhere. Takes about 0.4 s.

        Raises:
            ChartTrouble: NOT_ALLOWED; what the disk refuses.
        """
        self.need(ADMINISTRATOR, by)
        code = recovery_code.new()
        self._keep(self._kept.with_recovery(make_slot(self._kept, "", code, self._keys)))
        return code

    def drop_recovery_key(self, *, by: str) -> None:
        """Take the recovery key away.

        Raises:
            ChartTrouble: NOT_ALLOWED; what the disk refuses.
        """
        self.need(ADMINISTRATOR, by)
        self._keep(self._kept.with_recovery(None))

    def recover(self, code: str, nurse: str, new: str, *, guessed: AbstractSet[str]) -> None:
        """Give a nurse a new password by the recovery key. Takes about a second.

        Raises:
            ChartTrouble: NO_RECOVERY_KEY; WRONG_RECOVERY_KEY; UNKNOWN_NURSE; WEAK_PASSWORD; what the disk refuses.
        """
        if self._kept.slot_of(nurse) is None:
            raise ChartTrouble(ChartProblem.UNKNOWN_NURSE, nurse=nurse)
        unlock_by_recovery((self._kept,), code)
        self._give_slot(nurse, new, guessed, self.roles(nurse))

    def forget_keys(self) -> None:
        """Let go of the chart's keys; names, roles and passwords can be asked as before, nothing can be changed."""
        self._keys = Keys(b"", b"")

    def take_over(self, other: Accounts) -> None:
        """Go on with the keys and the key file that another has."""
        self._keys, self._kept = other._keys, other._kept

    def _refuse_last(self, nurse: str, becomes: Roles) -> None:
        slot = self._kept.slot_of(nurse)
        if slot is None:
            raise ChartTrouble(ChartProblem.UNKNOWN_NURSE, nurse=nurse)
        others = any(other.administrator for other in self._kept.slots if other.nurse != nurse)
        if not others and not becomes.administrator:
            raise ChartTrouble(ChartProblem.LAST_ADMINISTRATOR, nurse=nurse)

    def _give_slot(self, nurse: str, password: str, guessed: AbstractSet[str], roles: Roles) -> None:
        refuse_weak(password, nurse, guessed)
        slot = make_slot(self._kept, nurse, password, self._keys)
        self._keep(self._kept.with_slot(replace(slot, lead=roles.lead, administrator=roles.administrator)))

    def _keep(self, changed: KeyFile) -> None:
        changed = sealed(changed, self._keys)
        with durable.disk_trouble():
            keyfile.write(self._files, changed)
        self._kept = changed
