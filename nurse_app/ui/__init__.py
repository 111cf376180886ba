"""The window: the only room that knows Qt.

Here live widgets, colours, pixels, keys and signals. State comes down as plain
values (`part.show(view)`), wishes go up as signals (`vitals_requested`). No
medicine is decided here, nothing is saved here, and no sentence is built here:
the words come from ``wording``.

Order of reading: ``theme`` and ``lettering``, then ``parts/`` and ``fields/``
(small widgets), ``frame/`` (what stands round every page), ``window``,
``pages/`` and ``panels/``. Only ``app.py`` comes in from outside.
"""
