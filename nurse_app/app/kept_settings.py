"""The clinic's settings as the chart keeps them: names and texts in, one checked value out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields

from nurse_app.settings import Look, Settings, TemperatureUnit


def settings_from(kept: Mapping[str, str]) -> Settings:
    """Settings from what was kept; a name of a later version is passed over, what is missing has its default."""
    values: dict[str, object] = {}
    for one in fields(Settings):
        text = kept.get(one.name)
        if text is None:
            continue
        values[one.name] = _READ.get(one.name, str)(text)
    return Settings(**values)  # type: ignore[arg-type] # each read by its own kind above


def settings_texts(settings: Settings) -> dict[str, str]:
    """Settings as texts to keep."""
    return {name: str(value) for name, value in asdict(settings).items()}


def _flag(text: str) -> bool:
    return text == "True"


_READ: Mapping[str, Callable[[str], object]] = {
    "temperature": TemperatureUnit,
    "look": Look,
    "lock_after_min": int,
    "restart_on_new_lot": _flag,
}
