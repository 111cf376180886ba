"""Shows that the built package carries what lies beside it in the checkout: resources and migrations."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.parametrize("folder", ["resources", "db"])
def test_the_package_carries_every_file_of(packed, folder):
    wanted = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert wanted
    missing = {f"nurse_app/{path.relative_to(ROOT).as_posix()}" for path in wanted} - packed
    assert missing == set()


def test_the_package_carries_no_tests(packed):
    assert {name.split("/")[0] for name in packed if ".dist-info/" not in name} == {"nurse_app"}
