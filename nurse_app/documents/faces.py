"""The type family as matplotlib wants it, loaded from a folder of font files that is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path as Shape
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

_MEASURED_AT = 100.0
_FILES = {400: "Inter-Regular.ttf", 500: "Inter-Medium.ttf", 600: "Inter-SemiBold.ttf", 700: "Inter-Bold.ttf"}


EVEN_FIGURES = ("tnum",)
"""Digits of one width, so that numbers below each other line up."""


@dataclass(frozen=True, slots=True)
class Faces:
    """Inter from `folder`; where a file is not there (or no folder is given) matplotlib's own DejaVu Sans."""

    folder: Path | None = None

    def at(self, weight: int) -> FontProperties:
        """The face of a weight: 400, 500, 600 or 700."""
        return _face(self.folder, weight)

    def width(self, words: str, weight: int, size: float) -> float:
        """How wide a line of text is, px, with even figures (which matplotlib's own measure leaves out)."""
        return _width(self.folder, weight, words) * size / _MEASURED_AT

    def letters(self, words: str, weight: int, size: float, left: float, baseline: float) -> Shape:
        """The outlines of a line of text, px: the same shapes and distances on screen and paper, at every size."""
        part = size / text_to_path.FONT_SCALE
        return _outline(self.folder, weight, words).transformed(Affine2D().scale(part, -part).translate(left, baseline))


@cache
def _face(folder: Path | None, weight: int) -> FontProperties:
    if folder is not None and (folder / _FILES[weight]).is_file():
        return FontProperties(fname=str(folder / _FILES[weight]))
    return FontProperties(family="DejaVu Sans", weight="bold" if weight >= 600 else "normal")


def _features(words: str) -> tuple[str, ...]:
    """Even figures, but not beside a hyphen: the family widens it with them, and `P-1` reads as three words."""
    return () if "-" in words else EVEN_FIGURES


@lru_cache(maxsize=4000)
def _width(folder: Path | None, weight: int, words: str) -> float:
    font = get_font(findfont(_face(folder, weight)))
    font.set_size(_MEASURED_AT, 72)
    font.set_text(words, 0.0, flags=LoadFlags.NO_HINTING, features=_features(words))  # type: ignore[arg-type]
    return float(font.get_width_height()[0]) / 64


@lru_cache(maxsize=4000)
def _outline(folder: Path | None, weight: int, words: str) -> Shape:
    corners, codes = text_to_path.get_text_path(_face(folder, weight), words, features=_features(words))  # type: ignore[arg-type]
    return Shape(corners, codes)
