"""Loads the one type family when it is first needed and hands out its five sizes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

from nurse_app.errors import OurBug

TypeName = Literal["S", "M", "L", "glance", "rate"]


@dataclass(frozen=True, slots=True)
class TypeSize:
    """One size of the type scale: pixels, line height, its usual weight, tracking in pixels."""

    pixels: int
    line: int
    weight: int
    tracking: float = 0.0
    display: bool = False


TYPE_SIZES: dict[TypeName, TypeSize] = {
    "S": TypeSize(14, 20, 400),
    "M": TypeSize(18, 24, 600),
    "L": TypeSize(24, 32, 700),
    "glance": TypeSize(48, 48, 600, -0.5, display=True),
    "rate": TypeSize(100, 76, 600, -2.0, display=True),
}
_FILES = {400: "Inter-Regular", 500: "Inter-Medium", 600: "Inter-SemiBold", 700: "Inter-Bold"}
_DISPLAY = "InterDisplay-SemiBold"


class _Shelf:
    """Where the font files lie."""

    folder: Path | None = None


def use_fonts(folder: Path) -> None:
    """Say where the font files lie; none is read yet."""
    if _Shelf.folder != folder:
        _Shelf.folder = folder
        _family.cache_clear()
        type_font.cache_clear()


def font_folder() -> Path | None:
    """Where the font files lie, for what draws letters without Qt; None before `use_fonts`."""
    return _Shelf.folder


@cache
def type_font(name: TypeName, weight: int | None = None, slashed_zero: bool = False) -> QFont:
    """The font for one size of the scale, with figures of even width.

    Args:
        name: S, M, L, glance or rate.
        weight: 400, 500, 600 or 700; the size's usual weight when left out.
        slashed_zero: for lots, record numbers and seals.
    """
    size = TYPE_SIZES[name]
    heavy = size.weight if weight is None else weight
    font = QFont(_family(_DISPLAY if size.display and heavy >= 600 else _FILES[heavy]))
    font.setPixelSize(size.pixels)
    font.setWeight(QFont.Weight(heavy))
    font.setFeature(QFont.Tag("tnum"), 1)
    if slashed_zero:
        font.setFeature(QFont.Tag("zero"), 1)
    if size.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size.tracking)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def load_the_rest() -> None:
    """Read the font files not needed yet; called once the first window is painted."""
    for file in (*_FILES.values(), _DISPLAY):
        _family(file)


@cache
def _family(file: str) -> str:
    if _Shelf.folder is None:
        raise OurBug("the fonts have no folder yet")
    number = QFontDatabase.addApplicationFont(str(_Shelf.folder / f"{file}.ttf"))
    if number < 0:
        raise OurBug(f"the font {file} cannot be read")
    return QFontDatabase.applicationFontFamilies(number)[0]
