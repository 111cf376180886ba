"""Colours and letters: readable in every theme, exact as the table of tokens says."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QRawFont

from nurse_app.errors import OurBug
from nurse_app.ui.fonts import TYPE_SIZES, type_font
from nurse_app.ui.icons import draw_icon, icon_pixmap
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.theme import current_theme, read_themes, switch_theme, theme_names
from tests.ui.conftest import RESOURCES

THEMES = read_themes(RESOURCES / "style" / "tokens.toml")
ICONS = sorted(file.stem for file in (RESOURCES / "icons").glob("*.svg"))


def contrast(one, other):
    """The contrast of two colours as the accessibility guidelines define it, 1 to 21."""

    def light(token):
        parts = [int(token[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dim, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dim + 0.05)


def test_contrast_is_worked_out_right():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(
    ("words", "grounds", "least"),
    [
        ("ink", ("paper", "sheet", "raised", "tint", "medium-wash", "high-wash", "fine-wash", "reaction-wash"), 12),
        ("ink-2", ("paper", "sheet", "raised"), 7.5),
        ("ink-3", ("paper", "sheet", "raised"), 4.5),
        ("on-high", ("high-fill",), 7),
        ("on-medium", ("medium-fill",), 8.9),
        ("on-low", ("low-fill",), 8.9),
        ("on-accent", ("accent",), 7),
        ("on-ink", ("ink",), 12),
        ("on-chair", ("chair-1", "chair-2", "chair-3"), 4.5),
        ("high-text", ("sheet",), 7.2),
        ("medium-text", ("sheet",), 7.2),
        ("low-text", ("sheet",), 7.1),
        ("fine", ("sheet",), 7.2),
        ("reaction", ("sheet",), 7.2),
        ("high-text", ("high-wash",), 6.1),
        ("medium-text", ("medium-wash",), 6.1),
        ("fine", ("fine-wash",), 6.1),
        ("reaction", ("reaction-wash",), 6.1),
        ("line-strong", ("sheet",), 3),
    ],
)
def test_words_stand_out_from_their_ground(theme, words, grounds, least):
    for ground in grounds:
        assert contrast(theme.hex(words), theme.hex(ground)) >= least, ground


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_chart_marks_stand_out_from_the_sheet(theme):
    for mark in ("chart-rate", "chart-bp", "chart-pulse", "chart-spo2", "chart-temperature"):
        assert contrast(theme.hex(mark), theme.hex("sheet")) >= 3.8, mark


def test_a_colour_that_is_not_in_the_table_is_our_bug(dressed):
    with pytest.raises(OurBug):
        current_theme().hex("mauve")


def test_a_table_whose_themes_differ_in_tokens_is_our_bug(tmp_path):
    table = tmp_path / "tokens.toml"
    table.write_text('[light]\nink = "#000000"\n[dark]\npaper = "#000000"\n')
    with pytest.raises(OurBug):
        read_themes(table)


def test_the_theme_changes_while_the_window_is_open(dressed):
    assert theme_names() == ("light", "dark")
    switch_theme(dressed, "dark")
    assert current_theme().is_dark
    assert dressed.palette().window().color() == QColor("#131B20")
    switch_theme(dressed, "light")
    assert not current_theme().is_dark


@pytest.mark.parametrize("size", TYPE_SIZES)
@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_figures_are_of_even_width(dressed, size, weight):
    metrics = QFontMetricsF(type_font(size, weight))
    assert len({round(metrics.horizontalAdvance(digit * 10), 2) for digit in "0123456789"}) == 1


def test_the_family_is_inter(dressed):
    assert type_font("S").family().startswith("Inter")
    assert QRawFont.fromFont(type_font("S")).familyName().startswith("Inter")


@pytest.mark.parametrize("sign", "≤≥✓→₂°×½ÄåñŁ–")
def test_the_signs_that_a_nurse_reads_are_in_the_fonts(dressed, sign):
    for weight in (400, 500, 600, 700):
        assert QRawFont.fromFont(type_font("S", weight)).supportsCharacter(ord(sign))


def test_the_zero_of_a_lot_is_slashed(dressed):
    assert letters("0", slashed=True) != letters("0", slashed=False)
    assert letters("8", slashed=True) == letters("8", slashed=False)


def letters(text, *, slashed):
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Lettering((Run(text, "L", 700, slashed_zero=slashed),)).draw(painter, QRectF(4, 4, 36, 36))
    painter.end()
    return image


def test_words_wrap_and_are_never_cut(dressed):
    lettering = Lettering((Run("Take vitals before the rate may go up", "S"),))
    assert lettering.height(1000) == 20
    assert lettering.height(120) == 60
    assert lettering.text == "Take vitals before the rate may go up"


@pytest.mark.parametrize("name", [name for name in ICONS if not name.startswith("style-")])
def test_each_icon_is_drawn_in_the_colour_asked_for(dressed, name):
    image = icon_pixmap(name, 20, QColor("#B00020"), 2).toImage()
    assert image.width() == 40
    inked = [image.pixelColor(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255]
    assert inked
    for ink in inked:
        # Blending at an edge may be one step off.
        assert max(abs(ink.red() - 0xB0), ink.green(), abs(ink.blue() - 0x20)) <= 1


def test_an_icon_that_is_not_there_is_our_bug(dressed):
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    with pytest.raises(OurBug):
        draw_icon(painter, "unicorn", QRectF(0, 0, 20, 20), QColor("black"))
    painter.end()
