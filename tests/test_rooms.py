"""Holds the map of the house: which room may call on which, and what each has sworn off.

To add a room or a door, change the map below and the picture in the README,
with the reason, and only then the code. Every hunt for faults is shown a
planted one further down, or its green would mean nothing.
"""

from pathlib import Path

import pytest

from tests.support import bans, doors
from tests.support.doors import EVERY_ROOM, Room

ROOT = Path(__file__).parent.parent

ASKS_THE_COMPUTER = frozenset(
    {"io", "logging", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time"}
)

ROOMS = {
    "errors": Room(never=ASKS_THE_COMPUTER),
    # A setting asked for by a wrong name is our bug, and errors says so.
    "settings": Room(doors=frozenset({"errors"}), never=ASKS_THE_COMPUTER),
    "clinical": Room(doors=frozenset({"errors"}), never=ASKS_THE_COMPUTER),
    "reference": Room(doors=frozenset({"clinical", "errors"}), libraries=frozenset({"pydantic", "pydantic_core"})),
    "casefile": Room(
        doors=frozenset({"clinical", "infusion", "errors"}), libraries=frozenset({"pydantic", "pydantic_core"})
    ),
    "infusion": Room(doors=frozenset({"clinical", "errors"}), never=ASKS_THE_COMPUTER),
    "practice": Room(doors=frozenset({"clinical", "infusion", "errors"}), never=ASKS_THE_COMPUTER),
    "wording": Room(doors=frozenset({"clinical", "infusion", "errors"}), never=ASKS_THE_COMPUTER - {"os", "pathlib"}),
    "records": Room(
        doors=frozenset({"clinical", "infusion", "errors"}),
        libraries=frozenset({"sqlalchemy", "alembic", "sqlcipher3", "cryptography"}),
    ),
    "documents": Room(
        doors=frozenset({"clinical", "infusion", "wording", "errors"}),
        libraries=frozenset(
            {"matplotlib", "typst", "pyhanko", "pyhanko_certvalidator", "asn1crypto", "cryptography", "fontTools"}
        ),
        never=frozenset({"sqlite3"}),
    ),
    "machine": Room(
        doors=frozenset({"errors", "settings"}),
        # secretstorage comes with keyring and alone says whether the desktop's store would ask for a password.
        libraries=frozenset({"platformdirs", "keyring", "secretstorage", "wakepy", "biip", "miniaudio", "psutil"}),
    ),
    "ui": Room(
        doors=frozenset(
            {"infusion", "wording", "documents", "errors", "settings", "clinical.quantities", "clinical.findings"}
        ),
        libraries=frozenset({"PySide6", "shiboken6"}),
        only_in=(("matplotlib", "ui/panels/chart*.py"),),
    ),
    "app": Room(doors=EVERY_ROOM, libraries=EVERY_ROOM),
    "cli": Room(doors=EVERY_ROOM, libraries=EVERY_ROOM),
    "__main__": Room(doors=EVERY_ROOM, libraries=EVERY_ROOM),
}

WITHOUT_FLOATS = ("clinical", "infusion")


@pytest.fixture(scope="module")
def house():
    package = ROOT / doors.PACKAGE
    return {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in package.rglob("*.py")}


def test_each_room_calls_only_where_it_has_a_door(house):
    assert doors.shut_doors(house, ROOMS) == []


def test_each_room_uses_only_its_own_libraries(house):
    assert doors.foreign_libraries(house, ROOMS) == []


def test_every_import_says_which_room_it_means(house):
    assert doors.relative_imports(house) == []


def test_no_rooms_call_on_one_another_in_a_circle(house):
    assert doors.circles(house) == []


def test_every_file_is_on_the_map(house):
    assert doors.off_the_map(house, ROOMS) == []


def test_every_folder_has_a_door_plate(house):
    assert doors.missing_plates(house) == []


def test_no_binary_float_is_made_where_doses_are_reckoned(house):
    assert bans.floats(house, WITHOUT_FLOATS) == []


def test_the_rooms_that_are_true_on_paper_open_no_file(house):
    assert bans.file_openings(house, ("clinical", "infusion", "practice", "errors", "settings")) == []


def test_no_spin_box_stands_on_the_screen(house):
    assert bans.spin_boxes(house, ("ui",)) == []


def test_every_name_says_something(house):
    assert bans.empty_names(house) == []


@pytest.mark.parametrize("folder", ["packaging", "resources", "db"])
def test_the_folders_beside_the_package_are_no_packages(folder):
    """An `__init__.py` in one of these would hide a library of the same name."""
    assert not (ROOT / folder / "__init__.py").exists()


def test_a_house_in_order_has_no_faults():
    tree = {
        "__init__.py": '"""Front door."""',
        "errors.py": "import enum",
        "clinical/__init__.py": '"""Plate."""',
        "clinical/dose.py": "from nurse_app.errors import OurBug\nimport decimal\nisinstance(1, float)",
        "ui/__init__.py": '"""Plate."""\nfrom nurse_app import __version__',
        "ui/window.py": "from nurse_app.clinical.quantities import Rate\nfrom nurse_app.clinical import findings",
        "ui/panels/__init__.py": '"""Plate."""',
        "ui/panels/chart_panel.py": "from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg",
        "ui/panels/lots.py": "class Lots:\n def data(self, index): return index",
        "cli.py": "def main():\n from nurse_app.records import charts",
    }
    assert _all_faults(tree) == []


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("clinical/dose.py", "from nurse_app.infusion import desk", "clinical/dose.py:1: clinical has no door to"),
        ("clinical/dose.py", "def f():\n import nurse_app.records.vault", "clinical/dose.py:2: clinical has no door"),
        (
            "ui/page.py",
            "from importlib import import_module\nimport_module('nurse_app.records')",
            "ui/page.py:2: ui has",
        ),
        ("ui/page.py", "from nurse_app.clinical import titration", "ui has no door to clinical.titration"),
        ("ui/page.py", "from nurse_app.clinical.reactions import Sign", "ui has no door to clinical.reactions.Sign"),
        ("ui/page.py", "from nurse_app import clinical", "ui has no door to clinical"),
        ("ui/page.py", "from nurse_app.clinical.findings_two import x", "ui has no door to clinical.findings_two"),
        ("ui/page.py", "if TYPE_CHECKING:\n from nurse_app.machine import clock", "ui has no door to machine.clock"),
        ("records/rows.py", "from nurse_app import app", "records has no door to app"),
        ("infusion/desk.py", "def f():\n import sqlalchemy.orm", "infusion/desk.py:2: sqlalchemy is not for infusion"),
        ("documents/pdf.py", "from PySide6.QtGui import QImage", "PySide6 is not for documents"),
        ("ui/pages/summary_page.py", "import matplotlib", "matplotlib is not for ui"),
        ("clinical/dose.py", "from pathlib import Path", "pathlib is not for clinical"),
        ("clinical/dose.py", "import time", "time is not for clinical"),
        ("infusion/desk.py", "from . import walk", "infusion/desk.py:1: relative import"),
        ("infusion/desk.py", "from ..clinical import dose", "infusion/desk.py:1: relative import"),
        ("billing/tariff.py", "", "billing/tariff.py: on no map"),
        ("billing.py", "", "billing.py: on no map"),
        ("ui/fields/rate_field.py", "", "ui/fields: no door plate"),
        ("clinical/__init__.py", "# no docstring", "clinical: no door plate"),
        ("clinical/dose.py", "x = float('1')", "clinical/dose.py:1: a binary float"),
        ("infusion/ledger.py", "x = 0.5", "infusion/ledger.py:1: a binary float"),
        ("clinical/dose.py", "open('x')", "clinical/dose.py:1: opens a file"),
        ("ui/field.py", "from PySide6.QtWidgets import QDoubleSpinBox", "ui/field.py:1: QDoubleSpinBox"),
        ("ui/field.py", "from PySide6 import QtWidgets\nQtWidgets.QSpinBox()", "ui/field.py:2: QSpinBox"),
        ("records/utils.py", "", "records/utils.py: utils"),
        ("misc/rows.py", "", "misc/rows.py: misc"),
        ("records/rows.py", "class ChartManager: pass", "records/rows.py:1: ChartManager"),
        ("records/rows.py", "def rate_helper(): pass", "records/rows.py:1: rate_helper"),
        ("records/rows.py", "def f(info): pass", "records/rows.py:1: info"),
        ("records/rows.py", "data = 1", "records/rows.py:1: data"),
    ],
)
def test_a_planted_fault_is_found(path, source, fault):
    assert any(fault in found for found in _all_faults({path: source}))


def test_a_planted_circle_is_found():
    tree = {
        "wording/a.py": "def f():\n from nurse_app.documents import pdf",
        "documents/b.py": "from nurse_app.infusion import desk",
        "infusion/c.py": "import nurse_app.wording.d",
    }
    assert doors.circles(tree) == ["documents -> infusion -> wording -> documents"]


def _all_faults(tree):
    return [
        *doors.shut_doors(tree, ROOMS),
        *doors.foreign_libraries(tree, ROOMS),
        *doors.relative_imports(tree),
        *doors.circles(tree),
        *doors.off_the_map(tree, ROOMS),
        *doors.missing_plates(tree),
        *bans.floats(tree, WITHOUT_FLOATS),
        *bans.file_openings(tree, ("clinical", "infusion", "practice", "errors", "settings")),
        *bans.spin_boxes(tree, ("ui",)),
        *bans.empty_names(tree),
    ]
