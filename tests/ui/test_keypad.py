"""Gloved fingers on the keypad: it types where the caret is and never takes the caret away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from nurse_app.ui.fields.date_field import TimeField
from nurse_app.ui.fields.keypad import Keypad
from nurse_app.ui.fields.quantity_field import QuantityField


class _Holder(QWidget):
    def __init__(self):
        super().__init__()
        row = QHBoxLayout(self)
        self.first, self.second, self.pad = QuantityField("Pulse"), QuantityField("SpO2"), Keypad()
        for widget in (self.first, self.second, self.pad):
            row.addWidget(widget)


def panel(show):
    return show(_Holder())


def press(qtbot, pad, *names):
    keys = {key.accessibleName(): key for key in pad.findChildren(QAbstractButton)}
    for name in names:
        qtbot.mouseClick(keys[name], Qt.MouseButton.LeftButton)


def test_it_types_into_the_field_with_the_caret_and_leaves_it_there(show, qtbot):
    holder = panel(show)
    holder.first.setFocus()
    press(qtbot, holder.pad, "7", "6")
    holder.second.setFocus()
    press(qtbot, holder.pad, "9", "8", "Point", "5", "Erase a digit")
    assert holder.first.text() == "76"
    assert holder.second.text() == "98."
    assert holder.second.line.hasFocus()


def test_it_replaces_what_is_selected_and_only_that(show, qtbot):
    holder = panel(show)
    holder.first.put("176")
    holder.first.setFocus()
    holder.first.line.selectAll()
    press(qtbot, holder.pad, "7")
    assert holder.first.text() == "7"


def test_it_does_not_type_into_a_saved_field(show, qtbot):
    holder = panel(show)
    holder.first.setFocus()
    holder.first.close_with("76")
    press(qtbot, holder.pad, "9", "Erase a digit")
    assert holder.first.text() == "76"


def test_it_types_times_too(show, qtbot):
    holder = QWidget()
    row = QHBoxLayout(holder)
    time, pad = TimeField("taken at"), Keypad()
    row.addWidget(time)
    row.addWidget(pad)
    show(holder)
    time.setFocus()
    press(qtbot, pad, "0", "8", "4", "5")
    assert str(time.value()) == "08:45:00"


def test_its_keys_are_large_enough_for_a_glove(show):
    holder = panel(show)
    assert {(key.width(), key.height()) for key in holder.pad.findChildren(QAbstractButton)} == {(62, 52)}
