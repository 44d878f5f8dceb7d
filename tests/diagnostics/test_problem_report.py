from pathlib import Path

import pytest

from normviz.diagnostics import problem_report
from normviz.diagnostics.doctor.folders import FolderStatus
from normviz.diagnostics.doctor.probe import ProbeResult
from normviz.diagnostics.doctor.report import DoctorReport, system


@pytest.fixture(autouse=True)
def collected(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = ProbeResult({}, "not asked")
    folder = FolderStatus("runs", Path.home() / "runs", True, True, True, None)
    report = DoctorReport({"python": "3"}, system(), failed, True, failed, failed, (), (folder,))
    monkeypatch.setattr(problem_report, "collect", lambda *_: report)


def test_the_report_ends_with_the_log_and_hides_the_home_folder() -> None:
    text = problem_report.problem_report(f"failed in {Path.home()}/x.py")
    assert text.startswith("Versions\n  python 3\n")
    assert text.endswith("Log\n  failed in ~/x.py\n")
    assert "runs: ~/runs (there, writable)" in text
    assert str(Path.home()) not in text


def test_an_empty_log_is_told() -> None:
    assert problem_report.problem_report("").endswith("Log\n  nothing was logged\n")
