"""The components side by side: each can be named, reached, hit, and read in both themes."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.symptom_chip import SymptomChip, SymptomView
from nurse_app.ui.parts.action_button import ActionButton
from nurse_app.ui.parts.choice_card import ChoiceCard, ChoiceCardView
from nurse_app.ui.parts.due_row import DueHero, DueRow
from nurse_app.ui.parts.finding_card import FindingCard, FindingView
from nurse_app.ui.parts.option_card import OptionCard, OptionView
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.stage_bar import StageBar, StageView
from nurse_app.ui.theme import current_theme, switch_theme
from tests.ui import session_views as views
from tests.ui.gallery import gallery

UI = Path(__file__).parents[2] / "nurse_app" / "ui"
STOCK_NUMBER_BOXES = {"QSpinBox", "QDoubleSpinBox", "QAbstractSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit"}
POPUPS = {"QDialog", "QMessageBox", "QInputDialog", "QFileDialog", "QCalendarWidget"}


def names_used(code):
    tree = ast.parse(code)
    plain = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    dotted = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    return plain | dotted | imported


def test_the_hunt_for_number_boxes_sees_one():
    assert names_used("from PySide6.QtWidgets import QDoubleSpinBox") & STOCK_NUMBER_BOXES
    assert names_used("QtWidgets.QSpinBox()") & STOCK_NUMBER_BOXES


@pytest.mark.parametrize("file", sorted(UI.rglob("*.py")), ids=lambda file: file.relative_to(UI).as_posix())
def test_no_stock_number_box_and_no_dialog(file):
    assert not names_used(file.read_text("utf-8")) & (STOCK_NUMBER_BOXES | POPUPS)


def test_every_thing_to_press_or_type_in_has_a_name(show):
    sheet = show(gallery())
    for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit):
        for widget in sheet.findChildren(kind):
            spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert spoken, widget


def test_everything_to_press_is_large_enough_for_a_gloved_finger(show):
    sheet = show(gallery())
    for widget in sheet.findChildren(QAbstractButton):
        assert min(widget.width(), widget.height()) >= 44, (widget, widget.size())


def test_every_button_is_reached_by_tab_and_pressed_by_enter_and_space(show, qtbot):
    button = show(ActionButton(views.ACTIONS[0]))
    assert button.focusPolicy() == Qt.FocusPolicy.TabFocus
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.action_requested) as asked:
            qtbot.keyClick(button, key)
        assert asked.args == ["vitals"]


def test_a_blocked_button_answers_why_and_does_nothing(show, qtbot):
    button = show(ActionButton(views.ACTIONS[2]))
    with qtbot.assertNotEmitted(button.action_requested), qtbot.waitSignal(button.reason_requested) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["Not yet: a reaction is open."]
    assert button.isEnabled()


def test_the_primary_button_says_below_itself_why_not_yet(show, qtbot):
    primary = show(PrimaryButton(PrimaryView("Save vitals", not_yet="count the pulse again.")))
    with qtbot.assertNotEmitted(primary.requested):
        qtbot.mouseClick(primary.button, Qt.MouseButton.LeftButton)
    assert primary.button.reason == "Not yet: count the pulse again."
    primary.show_view(PrimaryView("Save vitals"))
    with qtbot.waitSignal(primary.requested):
        qtbot.mouseClick(primary.button, Qt.MouseButton.LeftButton)


def test_of_the_choices_none_is_chosen_beforehand(show, qtbot):
    row = show(ChoiceRow("Alertness", (("alert", "Alert"), ("drowsy", "Drowsy"))))
    assert row.value == ""
    drowsy = next(one for one in row.findChildren(QAbstractButton) if one.text() == "Drowsy")
    with qtbot.waitSignal(row.chosen) as chosen:
        qtbot.mouseClick(drowsy, Qt.MouseButton.LeftButton)
    assert chosen.args == ["drowsy"]
    assert row.value == "drowsy"
    qtbot.mouseClick(drowsy, Qt.MouseButton.LeftButton)
    assert row.value == "drowsy"


def test_an_option_is_not_shown_as_chosen_until_the_page_says_so(show, qtbot):
    card = show(OptionCard(OptionView("slow", "Slow to 63 mL/h", source="Order form")))
    with qtbot.waitSignal(card.chosen) as chosen:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert chosen.args == ["slow"]
    assert not card.isChecked()


def test_a_grade_and_a_big_choice_are_chosen_by_the_page(show, qtbot):
    card = show(ChoiceCard(ChoiceCardView("mild", "Mild.", "Pain 1 to 4 of 10", inline=True)))
    with qtbot.waitSignal(card.chosen) as chosen:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert chosen.args == ["mild"]
    assert not card.isChecked()


def test_a_symptom_is_tapped_on_and_off(show, qtbot):
    chip = show(SymptomChip(SymptomView("wheeze", "Wheeze", red_flag=True)))
    said = []
    chip.symptom_toggled.connect(lambda key, chosen: said.append((key, chosen)))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert said == [("wheeze", True), ("wheeze", False)]


@pytest.mark.parametrize(("words", "high"), [("Wheeze", 44), ("Chest discomfort, tightness or pain", 56)])
def test_a_chip_grows_with_its_lines(show, words, high):
    chip = show(SymptomChip(SymptomView("x", words, red_flag=True)))
    assert chip.heightForWidth(224) == high


def test_what_is_due_is_asked_for_from_row_and_hero(show, qtbot):
    row, hero = show(DueRow(views.ROWS[1])), show(DueHero(views.HERO))
    with qtbot.waitSignal(row.due_requested) as asked:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert asked.args == ["b"]
    with qtbot.waitSignal(hero.due_requested) as asked:
        qtbot.mouseClick(hero.findChild(QAbstractButton), Qt.MouseButton.LeftButton)
    assert asked.args == ["v"]


def test_a_decision_is_made_on_its_card_and_folds_it(show, qtbot):
    view = FindingView("d", "decide", "Two maximum rates", "The lower counts.", choices=(("low", "Use 84 mL/h"),))
    card = show(FindingCard(view))
    with qtbot.waitSignal(card.choice_made) as made:
        qtbot.mouseClick(card.findChild(QAbstractButton), Qt.MouseButton.LeftButton)
    assert made.args == ["d", "low"]
    open_height = card.sizeHint().height()
    card.show_view(FindingView("d", "decide", "Two maximum rates", decided="84 mL/h, D. Mensah 08:43"))
    assert card.sizeHint().height() < open_height


def test_a_stage_is_looked_at(show, qtbot):
    bar = StageBar((StageView("verify", "Verify", "done"), StageView("prepare", "Prepare", "now")))
    show(bar)
    with qtbot.waitSignal(bar.stage_requested) as asked:
        qtbot.mouseClick(bar.findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["verify"]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_sheet_is_drawn_in_the_colours_of_its_theme(show, dressed, name):
    sheet = show(gallery())
    switch_theme(dressed, name)
    picture = sheet.grab().toImage()
    theme = current_theme()
    assert picture.pixelColor(4, 4) == QColor(theme.hex("high-fill"))
    assert picture.pixelColor(4, 52) == QColor(theme.hex("medium-fill"))
    assert picture.pixelColor(30, 540) == QColor(theme.hex("medium-fill"))
    assert picture.pixelColor(30, 590) == QColor(theme.hex("high-fill"))
    assert picture.pixelColor(25, 720) == QColor(theme.hex("accent"))
    switch_theme(dressed, "light")
