"""What the self-test says of each of its checks."""

from __future__ import annotations

_PASSED = {
    "tables": "The clinical tables hold {products} products.",
    "infusion": "A practice infusion ran: {kept} of {asked} entries kept, {given} mL given.",
    "chart": "A new encrypted chart kept {entries} entries.",
    "check": "The chart opened again and is whole: {entries} entries, {acknowledged} acknowledged.",
    "report": "The report was written and read back: {pages} pages, {entries} entries attached.",
    "signature": "The report's signature covers every byte, and a changed byte is noticed.",
}
_FAILED = {
    "tables": "The clinical tables cannot be used",
    "infusion": "The practice infusion did not run",
    "chart": "No chart could be made and kept",
    "check": "The chart is not whole",
    "report": "The report could not be written and read back",
    "signature": "The report's signature could not be checked",
}


def passed_line(check: str, figures: dict[str, str]) -> str:
    """The line of a check that passed."""
    return f"ok      {_PASSED[check].format_map(figures)}"


def failed_line(check: str, why: str) -> str:
    """The line of a check that failed, and why."""
    return f"FAILED  {_FAILED[check]}: {why}."


def left_out_line(check: str) -> str:
    """The line of a check that had nothing to work on, because an earlier one failed."""
    return f"FAILED  {_FAILED[check]}: an earlier check failed."
