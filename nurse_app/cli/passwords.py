"""Takes a password from standard input, or asks for it where somebody sits at the terminal."""

from __future__ import annotations

import getpass
import sys

from nurse_app.errors import Fault, FileFaults


def password_for(from_stdin: bool) -> str:
    """The first line of standard input, or what is typed unseen at the terminal.

    Raises:
        FileFaults: nobody sits there, or the line is not UTF-8.
    """
    if from_stdin:
        return first_line()
    if not sys.stdin.isatty():
        raise FileFaults((Fault("", "password-needed", {"name": "--password-stdin"}),))
    return getpass.getpass("Password: ")


def first_line() -> str:
    """The first line of standard input, without its end."""
    try:
        return sys.stdin.buffer.readline().decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise FileFaults((Fault("standard input", "not-utf-8"),)) from None
