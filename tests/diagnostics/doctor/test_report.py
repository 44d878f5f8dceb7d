import json
from pathlib import Path
from typing import Any

import pytest

from normviz import __version__
from normviz.diagnostics.doctor import report as report_module
from normviz.diagnostics.doctor.probe import DEVICES, DISPLAY, ProbeResult
from normviz.diagnostics.doctor.report import collect, system

FOUND = {"qt": "6.11", "display": {"platform": "xcb", "screens": []}, "fonts": {"families": 1}}


class FakeProbe:
    """Answers at once; a display that cannot be opened where the test says so."""

    made: list["FakeProbe"] = []  # noqa: RUF012  # emptied by the fixture
    is_broken = False

    def __init__(self, code: str, environment: dict[str, str] | None = None) -> None:
        self.code = code
        self.environment = environment
        self.ended = False
        self.made.append(self)

    def answer(self, seconds: float) -> ProbeResult:
        assert seconds == 7
        if self.code == DEVICES:
            return ProbeResult({"devices": [{"name": "cpu:0"}]}, "")
        if self.is_broken and not self.environment:
            return ProbeResult({}, "no display")
        return ProbeResult(FOUND, "")

    def end(self) -> None:
        self.ended = True


@pytest.fixture
def probes(monkeypatch: pytest.MonkeyPatch) -> type[FakeProbe]:
    monkeypatch.setattr(report_module, "ProbeProcess", FakeProbe)
    monkeypatch.setattr(FakeProbe, "made", [])
    monkeypatch.setattr(report_module.sys, "platform", "linux")
    for name in report_module._DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    return FakeProbe


def collected(tmp_path: Path) -> Any:
    return collect(runs_dir=tmp_path / "runs", seconds=7)


def test_everything_is_asked_once_and_every_process_ends(
    probes: type[FakeProbe], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    found = collected(tmp_path)
    assert [probe.code for probe in probes.made] == [DEVICES, DISPLAY]
    assert all(probe.ended for probe in probes.made)
    assert found.has_display
    assert found.versions["normviz"] == __version__
    assert found.versions["qt"] == "6.11"
    assert json.loads(json.dumps(found.to_json()))["fonts"]["families"] == 1


def test_without_a_display_fonts_are_asked_offscreen(
    probes: type[FakeProbe], tmp_path: Path
) -> None:
    found = collected(tmp_path)
    assert probes.made[1].environment == {"QT_QPA_PLATFORM": "offscreen"}
    assert not found.has_display
    assert found.display.found == {}
    assert found.fonts.found == FOUND


def test_a_display_that_cannot_be_opened_hides_no_fonts(
    probes: type[FakeProbe], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(FakeProbe, "is_broken", True)
    found = collected(tmp_path)
    assert found.display.error == "no display"
    assert found.fonts.found == FOUND
    assert len(probes.made) == 3
    assert probes.made[2].ended


def test_processes_end_even_where_a_folder_cannot_be_looked_at(
    probes: type[FakeProbe], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise OSError("no folders")

    monkeypatch.setattr(report_module, "folders", fail)
    with pytest.raises(OSError, match="no folders"):
        collected(tmp_path)
    assert [probe.ended for probe in probes.made] == [True, True]


def test_this_system_has_a_thread_and_memory() -> None:
    found = system()
    assert found["threads"] >= 1
    assert found["memory_bytes"] is None or found["memory_bytes"] > 1 << 20
    assert found["platform"]
