import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from normviz import __version__, cli

FIELDS = {
    "normviz", "usable", "problems", "versions", "system", "devices", "display", "fonts", "data",
    "folders",
}  # fmt: skip


def doctor(*options: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | variables
    for name, value in variables.items():
        if not value:
            del environment[name]
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "normviz", "doctor", *options],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        env=environment,
    )


def test_a_working_installation_is_usable_without_a_display(tmp_path: Path) -> None:
    done = doctor("--json", "--runs-dir", str(tmp_path / "runs"), QT_QPA_PLATFORM="", DISPLAY="",
                  WAYLAND_DISPLAY="", HOME=str(tmp_path), XDG_DATA_HOME="")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert set(report) == FIELDS
    assert report["usable"] is True
    assert report["normviz"] == report["versions"]["normviz"] == __version__
    assert "cpu:0" in [device["name"] for device in report["devices"]["found"]]
    assert report["display"] == {"platform": None, "screens": [], "error": None}
    assert report["fonts"]["signs"]["γ"] is True
    assert "no_display" in [problem["id"] for problem in report["problems"]]
    assert {path.name for path in tmp_path.iterdir()} <= {".keras"}  # which Keras makes itself


def test_a_broken_tensorflow_is_told_and_the_rest_too(tmp_path: Path) -> None:
    (tmp_path / "tensorflow.py").write_text("raise ImportError('made broken')", encoding="utf-8")
    done = doctor(PYTHONPATH=os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    assert done.returncode == 1, done.stderr
    assert "needed: TensorFlow cannot be loaded: ImportError: made broken." in done.stdout
    for title in ("Versions", "Display", "Fonts", "Data", "Folders"):
        assert f"{title}\n  " in done.stdout


def test_the_fields_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["doctor", "--help"])
    text = capsys.readouterr().out
    assert all(f"\n  {field} " in text for field in FIELDS)
