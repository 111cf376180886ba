"""Plants a fault in the program while a block runs: names of it are made anew from what stands there."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

Made = Callable[[Any], Any]
"""Makes the faulty thing from the one that stands there."""


@contextmanager
def planted(fault: Mapping[str, Made]) -> Iterator[None]:
    """Let a fault stand while the block runs: places as in `infusion.rises:above_ceiling`, with how each is made."""
    with ExitStack() as stack:
        found = 0
        for target, made in fault.items():
            place, attribute = _found(target)
            if attribute in vars(place):
                stack.enter_context(patch.object(place, attribute, made(vars(place)[attribute])))
                found += 1
        assert found, f"planted nowhere: {list(fault)}"
        yield


def _found(target: str) -> tuple[Any, str]:
    module, _, rest = target.partition(":")
    *inner, attribute = rest.split(".")
    place: Any = importlib.import_module(f"nurse_app.{module}")
    for step in inner:
        place = getattr(place, step)
    return place, attribute
