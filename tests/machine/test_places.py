"""What came with the program is found in a checkout, installed and frozen; what is the nurse's lies in her home."""

import sys
from pathlib import Path

import pytest

from nurse_app.errors import OurBug
from nurse_app.machine import paths, resources
from nurse_app.reference import load_book

ROOT = Path(__file__).parents[2]


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """The package as if it stood somewhere else."""
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "site" / "nurse_app")
    paths._with_the_program.cache_clear()
    yield tmp_path
    paths._with_the_program.cache_clear()


def test_in_a_checkout_they_stand_beside_the_package():
    assert paths.resources() == ROOT / "resources"
    assert paths.migrations() == ROOT / "db" / "migrations"


def test_installed_they_stand_inside_it(elsewhere):
    (elsewhere / "site" / "nurse_app" / "resources").mkdir(parents=True)
    assert paths.resources() == elsewhere / "site" / "nurse_app" / "resources"


def test_frozen_they_stand_where_it_was_unpacked(elsewhere, monkeypatch):
    (elsewhere / "unpacked" / "db").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(elsewhere / "unpacked"), raising=False)
    assert paths.migrations() == elsewhere / "unpacked" / "db" / "migrations"


def test_a_program_without_them_is_our_bug(elsewhere):
    with pytest.raises(OurBug):
        paths.resources()


def test_the_chart_and_the_log_lie_in_folders_of_the_nurse_alone(data_dir):
    for place in (paths.chart().parent, paths.log_folder()):
        assert place.is_dir()
        assert data_dir in place.parents
        assert place.stat().st_mode & 0o077 == 0
    assert paths.chart().name == "clinic.vigil"


def test_the_clinical_files_make_the_book():
    files = resources.clinical_files()
    assert "products/privigen-us.toml" in files
    assert load_book(files).product("privigen-us") is not None


def test_icons_fonts_and_cases_are_where_they_are_said_to_be():
    assert list(resources.icon_folder().glob("*.svg"))
    assert list(resources.font_folder().iterdir())
    assert isinstance(resources.practice_files(), dict)


def test_the_words_that_passwords_are_made_of_are_small_and_without_remarks():
    words = resources.guessed_passwords()
    assert {"password", "nurse", "letmein"} <= words
    assert all(word == word.casefold() and "#" not in word for word in words)
