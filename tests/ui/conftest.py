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


@pytest.fixture
def show(dressed, qtbot):
    """Put a widget on the screen and wait until it is there."""

    def shown(widget):
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        dressed.processEvents()
        return widget

    return shown
