"""Finds in source text what a room has sworn off: binary floats, spin boxes, names that say nothing."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

EMPTY_WORDS = frozenset({"util", "helper", "manager", "handler", "processor"})
"""Say nothing wherever they stand in a name."""

EMPTY_NAMES = frozenset({"common", "misc", "data", "info"})
"""Say nothing as the whole of a name; within one they may be the ward's word."""


def _nodes(tree: Mapping[str, str], rooms: Iterable[str]) -> Iterator[tuple[str, ast.AST]]:
    for path, source in tree.items():
        if path.split("/")[0].removesuffix(".py") in rooms:
            yield from ((path, node) for node in ast.walk(ast.parse(source)))


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def floats(tree: Mapping[str, str], rooms: Iterable[str]) -> list[str]:
    """List each binary float made in `rooms`, by `float(...)` or written out as `0.5`.

    Asking whether something *is* a float, so as to refuse it, is allowed.
    """
    return [
        f"{path}:{_line(node)}: a binary float"
        for path, node in _nodes(tree, rooms)
        if (isinstance(node, ast.Call) and ast.unparse(node.func) == "float")
        or (isinstance(node, ast.Constant) and type(node.value) is float)
    ]


def file_openings(tree: Mapping[str, str], rooms: Iterable[str]) -> list[str]:
    """List each call of the builtin `open` in `rooms`."""
    return [
        f"{path}:{_line(node)}: opens a file"
        for path, node in _nodes(tree, rooms)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "open"
    ]


def spin_boxes(tree: Mapping[str, str], rooms: Iterable[str]) -> list[str]:
    """List each mention of Qt's spin boxes: they turn 72,5 into 725, and a wheel changes them unseen."""
    return [
        f"{path}:{_line(node)}: {name}"
        for path, node in _nodes(tree, rooms)
        for name in _mentioned(node)
        if name in {"QSpinBox", "QDoubleSpinBox"}
    ]


def _mentioned(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return [name]
    return []


def empty_names(tree: Mapping[str, str]) -> list[str]:
    """List each file, folder, class, function, argument and variable whose name says nothing.

    A method may be called `data`: Qt decides that.
    """
    faults = [
        f"{path}: {part}"
        for path in tree
        for part in path.removesuffix(".py").split("/")
        if _says_nothing(part) or part in EMPTY_NAMES
    ]
    for path, source in tree.items():
        whole = ast.parse(source)
        methods = {id(item) for node in ast.walk(whole) if isinstance(node, ast.ClassDef) for item in node.body}
        for node in ast.walk(whole):
            name = _name_given(node)
            of_qt = id(node) in methods and isinstance(node, ast.FunctionDef)
            if name and (_says_nothing(name) or (name in EMPTY_NAMES and not of_qt)):
                faults.append(f"{path}:{_line(node)}: {name}")
    return faults


def _name_given(node: ast.AST) -> str | None:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name
        case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
            return name
    return None


def _says_nothing(name: str) -> bool:
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return any(word.lower().removesuffix("s") in EMPTY_WORDS for word in words)
