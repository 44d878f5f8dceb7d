from dataclasses import replace
from pathlib import Path

import pytest

from normviz.diagnostics.doctor.data_sets import DataSetStatus
from normviz.diagnostics.doctor.folders import FolderStatus
from normviz.diagnostics.doctor.probe import ProbeResult
from normviz.diagnostics.doctor.problems import Problem, problems_of
from normviz.diagnostics.doctor.report import DoctorReport
from normviz.diagnostics.versions import NEEDED

SCREEN = {"name": "a", "width": 800, "height": 600, "scale": 1.0}
QT = ProbeResult(
    {
        "qt": "6.11",
        "display": {"platform": "xcb", "screens": [SCREEN]},
        "fonts": {"families": 3, "text": "DejaVu Sans", "signs": {"γ": True, "√": True}},
    },
    "",
)
CPU = ProbeResult({"devices": [{"name": "cpu:0", "kind": "cpu", "model": None}], "seconds": 3}, "")
FOLDER = FolderStatus("runs", Path("/r"), True, True, True, 10**12)
SOUND = DoctorReport(
    versions=dict.fromkeys(NEEDED, "1.0"),
    system={},
    devices=CPU,
    has_display=True,
    display=QT,
    fonts=QT,
    data=(DataSetStatus("mnist", "MNIST", "idx", Path("/m"), None),),
    folders=(FOLDER,),
)
NO_FONTS = ProbeResult({"fonts": {"families": 0, "signs": {"γ": False}}}, "")
NO_ROOT_SIGN = ProbeResult({"fonts": {"families": 3, "signs": {"γ": True, "√": False}}}, "")
WITH_GPU = ProbeResult(dict(CPU.found) | {"gpus": [{"model": "A100", "memory_bytes": 1}]}, "")
FULL_GPU = ProbeResult(dict(WITH_GPU.found) | {"gpu_failure": "Status: out of memory"}, "")


def only(report: DoctorReport) -> Problem:
    (problem,) = problems_of(report)
    return problem


def test_a_sound_installation_lacks_nothing() -> None:
    assert problems_of(SOUND) == ()


@pytest.mark.parametrize(
    ("changes", "kind", "needed", "told"),
    [
        ({"devices": ProbeResult({}, "ImportError: x")}, "tensorflow", True, "ImportError: x"),
        ({"devices": WITH_GPU}, "gpu", False, "A100"),
        ({"devices": FULL_GPU}, "gpu", False, "out of memory"),
        ({"display": ProbeResult({}, "no xcb")}, "display", True, "no xcb"),
        (
            {"has_display": False, "display": ProbeResult({}, "")},
            "no_display",
            False,
            "commands work",
        ),
        ({"fonts": NO_FONTS}, "fonts", True, "No font"),
        ({"fonts": NO_ROOT_SIGN}, "signs", False, "√"),
        ({"folders": (replace(FOLDER, writable=False),)}, "folder", True, "/r"),
        ({"folders": (replace(FOLDER, name="logs", writable=False),)}, "folder", False, "/r"),
        ({"folders": (replace(FOLDER, free_bytes=99_000_000),)}, "space", False, "99 MB"),
        ({"folders": (replace(FOLDER, free_bytes=0),)}, "space", True, "0 MB"),
        (
            {"data": (DataSetStatus("mnist", "MNIST", None, None, "digits"),)},
            "data_set",
            False,
            "digits",
        ),
        (
            {"data": (DataSetStatus("mnist", "MNIST", None, None, None, "expected a folder"),)},
            "data_folder",
            False,
            "expected a folder",
        ),
        ({"versions": SOUND.versions | {"numpy": None}}, "package", True, "numpy"),
    ],
)
def test_what_is_missing_is_told_with_a_way_to_get_it(
    changes: dict[str, object], kind: str, needed: bool, told: str
) -> None:
    problem = only(replace(SOUND, **changes))
    assert (problem.id, problem.needed) == (kind, needed)
    assert told in problem.text
    assert problem.fix


def test_qt_that_cannot_be_loaded_is_told_without_a_display_too() -> None:
    broken = ProbeResult({}, "libEGL.so.1: cannot open")
    report = replace(SOUND, has_display=False, display=broken, fonts=broken)
    assert [each.id for each in problems_of(report)] == ["qt", "no_display"]


def test_needed_things_come_first() -> None:
    report = replace(SOUND, devices=ProbeResult({}, "x"), fonts=NO_ROOT_SIGN)
    assert [each.needed for each in problems_of(report)] == [True, False]


def test_a_download_is_advised_only_where_there_is_one() -> None:
    missing = DataSetStatus("kuzushiji", "Kuzushiji-MNIST", None, None, None)
    offered = replace(missing, can_be_downloaded=True)
    for data, is_advised in ((missing, False), (offered, True)):
        assert ("--download" in only(replace(SOUND, data=(data,))).fix) is is_advised
