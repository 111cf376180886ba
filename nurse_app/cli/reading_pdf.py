"""Reads back what a report holds: how many pages, and the record attached to it."""

from __future__ import annotations

from io import BytesIO


def pages_and_record(content: bytes) -> tuple[int, bytes]:
    """The number of pages and the content of the one attached file.

    Raises:
        ValueError: there is not exactly one attached file.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(content))
    names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    files = [names[n] for n in range(1, len(names), 2)]
    if len(files) != 1:
        raise ValueError(f"{len(files)} attached files")
    return int(reader.root["/Pages"]["/Count"]), bytes(files[0]["/EF"]["/F"].data)
