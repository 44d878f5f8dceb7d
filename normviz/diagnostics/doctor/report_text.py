"""The report of this installation as lines of text."""

from collections.abc import Iterable, Mapping
from typing import Any

from normviz.diagnostics.doctor.problems import Problem
from normviz.diagnostics.doctor.report import DoctorReport

_INDENT = "  "


def report_text(report: DoctorReport, problems: Iterable[Problem]) -> str:
    """All of a report, for a terminal or a message to the authors."""
    found = report.to_json()
    sections = {
        "Versions": _versions(found["versions"]),
        "System": _system(found["system"]),
        "Devices": _devices(found["devices"]),
        "Display": _display(found["display"], report.has_display),
        "Fonts": _fonts(found["fonts"]),
        "Data": [_data_set(each) for each in found["data"]],
        "Folders": [_folder(each) for each in found["folders"]],
        "Missing": _problems(problems),
    }
    lines: list[str] = []
    for title, rows in sections.items():
        lines += [title, *(_INDENT + row for row in rows)]
    return "\n".join(lines) + "\n"


def _versions(versions: Mapping[str, str | None]) -> list[str]:
    return [f"{name} {version or 'not installed'}" for name, version in versions.items()]


def _system(system: Mapping[str, Any]) -> list[str]:
    memory = system["memory_bytes"]
    size = "unknown memory" if memory is None else f"{memory / 1e9:.1f} GB of memory"
    return [system["platform"], f"{system['machine']}, {system['threads']} threads, {size}"]


def _devices(devices: Mapping[str, Any]) -> list[str]:
    if devices["error"]:
        return [f"TensorFlow cannot be loaded: {devices['error']}"]
    names = [
        f"{each['name']} ({each['model']})" if each["model"] else each["name"]
        for each in devices["found"]
    ]
    gpus = [f"{each['model']}, {each['memory_bytes'] / 1e9:.1f} GB" for each in devices["gpus"]]
    return [*names, *gpus, f"TensorFlow loaded in {devices['seconds']} s"]


def _display(display: Mapping[str, Any], has_display: bool) -> list[str]:
    if display["error"]:
        return [f"cannot be opened: {display['error']}"]
    if not has_display:
        return ["none"]
    screens = [
        f"screen {each['name'] or '1'}, {each['width']}×{each['height']}, scale {each['scale']:g}"
        for each in display["screens"]
    ]
    return [f"platform {display['platform']}", *screens]


def _fonts(fonts: Mapping[str, Any]) -> list[str]:
    if fonts["error"]:
        return [f"unknown: {fonts['error']}"]
    shown = " ".join(sign for sign, is_shown in fonts["signs"].items() if is_shown)
    return [f"{fonts['families']} families, texts in {fonts['text']}", f"signs shown: {shown}"]


def _data_set(data: Mapping[str, Any]) -> str:
    if data["found"]:
        return f"{data['name']}: {data['path'] or 'part of scikit-learn'}"
    instead = f", {data['stands_in']} stands in" if data["stands_in"] else ""
    return f"{data['name']}: not found{instead}"


def _folder(folder: Mapping[str, Any]) -> str:
    state = "there" if folder["exists"] else "not made yet"
    rights = "writable" if folder["writable"] else "NOT writable"
    free = folder["free_bytes"]
    space = "" if free is None else f", {free / 1e9:.1f} GB free"
    return f"{folder['name']}: {folder['path']} ({state}, {rights}{space})"


def _problems(problems: Iterable[Problem]) -> list[str]:
    rows = [
        f"{'needed' if each.needed else 'optional'}: {each.text} To get it: {each.fix}"
        for each in problems
    ]
    return rows or ["nothing"]
