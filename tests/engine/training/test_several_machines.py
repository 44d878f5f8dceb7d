"""The script of the documentation trains one network in two processes, over loopback."""

import json
import os
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parents[3] / ".github" / "SEVERAL_DEVICES.md"
MOST_SECONDS = 120


def free_ports(count: int) -> list[int]:
    """Ports that nobody uses now; all are held until the last one is found."""
    with ExitStack() as stack:
        places = [stack.enter_context(socket.socket()) for _ in range(count)]
        for place in places:
            place.bind(("127.0.0.1", 0))
        return [place.getsockname()[1] for place in places]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of the first worker, and what each worker printed."""
    try:
        ports = free_ports(2)
    except OSError as error:
        pytest.skip(f"sockets on loopback are refused here: {error}")
    code = DOCUMENT.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    cluster = {"worker": [f"127.0.0.1:{port}" for port in ports]}
    folders = [tmp_path_factory.mktemp(f"worker{index}") for index in range(2)]
    started = []
    for index, folder in enumerate(folders):
        config = {"cluster": cluster, "task": {"type": "worker", "index": index}}
        started.append(
            subprocess.Popen(  # noqa: S603
                [sys.executable, "-c", code],
                cwd=folder,
                env=os.environ
                | {"TF_CONFIG": json.dumps(config), "PYTHONPATH": str(DOCUMENT.parents[1])},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
    try:
        ended = [process.communicate(timeout=MOST_SECONDS) for process in started]
    finally:
        for process in started:
            process.kill()
    for process, (_, errors) in zip(started, ended, strict=True):
        assert process.returncode == 0, errors[-2000:]
    return folders[0], [output for output, _ in ended]


def test_both_train_one_network(answers: tuple[Path, list[str]]) -> None:
    first, second = (text.replace(f"worker {at}", "") for at, text in enumerate(answers[1]))
    assert first == second
    assert [line.rpartition(" ")[0] for line in first.splitlines()] == [
        ": epoch 1, loss",
        ": epoch 2, loss",
    ]


def test_the_first_keeps_it(answers: tuple[Path, list[str]]) -> None:
    assert (answers[0] / "together.keras").is_file()
