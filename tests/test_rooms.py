"""Import contracts between packages, checked by what a fresh interpreter loads."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import normviz

QT = {"PySide6", "shiboken6", "pyqtgraph"}
KERAS = {"keras", "tensorflow"}

FORBIDDEN = {
    "normviz.files": QT | KERAS | {"sklearn", "rich", "platformdirs"},
    "normviz.norms": QT | KERAS | {"sklearn", "rich"},
    "normviz.figure": QT | KERAS | {"sklearn", "rich"},
    "normviz.digits": QT | KERAS,
    "normviz.runs": QT | KERAS,
    "normviz.settings": QT | KERAS | {"numpy"},
    "normviz.settings.store": QT | KERAS | {"numpy"},
    "normviz.engine": QT,
    "normviz.ui.shell.main_window": KERAS,
    "normviz.app.composition": QT | KERAS | {"numpy"},
    "normviz.cli": QT | KERAS | {"sklearn", "rich"},
}


ROOT = Path(normviz.__file__).parents[1]
TOP = {"normviz", "resources", "tests", "pyproject.toml", "README.md", "LICENSE"}


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="no clone")
def test_nothing_else_lies_at_the_top_of_the_repository() -> None:
    """What a command was tried with is easily committed with the rest."""
    done = subprocess.run(
        ["git", "ls-files"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"git does not list the files: {done.stderr}")
    kept = {line.partition("/")[0] for line in done.stdout.splitlines()}
    assert {name for name in kept if not name.startswith(".")} == TOP


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_loads_nothing_that_it_may_not_know(room: str) -> None:
    code = f"import sys, {room}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=True
    )
    loaded = set(done.stdout.split())
    assert "normviz" in loaded
    assert loaded & FORBIDDEN[room] == set()


UNSAFE = re.compile(r"\b(QSettings\b(?!::)|restoreState|restoreGeometry|saveState|saveGeometry)\(")


def test_qt_reads_and_writes_no_state_of_ours() -> None:
    """Of foreign bytes its readers run code, or never come to an end."""
    package = Path(normviz.__file__).parent
    users = [path for path in package.rglob("*.py") if UNSAFE.search(path.read_text("utf-8"))]
    assert users == []


def test_the_window_shows_the_cube_before_keras_is_loaded() -> None:
    code = (
        "import sys, tempfile\n"
        "from pathlib import Path\n"
        "from normviz.app import composition as app\n"
        "application = app.make_application()\n"
        "from normviz.settings.store import SettingsStore\n"
        "settings = SettingsStore(Path(tempfile.mkdtemp()) / 's.json')\n"
        "window = app.make_window(settings, app.UserFolders())\n"
        "window.show_last_view()\n"
        "window.show()\n"
        "application.processEvents()\n"
        "assert not window.grab().isNull()\n"
        "print(*{name.partition('.')[0] for name in sys.modules})\n"
        "window.close()\n"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) & (KERAS | {"sklearn"}) == set()
