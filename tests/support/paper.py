"""Reads a made PDF back: the words of each page, where they stand, and what is attached."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

_SPACE = "{http://www.w3.org/1999/xhtml}"


def pages(made: bytes) -> list[str]:
    """The text of each page, as the PDF reader of the most used browser finds it."""
    return [text for text, _ in pages_within(made, 0)]


def pages_within(made: bytes, edge: float) -> list[tuple[str, str]]:
    """The text of each page, and how much of it keeps that far from the paper's edge, in points."""
    found = []
    with closing(PdfDocument(made)) as paper:
        for page in paper:
            (width, height), lettering = page.get_size(), page.get_textpage()
            within = lettering.get_text_bounded(edge, edge, width - edge, height - edge)
            found.append((_with_hyphens(lettering.get_text_range()), _with_hyphens(within)))
            lettering.close()
            page.close()
    return found


def _with_hyphens(text: str) -> str:
    """A hyphen at the end of a line is read as one that a line break made, by a letter of its own."""
    return text.replace("\ufffe", "-").replace("\x02", "-")


def squeezed(text: str) -> str:
    """Text without any space: words that a line break parts are the same words."""
    return "".join(text.split())


def attached(made: bytes) -> dict[str, bytes]:
    """The files that lie in the PDF."""
    return {name: files[0] for name, files in PdfReader(BytesIO(made)).attachments.items()}


def metadata(made: bytes) -> str:
    """The XMP packet."""
    stream: Any = PdfReader(BytesIO(made)).root_object["/Metadata"]
    return str(stream.get_object().get_data().decode("utf-8"))


@dataclass(frozen=True)
class Word:
    """A word on a page with its box in points from the top left."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Word) -> bool:
        """Whether the boxes cover one another by more than a hair."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1.0 and down > 2.0


def words(made: bytes, folder: Path) -> list[Word]:
    """Every word with its place, as poppler sees it; skips the test where poppler is not there."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    (folder / "made.pdf").write_bytes(made)
    subprocess.run([tool, "-bbox", folder / "made.pdf", folder / "made.html"], check=True, capture_output=True)
    tree = ElementTree.parse(folder / "made.html")  # noqa: S314 - made a line above
    found = []
    for number, page in enumerate(tree.iter(f"{_SPACE}page"), start=1):
        for word in page.iter(f"{_SPACE}word"):
            sides = (float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax"))
            found.append(Word(number, word.text or "", *sides))
    return found
