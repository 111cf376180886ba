"""What the Institute for Safe Medication Practices asks no label, screen or record to write, as patterns to look for.

Source: ISMP, List of Error-Prone Abbreviations, Symbols and Dose Designations.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_UNIT = r"(?:mg|g|kg|mcg|mL|L|h|min|mmHg|mEq|mmol|units?|days?|weeks?|months?|cm)"

RULES = {
    "a trailing zero": re.compile(r"(?<![\d.:v])\d+\.\d*0(?![\d.])"),
    "no zero before the point": re.compile(r"(?<![\w.)\]}…])\.\d"),
    "no space between number and unit": re.compile(rf"(?<![\w.#])\d+(?:\.\d+)?{_UNIT}(?![\w])"),
    "cc for mL": re.compile(r"(?<=\d)\s?cc\b|\bcc\b"),
    "mL spelled otherwise": re.compile(r"(?<![A-Za-z])(?:ml|ML|Ml|mls|mLs)(?![A-Za-z])"),
    "a sign for micro": re.compile("[\N{MICRO SIGN}\N{GREEK SMALL LETTER MU}]g|\\bug\\b"),
    "U or IU for units": re.compile(r"(?<=\d)\s?I?U\b|\bIU\b"),
    "g, kg, mg or h in the plural or cut otherwise": re.compile(r"\b(?:gms?|gr|mgs|kgs|hrs?|mins|secs)\b"),
    "Latin for how often": re.compile(
        r"\b(?:q\.?d\.?|Q\.?D\.?|qod|QOD|q\.o\.d\.|qhs|QHS|q1d|bid|BID|tid|TID|qid|QID|prn|PRN)\b"
    ),
    "a cut-off route": re.compile(r"\b(?:SC|SQ|subQ|sub q|IN|IT|AD|AS|AU|OD|OS|OU|HS|D/C|DC)\b"),
    "a symbol for more, less, at or and": re.compile(r"[<>]\s?\d|\d\s?@|@\s?\d|\s&\s"),
    "a thousand without its comma": re.compile(rf"(?<![\d.,/-])\d{{5,}}(?=\s{_UNIT}\b)"),
    "a drug name cut short": re.compile(r"\b(?:MgSO4|MSO4|MS|HCTZ|TXA|APAP|AZT)\b"),
}
"""What each rule is called in a report, and the pattern that breaks it."""


def faults(text: str) -> list[str]:
    """What breaks a rule in a text: the rule and what was found, each once."""
    return list(dict.fromkeys(f"{rule}: {m.group()!r}" for rule, wrong in RULES.items() for m in wrong.finditer(text)))


def spoken(path: Path, *, sentences_only: bool) -> Iterator[tuple[int, str]]:
    """Every text of a source file that may come before a nurse: docstrings and comments are left out.

    Where a room holds other texts too (keys, styles), only what has a space between letters is taken.
    """
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        # Parts of an f-string are read with the whole; a width (":>6") is read by nobody.
        parts = node.values if isinstance(node, ast.JoinedStr) else []
        widths = [node.format_spec] if isinstance(node, ast.FormattedValue) and node.format_spec else []
        silent |= {id(part) for part in (*parts, *widths)}
    for node in ast.walk(tree):
        text = _text(node)
        if text and id(node) not in silent and (not sentences_only or re.search(r"[A-Za-z,] [A-Za-z\d]", text)):
            yield getattr(node, "lineno", 0), text


def _text(node: ast.AST) -> str:
    """A text as a whole; a field of an f-string stands as a letter, so that its neighbours are not run together."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(p.value) if isinstance(p, ast.Constant) else "\N{HORIZONTAL ELLIPSIS}" for p in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
