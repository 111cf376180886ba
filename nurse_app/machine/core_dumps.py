"""Sees to it that a crash leaves no copy of the memory, which holds patients and keys, on the disk."""

from __future__ import annotations

import sys


def forbid_core_dumps() -> bool:
    """Forbid it for this program; return whether this system knows such a thing."""
    if sys.platform == "win32":
        return False
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True
