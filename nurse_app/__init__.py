"""Vigil: walks a nurse through an infusion of intravenous immunoglobulin.

This is the front door. Behind it each folder is a room with one purpose, and
its ``__init__.py`` is the door plate: what lives there, what does not, and who
may come in. Which room may call on which is held by ``tests/test_rooms.py``.

An infusion is the list of what happened in it; everything shown or printed is
worked out from that list. Start reading at ``infusion/``, then ``clinical/``.
"""

__version__ = "0.1.0"
