"""Queries Qt and TensorFlow in separate processes, because either may crash or hang."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import normviz

DISPLAY: Final = "normviz.ui.shell.display_probe"
DEVICES: Final = "normviz.engine.device_probe"
_AFTER_KILL_SECONDS: Final = 5
_LONGEST_ERROR: Final = 500


@dataclass(frozen=True)
class ProbeResult:
    """What a probe found out.

    Attributes:
        found: The JSON object that it printed; empty where there is an error.
        error: One line that says why there is none; empty where there is one.
    """

    found: Mapping[str, Any]
    error: str


class ProbeProcess:
    """A module that runs in a process of its own and prints one JSON object."""

    def __init__(self, module: str, variables: Mapping[str, str] | None = None) -> None:
        """Starts the process.

        Args:
            module: Its name; it prints JSON in its last line.
            variables: Environment variables beside those of this process.
        """
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=module_environment() | dict(variables or {}),
        )

    def answer(self, seconds: float) -> ProbeResult:
        """Waits for the answer, and ends the process where it takes longer.

        Args:
            seconds: How long at most.
        """
        try:
            out, err = self._process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.end()
            return ProbeResult({}, f"no answer within {seconds:g} seconds")
        if self._process.returncode != 0:
            status = self._process.returncode
            cause = _cause(err, killed=status < 0).removesuffix(".")
            return ProbeResult({}, cause or f"exit status {status}")
        with suppress(ValueError, IndexError):
            found = json.loads(out.decode("utf-8", "replace").splitlines()[-1])
            if isinstance(found, dict):
                return ProbeResult(found, "")
        return ProbeResult({}, "no answer")

    def end(self) -> None:
        """Ends the process, if it still runs."""
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.communicate(timeout=_AFTER_KILL_SECONDS)


def module_environment() -> dict[str, str]:
    """Variables for ``python -P -m normviz.…``: the process imports this very normviz."""
    package = str(Path(normviz.__file__).parent.parent)
    known = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": os.pathsep.join([package, known] if known else [package])}


def _cause(text: bytes, *, killed: bool) -> str:
    """One line: the first one of Qt, which aborts, or the last one of a traceback."""
    lines = [line.strip() for line in text.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[0 if killed else -1][:_LONGEST_ERROR] if lines else ""
