"""The book that the commands work with: the clinical tables that came with the program."""

from __future__ import annotations

from nurse_app.clinical.book import Book


def the_book() -> Book:
    """Read the clinical tables.

    Raises:
        TableFaults: they hold mistakes; nothing is worked out with such tables.
    """
    from nurse_app.machine.resources import clinical_files
    from nurse_app.reference.loading import load_book

    return load_book(clinical_files())
