"""Takes what a nurse has half typed out of a page or panel, and puts it back after a sudden end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from nurse_app.ui.fields.text_field import PasswordField
from nurse_app.ui.parts.pressable import Pressable

Named = tuple[str, int, str]
"""A field's name, its number among those of that name, and what stands in it."""


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """Texts that were typed and not put there by the program, and the choices that were pressed."""

    texts: tuple[Named, ...] = ()
    pressed: tuple[tuple[str, int], ...] = ()


def half_typed(root: QWidget, *, presses: bool) -> HalfTyped:
    """What is typed below a widget; never a password. `presses`: choices count too."""
    texts = tuple(
        (name, number, _text(field))
        for name, number, field in _fields(root)
        if _is_typed(field) and _text(field) and not field.isReadOnly()
    )
    pressed = tuple((name, number) for name, number, one in _choices(root) if one.isChecked()) if presses else ()
    return HalfTyped(texts, pressed)


def put_back(root: QWidget, draft: HalfTyped) -> int:
    """Put a draft back where its fields are; how many pieces found their place."""
    found = 0
    for wanted in draft.pressed:
        for name, number, one in _choices(root):
            if (name, number) == wanted and not one.isChecked():
                one.click()
                found += 1
                break
    texts = {(name, number): text for name, number, text in draft.texts}
    for name, number, field in _fields(root):
        text = texts.get((name, number))
        if text is None or field.isReadOnly():
            continue
        if isinstance(field, QLineEdit):
            field.setText(text)
            field.setModified(True)
        else:
            field.setPlainText(text)
            field.document().setModified(True)
        found += 1
    return found


def _fields(root: QWidget) -> Iterator[tuple[str, int, QLineEdit | QPlainTextEdit]]:
    secret = {id(one.line) for one in root.findChildren(PasswordField)}
    numbers: Counter[str] = Counter()
    found: list[QLineEdit | QPlainTextEdit] = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
    for field in found:
        name = field.accessibleName()
        if id(field) not in secret:
            yield name, numbers[name], field
            numbers[name] += 1


def _choices(root: QWidget) -> Iterator[tuple[str, int, Pressable]]:
    numbers: Counter[str] = Counter()
    eyes = {id(eye) for field in root.findChildren(PasswordField) for eye in field.findChildren(Pressable)}
    for one in root.findChildren(Pressable):
        if one.isCheckable() and id(one) not in eyes:
            name = one.accessibleName()
            yield name, numbers[name], one
            numbers[name] += 1


def _is_typed(field: QLineEdit | QPlainTextEdit) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
