import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Batches, Epoch
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store
from normviz.runs.tensorboard.export import export_tensorboard
from normviz.runs.weight_timeline import WeightTimeline


@pytest.fixture
def run(
    store: Store,
    spec: RunSpec,
    row: Callable[..., Epoch],
    batch: Callable[[int, int], Batches],
    checkpoint: Callable[[Epoch], Checkpoint],
) -> str:
    with store.create(replace(spec, name="a | b\nc")) as writer:
        writer.started(10)
        timeline = WeightTimeline(store.path(writer.run), 20, 1000)
        timeline.keep(0, [np.zeros((2, 3), np.float32), np.full(2, np.nan, np.float32)])
        writer.batch(batch(1, 300))
        writer.save(checkpoint(row(1, step=300, loss=math.nan, val_loss=None)))
        return writer.run


def read(folder: Path) -> list[Any]:
    """The events of a folder as TensorFlow reads them; it checks every checksum."""
    import tensorflow as tf

    (path,) = folder.iterdir()
    return list(tf.compat.v1.train.summary_iterator(str(path)))


def test_tensorflow_reads_scalars_histograms_and_settings(
    store: Store, run: str, tmp_path: Path
) -> None:
    assert export_tensorboard(store, store.runs(), tmp_path / "logs") == []
    assert export_tensorboard(store, store.runs(), tmp_path / "logs") == []  # in the same place
    version, about, *events = read(tmp_path / "logs" / run)
    assert version.file_version == "brain.Event:2"
    (text,) = about.summary.value
    assert text.metadata.plugin_data.plugin_name == "text"
    table = text.tensor.string_val[0].decode()
    assert "| name | a \\| b c |" in table
    assert "| learning_rate | 0.01 |" in table
    values = {(event.step, value.tag): value for event in events for value in event.summary.value}
    assert values[5, "batch/loss"].simple_value == 5.0
    assert values[300, "batch/accuracy"].simple_value == 3.0
    assert math.isnan(values[300, "epoch/loss"].simple_value)
    assert (300, "validation/loss") not in values
    assert values[300, "validation/accuracy"].simple_value == pytest.approx(0.1)
    histogram = values[0, "weights/00 2x3"].histo
    assert (histogram.num, sum(histogram.bucket), histogram.max) == (6, 6, 0)
    assert (0, "weights/01 2") not in values  # it has no finite value
    times = [event.wall_time for event in events[:300]]
    assert times == sorted(times)


def test_a_run_whose_values_are_damaged_is_named_and_the_others_are_written(
    store: Store, run: str, spec: RunSpec, tmp_path: Path
) -> None:
    store.create(spec).close()
    store._database.write("UPDATE batches SET data = 'odd' WHERE run = ?", (run,))
    (problem,) = export_tensorboard(store, store.runs(), tmp_path)
    assert run in problem
    assert len(list(tmp_path.iterdir())) == 2  # the runs folder of the test, and one run
