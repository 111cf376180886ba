"""What the tests of the window share: an application dressed as the nurse sees it."""

from pathlib import Path

import pytest

from nurse_app.ui.theme import dress

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def dressed(qapp):
    """The application in its light theme."""
    dress(qapp, RESOURCES, "light")
    return qapp
