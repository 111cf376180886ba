"""The first picture of the locked screen: as the page that follows it, and its colours as the table has them."""

import tomllib
from math import ceil

import pytest
from PySide6.QtTest import QTest

from nurse_app.errors import OurBug
from nurse_app.ui.pages.first_picture import FirstPicture
from nurse_app.ui.pages.unlock_form import UnlockFormView
from nurse_app.ui.pages.unlock_page import UnlockPage, UnlockView
from nurse_app.ui.theme import dress
from nurse_app.ui.tokens import read_tokens
from nurse_app.ui.window import Window
from nurse_app.wording import unlock
from tests.ui.conftest import RESOURCES

NURSE, CLOCK, DAY = "Dina Mensah, RN", "11:42", "Wednesday 4 March 2026"
TABLE = RESOURCES / "style" / "tokens.toml"


def picture(look="light", recovery=True):
    return FirstPicture(CLOCK, DAY, NURSE, read_tokens(TABLE)[look], recovery=recovery)


def page(recovery=True):
    form = UnlockFormView(((NURSE, NURSE),), NURSE, others=False, recovery=recovery)
    return UnlockPage(UnlockView(CLOCK, DAY, form, is_open=False))


def differing(one, other):
    wide, high = one.width(), one.height()
    assert (wide, high) == (other.width(), other.height())
    return [(x, y) for y in range(high) for x in range(wide) if one.pixel(x, y) != other.pixel(x, y)]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize(("typed", "recovery"), [("", True), ("", False), ("pear", True)])
def test_nothing_moves_when_the_page_takes_the_place_of_its_picture(show, dressed, size, look, typed, recovery):
    dressed.setCursorFlashTime(0)

    def seen(put):
        window = Window()
        put(window)
        window.resize(*size)
        show(window)
        QTest.keyClicks(dressed.focusWidget(), typed)
        return window.grab().toImage()

    dressed.setStyleSheet("")
    before = seen(lambda window: window.show_picture(picture(look, recovery)))
    dress(dressed, RESOURCES, look)
    after = seen(lambda window: window.show_page(page(recovery)))
    above_the_button = 385 if typed else size[1]
    apart = [(x, y) for x, y in differing(before, after) if y < above_the_button]
    # The round corners of the four boxes, whose curves Qt draws otherwise in a style sheet, and the caret's two ends.
    half = ceil(size[0] * 800 / 1366) + 63
    tops = (216, 263, 308, 363, 390, 445, 514, 557)
    at_a_corner = [any(abs(y - top) <= 7 for top in tops) and (x < half + 8 or x > size[0] - 72) for x, y in apart]
    assert at_a_corner.count(False) <= 2
    assert len(apart) <= 150


def test_the_table_of_colours_is_read_as_any_reader_of_its_format_would():
    assert read_tokens(TABLE) == tomllib.loads(TABLE.read_text("utf-8"))


def test_a_line_of_another_kind_in_the_table_of_colours_is_our_bug(tmp_path):
    table = tmp_path / "tokens.toml"
    table.write_text('[light]\npaper = "#F3F4F"\n', "utf-8")
    with pytest.raises(OurBug):
        read_tokens(table)


def test_enter_is_remembered(show, qtbot):
    window = Window()
    first = picture()
    window.show_picture(first)
    show(window)
    assert first.line.hasFocus()
    assert not first.entered
    QTest.keyClicks(first.line, "pear\r")
    assert first.entered


def test_a_password_begun_on_the_picture_unlocks_on_the_page(show, qtbot):
    window = Window()
    made = page()
    window.show_page(made)
    show(window)
    with qtbot.waitSignal(made.unlock_requested) as asked:
        made.form.go_on("pear", 4, entered=True)
    assert asked.args == [NURSE, "pear"]


def test_enter_alone_asks_for_the_password(show, qtbot):
    window = Window()
    made = page()
    window.show_page(made)
    show(window)
    with qtbot.assertNotEmitted(made.unlock_requested):
        made.form.go_on("", 0, entered=True)
    assert unlock.TYPE_PASSWORD in made.form._unlock.button.reason
