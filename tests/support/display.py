"""Lends a test a real X display that nobody sees, and runs Python on it in a process of its own.

A process of its own, because Qt ends the whole process when its display fails.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

NO_DISPLAY_SERVER = "Xvfb is not installed; packaging/test installs it where it may"


def has_display_server() -> bool:
    """Say whether this machine can lend a display."""
    return shutil.which("Xvfb") is not None


@contextmanager
def borrowed_display(size: str = "1280x800x24") -> Iterator[str]:
    """Start a display server, yield its name such as `:99`, and end it whatever happens."""
    read_end, write_end = os.pipe()
    words = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb ended with {server.wait()} before it was ready")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def run_on(display: str, *words: str, timeout_s: float = 60) -> "subprocess.CompletedProcess[str]":
    """Run this Python with `words` on `display`; its output and exit code are the caller's to judge."""
    surroundings = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    return subprocess.run(
        [sys.executable, *words], env=surroundings, timeout=timeout_s, capture_output=True, text=True, check=False
    )
