"""Collects the report of this installation."""

import os
import platform
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from normviz import __version__
from normviz.diagnostics.doctor.data_sets import DataSetStatus, data_sets
from normviz.diagnostics.doctor.folders import FolderStatus, folders
from normviz.diagnostics.doctor.probe import DEVICES, DISPLAY, ProbeProcess, ProbeResult
from normviz.diagnostics.versions import installed_versions
from normviz.usable_cores import usable_cores

SECONDS: Final = 90.0
"""How long Qt and TensorFlow are waited for; TensorFlow takes 3 to 30."""

_DISPLAYS: Final = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
_NO_DISPLAY: Final = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class DoctorReport:
    """What is known of this installation, before it is judged.

    Attributes:
        versions: Of normviz, Python and packages; None where one is not installed.
        system: Platform, processor, threads, and memory in bytes.
        devices: What TensorFlow said.
        has_display: Whether there is one to open a window on.
        display: What Qt said of the display.
        fonts: What Qt said of fonts, without the display where that cannot be opened.
        data: The data sets.
        folders: Where things are kept.
    """

    versions: Mapping[str, str | None]
    system: Mapping[str, Any]
    devices: ProbeResult
    has_display: bool
    display: ProbeResult
    fonts: ProbeResult
    data: tuple[DataSetStatus, ...]
    folders: tuple[FolderStatus, ...]

    def to_json(self) -> dict[str, Any]:
        """As ``normviz doctor --json`` prints it, but for the problems."""
        return {
            "versions": dict(self.versions),
            "system": dict(self.system),
            "devices": {
                "found": list(self.devices.found.get("devices", [])),
                "gpus": list(self.devices.found.get("gpus", [])),
                "seconds": self.devices.found.get("seconds"),
                "error": self.devices.error or None,
            },
            "display": {
                "platform": self.display.found.get("display", {}).get("platform"),
                "screens": list(self.display.found.get("display", {}).get("screens", [])),
                "error": self.display.error or None,
            },
            "fonts": {
                "families": self.fonts.found.get("fonts", {}).get("families"),
                "text": self.fonts.found.get("fonts", {}).get("text"),
                "signs": dict(self.fonts.found.get("fonts", {}).get("signs", {})),
                "error": self.fonts.error or None,
            },
            "data": [
                {
                    "name": each.name,
                    "found": each.is_found,
                    "form": each.form,
                    "path": None if each.path is None else str(each.path),
                    "stands_in": each.stands_in,
                    "problem": each.problem or None,
                }
                for each in self.data
            ],
            "folders": [asdict(each) | {"path": str(each.path)} for each in self.folders],
        }


def collect(
    data_dir: Path | None = None, runs_dir: Path | None = None, seconds: float = SECONDS
) -> DoctorReport:
    """Collects everything; Qt and TensorFlow are asked at the same time.

    Args:
        data_dir: Where the command line looks for data sets first.
        runs_dir: Where the command line keeps runs.
        seconds: How long each of them is waited for at most.
    """
    has_display = sys.platform in ("win32", "darwin") or any(map(os.environ.get, _DISPLAYS))
    probes = [ProbeProcess(DEVICES), ProbeProcess(DISPLAY, None if has_display else _NO_DISPLAY)]
    try:
        data, places = data_sets(data_dir), folders(runs_dir)
        display = probes[1].answer(seconds)
        fonts = display
        if display.error and has_display:
            probes.append(ProbeProcess(DISPLAY, _NO_DISPLAY))
            fonts = probes[2].answer(seconds)
        devices = probes[0].answer(seconds)
    finally:
        for probe in probes:
            probe.end()
    versions = {"normviz": __version__, "python": platform.python_version()}
    qt = {"qt": fonts.found.get("qt")}
    if not has_display:
        display = ProbeResult({}, display.error)
    return DoctorReport(
        versions | qt | installed_versions(),
        system(),
        devices,
        has_display,
        display,
        fonts,
        data,
        places,
    )


def system() -> dict[str, Any]:
    """Platform, processor, usable threads, and memory in bytes (None where that is not known)."""
    memory = None
    with suppress(AttributeError, ValueError, OSError):  # not on Windows
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "platform": platform.platform(),
        "machine": platform.machine(),
        "threads": usable_cores(),
        "memory_bytes": memory,
    }
