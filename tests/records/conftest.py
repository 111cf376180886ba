"""Charts for the tests of what is kept: made by raw keys, without a password's half second."""

import pytest

from nurse_app.records import keyfile, keys, vault
from nurse_app.records.check import verify_with
from nurse_app.records.fileset import FileSet
from tests.support.kept_made import MIGRATIONS, infusion_of


class Ward:
    """A chart file of one test: open it, close it, look at its files."""

    def __init__(self, folder):
        self.path = folder / "clinic.vigil"
        self.keys = keys.new_keys()

    def create(self, entries=0, infusion="inf-1"):
        """Make the chart with so many entries of one infusion, each saved by itself, and leave it closed."""
        with vault.create_raw(self.path, self.keys, migrations=MIGRATIONS) as chart:
            for entry in infusion_of(infusion, entries)[:entries]:
                chart.charts.append(infusion, (entry,))
        return self

    def open(self):
        """Open the chart."""
        return vault.open_raw(self.path, self.keys, migrations=MIGRATIONS)

    def part(self, suffix=""):
        """One of its files."""
        return self.path.with_name(self.path.name + suffix)

    def verdict(self):
        """What the check says, by its keys."""
        files = FileSet.at(self.path)
        return verify_with(files, self.keys, keyfile.found(files)[0].chart)

    def entries(self, infusion="inf-1"):
        """What is kept, read by opening and closing it."""
        with self.open() as chart:
            return chart.charts.entries(infusion)


@pytest.fixture
def ward(tmp_path):
    return Ward(tmp_path)
