"""Finds problems in a report: what is missing, whether it is required, how to get it."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from normviz.diagnostics.doctor.report import DoctorReport
from normviz.diagnostics.versions import NEEDED

LITTLE_SPACE: Final = 500_000_000
NO_SPACE: Final = 10_000_000

_QT_PACKAGES: Final = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1"
_X_PACKAGES: Final = (
    "libxcb-icccm4 libxcb-keysyms1 libxcb-cursor0 libxcb-image0 libxcb-render-util0 "
    "libxcb-shape0 libxkbcommon-x11-0"
)
_FONT_PACKAGES: Final = "fonts-dejavu-core"


@dataclass(frozen=True)
class Problem:
    """Something that is missing or does not work.

    Attributes:
        id: Names the kind of problem; it stays the same from version to version.
        needed: Whether normviz cannot be used without it.
        text: One sentence.
        fix: How to get it.
    """

    id: str
    needed: bool
    text: str
    fix: str


def problems_of(report: DoctorReport) -> tuple[Problem, ...]:
    """All problems of a report, those of needed things first."""
    found = [
        *_of_packages(report),
        *_of_tensorflow(report),
        *_of_display(report),
        *_of_fonts(report),
        *_of_folders(report),
        *_of_data(report),
    ]
    return tuple(sorted(found, key=lambda problem: not problem.needed))


def _of_packages(report: DoctorReport) -> Iterator[Problem]:
    for name in NEEDED:
        if report.versions.get(name) is None and not _is_gpu_variant(report, name):
            yield Problem(
                "package", True, f"{name} is not installed.", f"python -m pip install {name}"
            )


def _is_gpu_variant(report: DoctorReport, name: str) -> bool:
    """TensorFlow is also distributed under other names; what can be imported is there."""
    return name == "tensorflow" and not report.devices.error


def _of_tensorflow(report: DoctorReport) -> Iterator[Problem]:
    if report.devices.error:
        yield Problem(
            "tensorflow",
            True,
            f"TensorFlow cannot be loaded: {report.devices.error}.",
            "python -m pip install --force-reinstall tensorflow keras",
        )
        return
    has_gpu = any(device["kind"] == "gpu" for device in report.devices.found.get("devices", []))
    failure = report.devices.found.get("gpu_failure")
    for gpu in [] if has_gpu else report.devices.found.get("gpus", []):
        if failure:
            text = f"TensorFlow cannot open the GPU of this machine ({gpu['model']}): {failure}."
            yield Problem("gpu", False, text, "close other programs that use it")
            continue
        text = f"TensorFlow does not use the GPU of this machine ({gpu['model']})."
        yield Problem("gpu", False, text, "python -m pip install 'normviz[gpu]'")


def _of_display(report: DoctorReport) -> Iterator[Problem]:
    if not report.has_display:
        yield Problem(
            "no_display",
            False,
            "There is no display for the window; the commands work without one.",
            "set DISPLAY or WAYLAND_DISPLAY",
        )
    elif report.display.error:
        yield Problem(
            "display",
            True,
            f"Qt cannot open the display: {report.display.error}.",
            _debian(f"{_QT_PACKAGES} {_X_PACKAGES}"),
        )


def _of_fonts(report: DoctorReport) -> Iterator[Problem]:
    if report.fonts.error:
        if not report.has_display:  # else it has been told already
            text = f"Qt cannot be loaded: {report.fonts.error}."
            yield Problem("qt", True, text, _debian(_QT_PACKAGES))
        return
    fonts = report.fonts.found.get("fonts", {})
    missing = [sign for sign, is_shown in fonts.get("signs", {}).items() if not is_shown]
    if not fonts.get("families"):
        yield Problem("fonts", True, "No font is installed.", _debian(_FONT_PACKAGES))
    elif missing:
        text = f"No font shows {' '.join(missing)}."
        yield Problem("signs", False, text, _debian(_FONT_PACKAGES))


def _of_folders(report: DoctorReport) -> Iterator[Problem]:
    for folder in report.folders:
        if folder.name == "data sets of Keras":
            continue  # only a download needs it
        needed = folder.name in ("settings", "runs", "own digits")
        if not (folder.writable and folder.readable):
            yield Problem(
                "folder",
                needed,
                f"The folder of {folder.name} cannot be written to: {folder.path}.",
                "change its rights, or name another folder",
            )
        elif folder.free_bytes is not None and folder.free_bytes < LITTLE_SPACE:
            yield Problem(
                "space",
                needed and folder.free_bytes < NO_SPACE,
                f"Only {folder.free_bytes // 1_000_000} MB are free for {folder.name}.",
                f"free some space on the disk of {folder.path}",
            )


def _of_data(report: DoctorReport) -> Iterator[Problem]:
    for data in report.data:
        if data.problem:
            yield Problem("data_folder", False, data.problem, "name a folder that exists")
            return
    for data in report.data:
        if not data.is_found:
            instead = f"; {data.stands_in} stands in for it" if data.stands_in else ""
            text = f"{data.title} is not on this machine{instead}."
            fetched = ", or train with --download" if data.can_be_downloaded else ""
            yield Problem("data_set", False, text, f"name its folder with --data-dir{fetched}")


def _debian(packages: str) -> str:
    if platform.system() == "Linux":
        return f"on Debian: sudo apt-get install {packages}"
    return "reinstall PySide6-Essentials"
