"""`python -m nurse_app` and `nurse-app` are the same program."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the command line asks for; without words, open the window."""
    from nurse_app.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
