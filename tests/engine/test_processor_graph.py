import tempfile
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from normviz.engine.processor_graph import on_processor


def test_a_function_is_traced_once_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    traced: list[object] = []

    def weighted(x: tf.Tensor, factor: tf.Tensor) -> tf.Tensor:
        if len(x.shape) == 2:
            traced.append(x.shape)
        return factor * x

    call = on_processor(weighted, tf.TensorSpec((None, 2)), tf.TensorSpec(()))

    for count in (1, 3):
        x = np.arange(2.0 * count, dtype=np.float32).reshape(count, 2)
        found = call(x, 2.0)
        np.testing.assert_array_equal(found, 2 * x)
        assert "CPU" in found.device
    assert len(traced) == 1
    assert not list(tmp_path.iterdir())
