"""Finds sticks and shares that are plugged in or connected, and tells whether two places lie on one disk."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import psutil

_UNDER = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_REMOTE = ("nfs", "cifs", "smb", "fuse.sshfs", "afpfs", "webdav")


def drives() -> tuple[Path, ...]:
    """Sticks and shares that may be written to, by their top folder; a share that hangs makes this wait."""
    try:
        found = psutil.disk_partitions(all=True)
    except OSError:
        return ()
    return tuple(
        sorted({Path(p.mountpoint) for p in found if _is_other(p.mountpoint, p.fstype, p.opts) and _open(p.mountpoint)})
    )


def _is_other(place: str, kind: str, said: str) -> bool:
    if sys.platform == "win32":
        return "removable" in said or "remote" in said
    return place.startswith(_UNDER) or kind.startswith(_REMOTE)


def _open(place: str) -> bool:
    return os.access(place, os.W_OK)


def on_one_disk(one: Path, other: Path) -> bool:
    """Whether two places lie on the same disk; False where that cannot be told."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
