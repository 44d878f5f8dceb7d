"""Prints what a user sends when something went wrong: this installation and the end of the log.

``python -m normviz.diagnostics.problem_report LOG [DATA_DIR [RUNS_DIR]]``: the window runs it in a
process of its own, since TensorFlow takes seconds to load. An empty folder means the usual one.
"""

import sys
from pathlib import Path

from normviz.diagnostics.doctor.problems import problems_of
from normviz.diagnostics.doctor.report import collect
from normviz.diagnostics.doctor.report_text import report_text
from normviz.diagnostics.home_paths import shorten_home
from normviz.diagnostics.log_file import log_tail


def problem_report(log: str, data_dir: Path | None = None, runs_dir: Path | None = None) -> str:
    """The report, with ``~`` in place of the home folder.

    Args:
        log: The end of the log.
        data_dir: Where the window looks for data sets first.
        runs_dir: Where the window keeps runs.
    """
    report = collect(data_dir, runs_dir)
    text = report_text(report, problems_of(report))
    rows = "\n".join(f"  {line}" for line in (log.splitlines() or ["nothing was logged"]))
    return shorten_home(f"{text}Log\n{rows}\n")


def main() -> None:
    """Prints the report as UTF-8."""
    log, data_dir, runs_dir, *_ = [*sys.argv[1:], "", "", ""]
    tail = log_tail(Path(log)) if log else ""
    text = problem_report(tail, _folder(data_dir), _folder(runs_dir))
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def _folder(text: str) -> Path | None:
    return Path(text) if text else None


if __name__ == "__main__":
    main()
