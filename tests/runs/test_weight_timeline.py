"""The weight timeline: even, bounded, crash-safe, and read without trust."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normviz.errors import UserError
from normviz.runs.weight_timeline import (
    FOLDER,
    WeightTimeline,
    kept_steps,
    nearest_step,
    read_weights,
)

WEIGHTS = [np.arange(6, dtype=np.float32).reshape(2, 3), np.float32([1.5])]
BYTES = 28


def train(folder: Path, total: int, first: int = 0, **limits: int) -> WeightTimeline:
    """Keeps what is due between two steps, as a training does."""
    timeline = WeightTimeline(folder, total, BYTES, **limits)
    for step in range(first, total + 1):
        if timeline.is_due(step):
            timeline.keep(step, [WEIGHTS[0] + step, WEIGHTS[1]])
    return timeline


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    train(tmp_path, 3)
    first, second = read_weights(tmp_path, 2)
    np.testing.assert_array_equal(first, WEIGHTS[0] + 2)
    np.testing.assert_array_equal(second, WEIGHTS[1])
    assert first.dtype == np.float32


def test_flags_and_counters_of_layers_are_read_back(tmp_path: Path) -> None:
    weights = [np.array(True), np.array(7, np.int64), np.uint32([1, 2]), np.float16([0.5])]
    WeightTimeline(tmp_path, 1, BYTES).keep(0, weights)
    found = read_weights(tmp_path, 0)
    assert [(each.dtype, each.tolist()) for each in found] == [
        (each.dtype, each.tolist()) for each in weights
    ]


def test_the_first_weights_and_then_even_steps_are_kept(tmp_path: Path) -> None:
    train(tmp_path, 1000, most_entries=5)
    assert kept_steps(tmp_path) == (0, 250, 500, 750, 1000)


@pytest.mark.parametrize("total", [1, 119, 120, 121, 1000, 4690])
def test_a_whole_training_stays_within_the_entries(tmp_path: Path, total: int) -> None:
    train(tmp_path, total)
    assert min(60, total) <= len(kept_steps(tmp_path)) <= 120


def test_the_bytes_bound_the_entries(tmp_path: Path) -> None:
    train(tmp_path, 1000, most_bytes=BYTES * 4)
    assert len(kept_steps(tmp_path)) <= 4


def test_a_network_too_large_for_two_entries_keeps_its_first_weights(tmp_path: Path) -> None:
    train(tmp_path, 100, most_bytes=BYTES + 1)
    assert kept_steps(tmp_path) == (0,)


def test_a_longer_training_thins_what_was_kept(tmp_path: Path) -> None:
    train(tmp_path, 100, most_entries=11)
    assert kept_steps(tmp_path) == tuple(range(0, 101, 10))
    train(tmp_path, 300, first=101, most_entries=11)
    assert kept_steps(tmp_path) == (0, 40, 80, 120, 160, 200, 240, 280)


def test_a_resumed_training_keeps_the_same_steps(tmp_path: Path) -> None:
    train(tmp_path / "whole", 500)
    timeline = WeightTimeline(tmp_path / "parts", 500, BYTES)
    for step in range(260):
        if timeline.is_due(step):
            timeline.keep(step, WEIGHTS)
    train(tmp_path / "parts", 500, first=200)
    assert kept_steps(tmp_path / "parts") == kept_steps(tmp_path / "whole")


@given(total=st.integers(1, 5000), more=st.integers(0, 5000), most=st.integers(2, 120))
def test_no_training_passes_the_limit(
    tmp_path_factory: pytest.TempPathFactory, total: int, more: int, most: int
) -> None:
    folder = tmp_path_factory.mktemp("run")
    first = WeightTimeline(folder, total, BYTES, most_entries=most)
    due = [step for step in range(total + 1) if first.is_due(step)]
    for step in due[:3] + due[-1:]:
        first.keep(step, WEIGHTS)
    second = WeightTimeline(folder, total + more, BYTES, most_entries=most)
    assert sum(second.is_due(step) for step in range(total + more + 1)) <= most
    assert all(second.is_due(step) for step in kept_steps(folder))


def test_the_next_step_that_is_due(tmp_path: Path) -> None:
    timeline = WeightTimeline(tmp_path, 1000, BYTES, most_entries=5)
    assert [timeline.next_due(step) for step in (0, 249, 250)] == [250, 250, 500]


def test_the_nearest_kept_step() -> None:
    assert nearest_step((0, 10, 20), 14) == 10
    assert nearest_step((0, 10, 20), 15) == 10
    assert nearest_step((0, 10, 20), 999) == 20
    with pytest.raises(UserError, match="no kept weights"):
        nearest_step((), 3)


def test_a_run_without_timeline_has_no_steps(tmp_path: Path) -> None:
    assert kept_steps(tmp_path) == ()
    with pytest.raises(UserError, match="step 5 are not kept"):
        read_weights(tmp_path, 5)


def test_a_cut_entry_takes_no_other_along(tmp_path: Path) -> None:
    train(tmp_path, 3)
    path = tmp_path / FOLDER / "step-00000002.npz"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(UserError, match="cut or damaged"):
        read_weights(tmp_path, 2)
    assert len(read_weights(tmp_path, 3)) == 2


def test_foreign_files_and_links_are_no_entries(tmp_path: Path) -> None:
    train(tmp_path, 1)
    (tmp_path / FOLDER / "notes.txt").write_text("mine")
    (tmp_path / FOLDER / "step-00000009.npz").symlink_to(tmp_path / FOLDER / "step-00000001.npz")
    assert kept_steps(tmp_path) == (0, 1)
    WeightTimeline(tmp_path, 1, BYTES)
    assert (tmp_path / FOLDER / "notes.txt").exists()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("")
    with pytest.raises(UserError):
        WeightTimeline(tmp_path, 10, BYTES)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="received a link"):
        WeightTimeline(tmp_path, 10, BYTES)
    assert kept_steps(tmp_path) == ()


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_process_killed_while_it_writes_leaves_a_readable_timeline(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; import numpy as np\n"
        "from normviz.runs.weight_timeline import WeightTimeline\n"
        "timeline = WeightTimeline(Path(sys.argv[1]), 100000, 4_000_000, most_bytes=1 << 40)\n"
        "for step in range(0, 100000, 850):\n"
        "    timeline.keep(step, [np.full(1_000_000, step, np.float32)])\n"
        "    print(step, flush=True)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    steps = kept_steps(tmp_path)
    assert len(steps) >= 5
    for step in steps:
        assert read_weights(tmp_path, step)[0][0] == step
