from dataclasses import replace
from pathlib import Path

from normviz.diagnostics.doctor.data_sets import DataSetStatus
from normviz.diagnostics.doctor.folders import FolderStatus
from normviz.diagnostics.doctor.probe import ProbeResult
from normviz.diagnostics.doctor.problems import Problem
from normviz.diagnostics.doctor.report import DoctorReport
from normviz.diagnostics.doctor.report_text import report_text

SCREEN = {"name": "", "width": 800, "height": 600, "scale": 1.5}
QT = ProbeResult(
    {
        "display": {"platform": "xcb", "screens": [SCREEN]},
        "fonts": {"families": 3, "text": "DejaVu Sans", "signs": {"γ": True, "√": False}},
    },
    "",
)
DEVICES = {
    "devices": [{"name": "cpu:0", "model": None}, {"name": "gpu:0", "model": "A100"}],
    "gpus": [{"model": "A100", "memory_bytes": 40e9}],
    "seconds": 3,
}
REPORT = DoctorReport(
    versions={"normviz": "0.1", "keras": None},
    system={"platform": "Linux", "machine": "x86_64", "threads": 2, "memory_bytes": 8e9},
    devices=ProbeResult(DEVICES, ""),
    has_display=True,
    display=QT,
    fonts=QT,
    data=(
        DataSetStatus("mnist", "MNIST", "idx", Path("/m"), None),
        DataSetStatus("digits", "digits", "bundled", None, None),
    ),
    folders=(FolderStatus("runs", Path("/r"), True, False, True, 10**12),),
)


def lines(report: DoctorReport = REPORT, *problems: Problem) -> list[str]:
    return report_text(report, problems).splitlines()


def below(title: str, found: list[str]) -> list[str]:
    """The rows of a section."""
    rows = found[found.index(title) + 1 :]
    end = next((at for at, row in enumerate(rows) if not row.startswith("  ")), len(rows))
    return [row.strip() for row in rows[:end]]


def test_every_section_has_its_rows() -> None:
    found = lines()
    assert below("Versions", found) == ["normviz 0.1", "keras not installed"]
    assert below("System", found) == ["Linux", "x86_64, 2 threads, 8.0 GB of memory"]
    assert below("Devices", found) == [
        "cpu:0",
        "gpu:0 (A100)",
        "A100, 40.0 GB",
        "TensorFlow loaded in 3 s",
    ]
    assert below("Display", found) == ["platform xcb", "screen 1, 800×600, scale 1.5"]
    assert below("Fonts", found) == ["3 families, texts in DejaVu Sans", "signs shown: γ"]
    assert below("Missing", found) == ["nothing"]


def test_what_could_not_be_asked_says_why() -> None:
    silent = ProbeResult({}, "no answer")
    found = lines(replace(REPORT, devices=silent, display=silent, fonts=silent))
    assert below("Devices", found) == ["TensorFlow cannot be loaded: no answer"]
    assert below("Display", found) == ["cannot be opened: no answer"]
    assert below("Fonts", found) == ["unknown: no answer"]


def test_no_display_is_no_error() -> None:
    report = replace(REPORT, has_display=False, display=ProbeResult({}, ""))
    assert below("Display", lines(report)) == ["none"]


def test_unknown_memory_is_named_so() -> None:
    report = replace(REPORT, system=dict(REPORT.system) | {"memory_bytes": None})
    assert below("System", lines(report))[1] == "x86_64, 2 threads, unknown memory"


def test_problems_say_how_to_mend_them() -> None:
    problem = Problem("keras", True, "There is no Keras.", "Install it.")
    assert below("Missing", lines(REPORT, problem)) == [
        "needed: There is no Keras. To get it: Install it."
    ]


def test_json_has_the_same_facts() -> None:
    found = REPORT.to_json()
    assert found["versions"] == {"normviz": "0.1", "keras": None}
    assert found["devices"]["gpus"][0]["model"] == "A100"
    assert found["display"] == {"platform": "xcb", "screens": [SCREEN], "error": None}
    assert found["fonts"]["signs"] == {"γ": True, "√": False}
    assert [each["path"] for each in found["folders"]] == [str(Path("/r"))]
