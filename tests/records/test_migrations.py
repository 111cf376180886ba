"""Migrations make the tables that the rows describe, all or nothing, and a newer chart is refused."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import cipher, keyfile, layout, migrate, rows, schema, vault
from nurse_app.records.check import State, verify_file
from nurse_app.wording.trouble import fault_text
from tests.support.kept_made import MIGRATIONS, infusion_of

ROOT = Path(__file__).parents[2]
RELEASED = ROOT / "tests" / "data" / "charts"
RELEASED_PASSWORD = "seven grey herons wade"
NEXT = '''"""Plants a column, and then fails if it is told to."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.add_column("infusion", sa.Column("colour", sa.Text))
    {then}
'''


@pytest.fixture
def engine(tmp_path):
    path = tmp_path / "bare.vigil"
    cipher.make_empty(path)
    made = layout.engine_of(path, bytes(32))
    yield made
    made.dispose()


def _bring_up(engine, migrations=MIGRATIONS, wanted=migrate.SCHEMA):
    with engine.connect() as connection, layout.writing(connection):
        migrate.bring_up(connection, migrations, wanted)


def _next(tmp_path, then="pass"):
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0003_next.py").write_text(NEXT.format(then=then), "utf-8")
    return folder


def _version(engine):
    with engine.connect() as connection:
        return connection.exec_driver_sql("PRAGMA user_version").scalar_one()


def test_the_newest_migration_has_the_number_that_the_program_knows():
    numbers = sorted(int(path.name[:4]) for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert numbers == list(range(1, migrate.SCHEMA + 1))


def test_the_migrations_leave_the_tables_that_the_rows_describe(engine):
    _bring_up(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, rows.tables) == []
        guards = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name").all()
    assert [name for (name,) in guards] == [
        "deed_no_delete",
        "deed_no_update",
        "entry_no_delete",
        "entry_no_update",
        "infusion_no_delete",
        "infusion_no_update",
        "setting_no_delete",
        "setting_no_update",
    ]
    assert _version(engine) == 2


def test_what_the_migrations_make_is_what_a_chart_is_held_against(engine):
    for version in (1, 2):
        _bring_up(engine, wanted=version)
        with engine.connect() as connection:
            made = connection.exec_driver_sql(schema.READ).all()
        assert schema.changed(made, version) is None
        assert schema.changed(made, 3 - version) is not None
        assert schema.changed(made[1:], version) is not None
    assert list(schema.MADE) == list(range(1, migrate.SCHEMA + 1)) == [1, 2]


def test_a_chart_of_today_needs_no_migration_library(tmp_path):
    words = (
        "import sys; from pathlib import Path; from nurse_app.records import vault, keys; k = keys.new_keys(); "
        "p = Path(sys.argv[1]); m = Path(sys.argv[2]); vault.create_raw(p, k, migrations=m).close(); "
        "[sys.modules.pop(n) for n in list(sys.modules) if n.split('.')[0] == 'alembic']; "
        "vault.open_raw(p, k, migrations=m).close(); print('alembic' in sys.modules)"
    )
    program = [sys.executable, "-c", words, str(tmp_path / "clinic.vigil"), str(MIGRATIONS)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_a_later_migration_runs_on_a_chart_of_today_and_leaves_its_entries(ward, tmp_path, monkeypatch):
    ward.create(3)
    folder = _next(tmp_path)
    engine = layout.engine_of(ward.path, ward.keys.database)
    _bring_up(engine, folder, wanted=3)
    assert _version(engine) == 3
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT id, colour FROM infusion").all() == [("inf-1", None)]
        assert connection.exec_driver_sql("SELECT count(*) FROM entry").scalar_one() == 3
    engine.dispose()


def test_a_migration_that_fails_half_way_leaves_nothing_behind(ward, tmp_path):
    ward.create(3)
    folder = _next(tmp_path, then="raise ValueError('planted')")
    engine = layout.engine_of(ward.path, ward.keys.database)
    with pytest.raises(ValueError, match="planted"):
        _bring_up(engine, folder, wanted=3)
    assert _version(engine) == 2
    with engine.connect() as connection, pytest.raises(sa.exc.OperationalError, match="no such column"):
        connection.exec_driver_sql("SELECT colour FROM infusion")
    engine.dispose()
    assert ward.entries() == infusion_of("inf-1", 3)


@pytest.mark.parametrize(("found", "refused"), [(1, False), (2, False), (3, True)])
def test_a_chart_of_a_later_release_is_refused(found, refused):
    if not refused:
        migrate.refuse_newer(found)
        return
    with pytest.raises(ChartTrouble) as trouble:
        migrate.refuse_newer(found)
    assert (trouble.value.problem, trouble.value.facts) == (ChartProblem.NEWER_FILE, {"found": "3", "known": "2"})


def test_a_newer_file_is_told_and_not_touched(ward):
    ward.create(2)
    with closing(sqlcipher.connect(ward.path, isolation_level=None)) as database:
        database.execute(f"PRAGMA key = \"x'{ward.keys.database.hex()}'\"")
        database.execute("PRAGMA user_version = 7")
    before = ward.path.read_bytes()
    with pytest.raises(ChartTrouble) as refused:
        ward.open()
    assert refused.value.problem is ChartProblem.NEWER_FILE
    assert ward.path.read_bytes() == before


@pytest.mark.parametrize("release", sorted(folder.name for folder in RELEASED.iterdir() if folder.is_dir()))
def test_a_chart_of_each_release_opens(release, tmp_path):
    shutil.copytree(RELEASED / release, tmp_path / release)
    path = tmp_path / release / "clinic.vigil"
    for part in path.parent.iterdir():
        part.chmod(0o600)
    assert keyfile.nurses(path) == ("Ines Duarte",)
    with vault.open_chart(path, "Ines Duarte", RELEASED_PASSWORD, migrations=MIGRATIONS) as chart:
        assert chart.charts.entries("inf-1") == infusion_of("inf-1", 12)
        assert chart.charts.settings() == {"clinic_name": "North Ward"}
    found = verify_file(path, RELEASED_PASSWORD)
    assert (found.state, found.plain(fault_text)["faults"]) == (State.WHOLE, [])
