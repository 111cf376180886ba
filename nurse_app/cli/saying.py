"""Hands the sentences of `wording` to what prints JSON without knowing any."""

from __future__ import annotations

from collections.abc import Callable

from nurse_app.clinical.book import Book
from nurse_app.clinical.options import Option


def option_sentence(book: Book) -> Callable[[Option], str]:
    """Make the sentence of an option: what it would do, and why."""
    from nurse_app.wording.names import Names
    from nurse_app.wording.reactions import option_title, option_why

    names = Names(book)
    return lambda option: f"{option_title(option)}. {option_why(option, names)}"
