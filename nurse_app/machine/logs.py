"""Keeps the program's own log: what it did and where it failed, by ids and codes, never a patient's words."""

from __future__ import annotations

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from nurse_app.errors import VigilTrouble

_EACH = 1_000_000
_KEPT = 3
_FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Begin to keep the log in a folder, a few files of a megabyte, for the owner's eyes; return its writer.

    Raises:
        OSError: it cannot be written there; the program runs without.
    """
    writer = _OwnLog(folder / "vigil.log", maxBytes=_EACH, backupCount=_KEPT, encoding="utf-8")
    writer.setFormatter(QuietFormatter(_FORM))
    root = logging.getLogger()
    root.addHandler(writer)
    root.setLevel(level)
    return writer


def end_log(writer: logging.Handler) -> None:
    """Stop keeping it."""
    logging.getLogger().removeHandler(writer)
    writer.close()


class _OwnLog(RotatingFileHandler):
    """Makes each of its files for the owner's eyes only."""

    def _open(self) -> TextIOWrapper:
        # The mode for a new file has to be in force when it is made.
        fd = os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        return os.fdopen(fd, "a", encoding=self.encoding)


class QuietFormatter(logging.Formatter):
    """Writes an exception as its kind and the places it passed through.

    What an exception says may quote a patient; only our own trouble, which
    speaks in codes, is written as it speaks.
    """

    def formatException(  # noqa: N802 - the name it has in logging
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        error = ei[1]
        lines = []
        while error is not None:
            said = f": {error}" if isinstance(error, VigilTrouble) else ""
            lines.append(f"{type(error).__name__}{said}")
            lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)
