"""The words of the command line: help with an example, wrong words, and how little is imported for the window."""

import subprocess
import sys

import pytest

from nurse_app.cli.main import COMMANDS
from tests.support.command_line import nurse_app


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    ran = nurse_app(command, "--help")
    assert ran.code == 0
    assert f"Example: nurse-app {command}" in ran.out


def test_help_lists_every_command_that_is_built():
    ran = nurse_app("--help")
    assert ran.code == 0
    assert all(command in ran.out for command in COMMANDS)


@pytest.mark.parametrize("words", [("dance",), ("plan",), ("plan", "a", "b"), ("plan", "a", "--xml")])
def test_wrong_words_are_told_in_one_sentence(words):
    ran = nurse_app(*words)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.errors) == 1
    assert "--help" in ran.err


def test_nothing_heavy_is_imported_before_a_command_runs():
    heavy = "sqlalchemy matplotlib PySide6 pydantic typst nurse_app.reference nurse_app.records"
    probe = (
        "import sys; from nurse_app.cli.main import run\n"
        "try: run(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([m for m in {heavy.split()} if m in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"


def test_the_module_is_the_program():
    ran = subprocess.run(
        [sys.executable, "-m", "nurse_app", "products", "privigen-us"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "L-proline" in ran.stdout or "Privigen" in ran.stdout
