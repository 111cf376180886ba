"""The settings' backups: what their section shows, and a nurse's wish for another folder or for a backup now."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.ui.pages.settings_wishes import BackupsView
from nurse_app.wording import backups as words

if TYPE_CHECKING:
    from nurse_app.app.backing_up import BackingUp
    from nurse_app.settings import Settings


def backups_view(backups: BackingUp, kept: Settings, now: datetime, *, practice: bool) -> BackupsView:
    """The section as it stands."""
    if practice:
        return BackupsView(notes=(words.PRACTICE,), possible=False)
    rehearsed = datetime.fromisoformat(kept.backup_rehearsed_at) if kept.backup_rehearsed_at else None
    standing, folder = backups.standing, kept.backup_folder
    notes = (words.trial_line(rehearsed) if folder else "", words.SAME_DISK if folder and backups.same_disk else "")
    trouble = ""
    if folder and standing.why is not None:
        trouble = words.stopped(standing.why, folder, standing.last, now.date())
    drives = tuple((path.name or str(path), str(path / words.SUBFOLDER)) for path in backups.drives)
    state = words.state_line(folder, standing.last, failing=standing.why is not None)
    return BackupsView(folder, state, tuple(note for note in notes if note), trouble, drives)


def whole_path(folder: str) -> bool:
    """Whether a typed folder says where it is from the drive on."""
    return Path(folder).is_absolute()
