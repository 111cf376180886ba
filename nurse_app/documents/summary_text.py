"""A summary as lines of plain text: for a terminal, and to compare what two versions of the program would print."""

from __future__ import annotations

from collections.abc import Iterator

from nurse_app.documents.sections import Block, Facts, Line, Notice, Prose, Section, Spread, Summary, Table


def as_text(summary: Summary) -> str:
    """Every word of the summary in the order printed; cells of a row are parted by a bar."""
    return "\n".join(_all(summary)) + "\n"


def _all(summary: Summary) -> Iterator[str]:
    who = summary.identity
    yield f"{who.name} | {who.born} | {who.record_number} | {who.weight} | {who.allergies} | {who.date}"
    yield f"{summary.title} | {summary.standing_words}"
    yield from summary.marks
    yield _line(summary.lead)
    for part in summary.body:
        yield from _part(part)
    signed = summary.signature
    yield ""
    yield f"{signed.name} | {signed.when} | {signed.meaning}"
    yield f"{signed.head_label}: {signed.head}"
    yield f"{signed.counted} {signed.check}"
    for part in summary.details:
        yield from _part(part)
    yield ""
    yield from summary.foot


def _part(part: Section | Spread) -> Iterator[str]:
    for section in (part.left, part.right) if isinstance(part, Spread) else (part,):
        yield ""
        yield " | ".join(words for words in (f"# {section.title}", section.beside) if words.strip("# "))
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Facts):
        yield from (f"{fact.label}: {_line(fact.value)}" for column in block.columns for fact in column)
    elif isinstance(block, Table):
        yield " | ".join(f"{c.name} {c.unit}".strip() for c in block.columns)
        yield from (" | ".join(_line(cell) for cell in row.cells) for row in block.rows)
    elif isinstance(block, Prose | Notice):
        yield from (_line(one) for one in block.lines)
    else:
        yield block.words


def _line(line: Line) -> str:
    return "".join(f"~{run.text}~" if run.look == "struck" else run.text for run in line)
