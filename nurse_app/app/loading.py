"""What the window needs after its first paint: the page it shows, the big libraries with their rooms, the book."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nurse_app.clinical.book import Book

_PAGE = ("nurse_app.ui.theme", "nurse_app.ui.pages.unlock_page", "nurse_app.ui.frame.focus_ring")
_LATER = (
    "nurse_app.ui.frame.surround",
    "nurse_app.records.vault",
    "nurse_app.app.ward",
    "nurse_app.app.opening",
    "nurse_app.app.crash",
    "nurse_app.ui.panels.chart_panel",
    "nurse_app.documents.pdf",
)


def load_page() -> None:
    """Import what the first page is made of; made to run beside its painted picture."""
    for name in _PAGE:
        import_module(name)


def load() -> Book:
    """Import everything and read the clinical tables; made to run beside a painted window.

    Raises:
        TableFaults: the tables hold mistakes; the app does not go on with such.
    """
    for name in _LATER:
        import_module(name)
    from nurse_app.machine.resources import clinical_files
    from nurse_app.reference.loading import load_book

    return load_book(clinical_files())
