"""Adds to a finished paper without touching its description, in which a machine's clock has no place."""

from __future__ import annotations

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class AsItStands(IncrementalPdfFileWriter):
    """A writer that leaves title, dates and the PDF/A marks as the report's printer wrote them."""

    def _update_meta(self) -> None:
        """Write no other date and no other maker."""
