"""The colours that a figure needs, by the names of the screen's tokens; paper's own set is always light."""

from __future__ import annotations

from collections.abc import Mapping

Palette = Mapping[str, str]

PAPER: Palette = {
    "sheet": "#FFFFFF",
    "ink": "#10202B",
    "ink-2": "#3D4C57",
    "ink-3": "#586772",
    "line": "#D6DBDA",
    "line-strong": "#7A888F",
    "accent": "#00568A",
    "high-fill": "#B00020",
    "reaction": "#8A2A68",
    "reaction-wash": "#F6E6F0",
    "chart-rate": "#0072B2",
    "chart-rate-area": "#D3E6F3",
    "chart-bp": "#10202B",
    "chart-pulse": "#D55E00",
    "chart-spo2": "#00634C",
    "chart-temperature": "#5C4400",
    "chart-grid": "#E3E7E6",
}
"""White paper. Any other palette (a theme of the screen) must name at least these."""
