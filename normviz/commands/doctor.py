"""``normviz doctor``: reports what is installed, found and missing on this machine."""

import argparse
import json
import sys
from typing import Any, Final

from normviz.commands.arguments import add_data_dir, add_runs_dir

_JSON_HELP: Final = """\
--json prints one object, whose fields stay from version to version:
  normviz    version
  usable     whether nothing is missing that is needed
  problems   list of {id, needed, text, fix}; id is one of package, tensorflow, gpu,
             no_display, display, qt, fonts, signs, folder, space, data_folder, data_set
  versions   {normviz, python, qt, PySide6-Essentials, numpy, tensorflow, keras, torch, …}:
             version, or null where it is not installed
  system     {platform, machine, threads, memory_bytes}
  devices    {found: [{name, kind, model}], gpus: [{model, memory_bytes}], seconds, error}:
             where TensorFlow computes, and the GPUs that the driver knows
  display    {platform, screens: [{name, width, height, scale}], error}
  fonts      {families, text, signs: {sign: shown}, error}
  data       list of {name, found, form, path, stands_in, problem}
  folders    list of {name, path, exists, readable, writable, free_bytes}

Exit status: 0 if normviz can be used, 1 if something that is needed is missing.
"""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "doctor",
        help="report what is installed, found and missing",
        description="Reports versions, devices, display, fonts, data sets and folders, what is "
        "missing and how to get it. Needs no display; takes as long as TensorFlow takes to load.",
        epilog=_JSON_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--json", action="store_true", help="print one JSON object (see below)")
    add_data_dir(command)
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the report.

    Returns:
        0 if normviz can be used, 1 if something that is needed is missing.
    """
    from normviz import __version__
    from normviz.diagnostics.doctor.problems import problems_of
    from normviz.diagnostics.doctor.report import collect
    from normviz.diagnostics.doctor.report_text import report_text

    report = collect(arguments.data_dir, arguments.runs_dir)
    problems = problems_of(report)
    usable = not any(problem.needed for problem in problems)
    if arguments.json:
        judged = {"normviz": __version__, "usable": usable}
        judged["problems"] = [vars(problem) for problem in problems]
        sys.stdout.write(json.dumps(judged | report.to_json()) + "\n")
    else:
        sys.stdout.write(report_text(report, problems))
    return 0 if usable else 1
