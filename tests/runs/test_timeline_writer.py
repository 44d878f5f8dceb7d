"""The writer of the weight timeline: complete at a flush, slow enough, and never in the way."""

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs import timeline_writer, weight_timeline
from normviz.runs.timeline_writer import FEWEST_ENTRIES, TimelineWriter
from normviz.runs.weight_timeline import FOLDER, kept_steps, read_weights

WEIGHTS = [np.float32([1.0, 2.0])]
BYTES = 8


@pytest.fixture(autouse=True)
def _no_shortest_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries may follow one another at once, unless a test says otherwise."""
    monkeypatch.setattr(timeline_writer, "SHORTEST_SECONDS", 0.0)
    monkeypatch.setattr(timeline_writer, "TIMES_THE_COST", 0.0)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[TimelineWriter]:
    with TimelineWriter(tmp_path, 100, BYTES) as opened:
        yield opened


def train(writer: TimelineWriter, first: int, last: int) -> None:
    for step in range(first, last + 1):
        if writer.is_due(step):
            writer.keep(step, lambda step=step: [WEIGHTS[0] + step])


def test_after_a_flush_everything_is_written(tmp_path: Path, writer: TimelineWriter) -> None:
    train(writer, 0, 40)
    writer.flush()
    assert kept_steps(tmp_path) == tuple(range(41))
    assert read_weights(tmp_path, 40)[0].tolist() == [41.0, 42.0]


def test_after_the_end_everything_is_written(tmp_path: Path) -> None:
    with TimelineWriter(tmp_path, 100, BYTES) as writer:
        train(writer, 0, 100)
    writer.close()
    assert kept_steps(tmp_path) == tuple(range(101))


def test_only_the_owner_can_read_it(tmp_path: Path, writer: TimelineWriter) -> None:
    train(writer, 0, 0)
    writer.flush()
    (path,) = (tmp_path / FOLDER).iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_kept_already_is_not_due(tmp_path: Path, writer: TimelineWriter) -> None:
    train(writer, 0, 3)
    writer.flush()
    with TimelineWriter(tmp_path, 100, BYTES, done=3) as second:
        assert [second.is_due(step) for step in (2, 3, 4)] == [False, False, True]


def test_entries_beyond_the_checkpoint_are_written_anew(tmp_path: Path) -> None:
    with TimelineWriter(tmp_path, 100, BYTES) as first:
        train(first, 0, 9)
    with TimelineWriter(tmp_path, 100, BYTES, done=5) as second:
        assert kept_steps(tmp_path) == (0, 1, 2, 3, 4, 5)
        second.keep(6, lambda: [WEIGHTS[0] * 0])
    assert read_weights(tmp_path, 6)[0].tolist() == [0.0, 0.0]


@pytest.mark.parametrize(("total", "stride"), [(20, 1), (24, 2), (100, 8), (1000, 72)])
def test_entries_that_come_too_fast_are_thinned_but_for_a_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, total: int, stride: int
) -> None:
    monkeypatch.setattr(timeline_writer, "SHORTEST_SECONDS", 3600.0)
    with TimelineWriter(tmp_path, total, BYTES) as writer:
        train(writer, 0, total)
    kept = kept_steps(tmp_path)
    assert kept == tuple(range(0, total + 1, stride))
    assert len(kept) > FEWEST_ENTRIES


def test_entries_that_cost_much_are_kept_less_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_writer, "TIMES_THE_COST", 1e12)
    with TimelineWriter(tmp_path, 100, BYTES) as writer:
        train(writer, 0, 100)
    assert kept_steps(tmp_path) == tuple(range(0, 101, 8))


def test_a_full_disk_is_told_once_and_later_entries_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    written = weight_timeline.write_arrays

    def full(path: Path, *rest: object, **more: object) -> None:
        if path.name in ("step-00000001.npz", "step-00000002.npz"):
            raise UserError(f"no space left to write {path}")
        written(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(weight_timeline, "write_arrays", full)
    with caplog.at_level(logging.WARNING), TimelineWriter(tmp_path, 100, BYTES) as writer:
        train(writer, 0, 4)
    assert kept_steps(tmp_path) == (0, 3, 4)
    assert len(caplog.records) == 1
    assert "no space left" in caplog.text


def test_where_no_folder_can_be_made_nothing_is_due(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    with caplog.at_level(logging.WARNING), TimelineWriter(tmp_path, 100, BYTES) as writer:
        assert not writer.is_due(0)
        assert writer.next_due(0) is None
        writer.flush()
    assert len(caplog.records) == 1
