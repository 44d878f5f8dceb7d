import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from normviz.ui.guards.pickles import _streamed


class Malice:
    """Makes a file when it is unpickled."""

    def __init__(self, victim: Path) -> None:
        self._victim = victim

    def __reduce__(self) -> tuple[object, ...]:
        return open, (str(self._victim), "w")


def qt_value(victim: Path) -> str:
    """A value of a file that Qt reads; it makes ``victim`` when PySide reads it."""
    data = _streamed(pickle.dumps(Malice(victim)))
    return "@Variant(" + "".join(rf"\x{byte:x}" for byte in data) + ")"


def run(folder: Path, *arguments: str) -> None:
    environment = os.environ | {"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    done = subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        capture_output=True, text=True, timeout=110, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


DIALOG = """
import sys
from normviz.app import composition as app
if sys.argv[1] == "guarded":
    app.make_application()
from PySide6.QtWidgets import QApplication, QFileDialog
application = QApplication.instance() or QApplication([])
QFileDialog()
print(flush=True)
import os
os._exit(0)  # what PySide made of the value may crash the end of the process
"""

WINDOW = """
from PySide6.QtWidgets import QApplication
from normviz.app import composition as app
def execute():
    QApplication.processEvents()
    for window in QApplication.topLevelWidgets():
        window.close()
    return 0
QApplication.exec = staticmethod(execute)
raise SystemExit(app.run(None, None, None))
"""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Qt keeps this file elsewhere")
@pytest.mark.parametrize("way", ["guarded", "bare"])
def test_the_file_dialog_runs_no_code_of_the_file_that_it_reads(tmp_path: Path, way: str) -> None:
    victim = tmp_path / "victim"
    (tmp_path / "QtProject.conf").write_text(f"[FileDialog]\nhistory={qt_value(victim)}\n")
    run(tmp_path, "-c", DIALOG, way)
    assert victim.exists() is (way == "bare")  # without the guard the value is malicious indeed


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the old file was elsewhere")
@pytest.mark.parametrize("key", ["window/geometry", "views/cube/widths", "General/never_read"])
def test_old_settings_run_no_code(tmp_path: Path, key: str) -> None:
    section, _, name = key.partition("/")
    victim, old = tmp_path / "victim", tmp_path / "normviz" / "normviz.ini"
    old.parent.mkdir()
    name = name.replace("/", "\\")
    old.write_text(f"[{section}]\n{name}={qt_value(victim)}\n[window]\ntheme=dark\n")
    before = old.read_bytes()
    run(tmp_path, "-c", WINDOW)
    assert not victim.exists()
    assert '"window/theme": "dark"' in (old.parent / "settings.json").read_text()
    assert old.read_bytes() == before


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the old file was elsewhere")
def test_a_screenshot_reads_nobodys_settings(tmp_path: Path) -> None:
    victim, old = tmp_path / "victim", tmp_path / "normviz" / "normviz.ini"
    old.parent.mkdir()
    old.write_text(f"[General]\na={qt_value(victim)}\n")
    picture = str(tmp_path / "cube.png")
    run(tmp_path, "-m", "normviz", "screenshot", "--view", "cube", "-o", picture)
    assert not victim.exists()
    assert [each.name for each in old.parent.iterdir()] == [old.name]


def test_python_itself_unpickles_as_before() -> None:
    assert pickle.loads(pickle.dumps([1, "a"])) == [1, "a"]  # noqa: S301
