"""Keeps Python's search for garbage from holding up the window while the program loads, and lighter ever after."""

from __future__ import annotations

import gc


def hold_off() -> None:
    """Do not search: while libraries load there is hardly any garbage, and each full search takes a tenth of a second.

    For the program alone, which goes on with `take_up` once it is loaded; not for what only borrows a window.
    """
    gc.disable()


def take_up() -> None:
    """Search again if that was held off; what was loaded until now stays, and is not looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
