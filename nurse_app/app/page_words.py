"""Words the book for the pages by the clinic's settings: unit of temperature, address, whom to call."""

from __future__ import annotations

from nurse_app.clinical.book import Book
from nurse_app.settings import Settings
from nurse_app.wording.choices import PageBook, page_book
from nurse_app.wording.findings import sentence


def words_for(book: Book, settings: Settings) -> PageBook:
    """The words of the pages; made anew when the settings change."""
    return page_book(
        book,
        sentence,
        temperature=settings.temperature.value,
        emergency_number=settings.emergency_number,
        clinic_address=settings.clinic_address,
        prescriber_line=settings.prescriber_line,
        pharmacist=" ".join(part for part in (settings.pharmacist, settings.pharmacist_phone) if part),
    )
