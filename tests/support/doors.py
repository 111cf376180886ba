"""Reads which file calls on which room, from source text alone, and names every call through a wall."""

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch

PACKAGE = "nurse_app"
EVERY_ROOM = frozenset({"*"})


@dataclass(frozen=True)
class Room:
    """What a room may call on.

    Args:
        doors: rooms of ours, or one module of a room as `clinical.findings`.
        libraries: what other people wrote, by import name.
        never: modules of the standard library that are shut too.
        only_in: libraries that only files of this pattern may use.
    """

    doors: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    only_in: tuple[tuple[str, str], ...] = ()

    def opens_to(self, target: str) -> bool:
        """Say whether `target` (`room` or `room.module.name`) may be called on."""
        return self.doors == EVERY_ROOM or any(f"{target}.".startswith(f"{door}.") for door in self.doors)

    def may_use(self, library: str, path: str) -> bool:
        """Say whether the file at `path` may use `library`; the standard library is open unless `never`."""
        if library in sys.stdlib_module_names:
            return library not in self.never
        return (
            self.libraries == EVERY_ROOM
            or library in self.libraries
            or any(library == name and fnmatch(path, pattern) for name, pattern in self.only_in)
        )


@dataclass(frozen=True)
class Call:
    """One import: the dotted name asked for, and the line it stands on."""

    target: str
    line: int


def room_of(path: str) -> str:
    """Name the room a file belongs to: its first folder, or its own name."""
    return path.split("/")[0].removesuffix(".py")


def calls_in(source: str) -> Iterator[Call]:
    """Yield every import of a file, the lazy ones and those by name as text included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Call(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (Call(f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}:
            yield from (Call(str(arg.value), node.lineno) for arg in node.args if isinstance(arg, ast.Constant))


def _ours(target: str) -> str | None:
    """Return what is asked of our own package, or None for others and for the front door itself."""
    head, _, rest = target.partition(".")
    if head != PACKAGE or not rest or (rest.startswith("__") and rest.split(".")[0] != "__main__"):
        return None
    return rest


def shut_doors(tree: Mapping[str, str], rooms: Mapping[str, Room]) -> list[str]:
    """List each import of one of our rooms that has no door from there."""
    faults = []
    for path, source in tree.items():
        here = room_of(path)
        for call in calls_in(source):
            wanted = _ours(call.target)
            if wanted is None or here not in rooms or room_of(wanted.replace(".", "/")) == here:
                continue
            if not rooms[here].opens_to(wanted):
                faults.append(f"{path}:{call.line}: {here} has no door to {wanted}")
    return faults


def foreign_libraries(tree: Mapping[str, str], rooms: Mapping[str, Room]) -> list[str]:
    """List each import of a library that is not for that room."""
    return [
        f"{path}:{call.line}: {library} is not for {room_of(path)}"
        for path, source in tree.items()
        if room_of(path) in rooms
        for call in calls_in(source)
        if (library := call.target.split(".")[0]) != PACKAGE and not rooms[room_of(path)].may_use(library, path)
    ]


def relative_imports(tree: Mapping[str, str]) -> list[str]:
    """List each `from . import x`: it hides which room is meant."""
    return [
        f"{path}:{node.lineno}: relative import"
        for path, source in tree.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def circles(tree: Mapping[str, str]) -> list[str]:
    """List each circle of rooms that call on one another, once, from its first room by name."""
    calls_on: dict[str, set[str]] = {}
    for path, source in tree.items():
        wanted = {_ours(call.target) for call in calls_in(source)} - {None}
        calls_on.setdefault(room_of(path), set()).update(str(name).split(".")[0] for name in wanted)
    found = []

    def follow(trail: list[str]) -> None:
        for target in sorted(calls_on.get(trail[-1], set())):
            if target == trail[0] and len(trail) > 1:
                found.append(" -> ".join([*trail, target]))
            elif target > trail[0] and target not in trail:
                follow([*trail, target])

    for start in sorted(calls_on):
        follow([start])
    return found


def off_the_map(tree: Mapping[str, str], rooms: Mapping[str, Room]) -> list[str]:
    """List each file whose room is on no map."""
    return [f"{path}: on no map" for path in tree if path != "__init__.py" and room_of(path) not in rooms]


def missing_plates(tree: Mapping[str, str]) -> list[str]:
    """List each folder without a door plate: an `__init__.py` with a docstring."""
    folders = {path.rpartition("/")[0] for path in tree if "/" in path}
    return [
        f"{folder}: no door plate"
        for folder in sorted(folders)
        if not ast.get_docstring(ast.parse(tree.get(f"{folder}/__init__.py", "")))
    ]
