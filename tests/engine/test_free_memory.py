"""How much memory is left."""

import math
import subprocess
import sys
from pathlib import Path

import pytest

from normviz.engine import free_memory


def test_the_machine_says_what_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "meminfo"
    told.write_text("MemTotal:  9 kB\nMemAvailable:       3 kB\n")
    monkeypatch.setattr(free_memory, "_MEMORY", told)
    assert free_memory.free_bytes() <= 3 * 1024
    told.write_text("MemAvailable:\n")
    assert free_memory._of_machine() == math.inf


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")
def test_a_limit_of_the_process_counts() -> None:
    code = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 29, -1))\n"
        "from normviz.engine.free_memory import free_bytes\n"
        "print(int(free_bytes()))"
    )
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603  # own
    assert 0 < int(said.stdout) < 1 << 29
