"""The strict switches of every test: no screen, no real home, nothing left behind, no warning unheard."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Qt, matplotlib and platformdirs read these once, on import: so before any of them.
SCRATCH = Path(tempfile.mkdtemp(prefix="vigil-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["MPLCONFIGDIR"] = str(SCRATCH / "matplotlib")
HOMES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA", "HOME")
for _name in HOMES:
    os.environ[_name] = str(SCRATCH / "home")
(SCRATCH / "home").mkdir()

import hypothesis  # noqa: E402 - after the lines above, and so is the next
import pytest  # noqa: E402

from tests.support import leaks  # noqa: E402

leaks.watch_qt()

# The same examples each time, so that a red run can be run again; and no deadline, for a busy machine is no fault.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
# For hunting: HYPOTHESIS_PROFILE=hunt packaging/test -k ...
hypothesis.settings.register_profile("hunt", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True)
def nothing_is_left_behind(request):
    """Fail the test that leaves a window, a running timer or a thread; it would disturb the next one."""
    before = leaks.Standing.now()
    yield
    left = leaks.left_since(before)
    if left:
        pytest.fail(f"left behind: {'; '.join(left)}", pytrace=False)


@pytest.fixture(autouse=True)
def no_warning_goes_unheard(request):
    """Fail the test in which something was logged as a warning or worse.

    A test that expects one asks for `caplog` and so answers for what it finds there.
    """
    with leaks.log_listener() as heard:
        yield
    if heard and "caplog" not in request.fixturenames:
        pytest.fail(f"logged: {'; '.join(heard)}", pytrace=False)


@pytest.fixture
def data_dir(tmp_path, monkeypatch):
    """An empty folder that this test's app takes for the nurse's home: charts, settings and logs land below it."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in HOMES:
        monkeypatch.setenv(name, str(folder))
    return folder
