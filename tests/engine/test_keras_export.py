import errno
import os
from pathlib import Path

import keras
import numpy as np
import pytest

from normviz.engine.keras_export import export_keras
from normviz.engine.training.trainer import train
from normviz.errors import UserError
from normviz.runs.control import TrainingControl
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store

SPEC = build_spec(
    "tutorial-norms",
    norm="batch",
    dataset="digits",
    settings={"train_size": 32, "validation_size": 32},
)


def no_space(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # in Keras
def test_the_file_holds_the_weights_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "net.keras"
    with Store(tmp_path / "runs") as store:
        run = train(SPEC, lambda event: None, TrainingControl(), store)  # noqa: ARG005
        export_keras(store, run, path)
        checkpoint = store.checkpoint(run)
        before = path.read_bytes()
        monkeypatch.setattr(os, "fsync", no_space)
        with pytest.raises(UserError, match="no space left to write"):
            export_keras(store, run, path)
        assert path.read_bytes() == before
    assert checkpoint is not None
    loaded = keras.saving.load_model(path)
    for mine, other in zip(loaded.get_weights(), checkpoint.weights(), strict=True):
        np.testing.assert_array_equal(mine, other)


def test_what_cannot_be_exported_is_named(tmp_path: Path) -> None:
    with Store(tmp_path / "runs") as store:
        writer = store.create(SPEC)
        writer.close()
        with pytest.raises(UserError, match=r"expected a file name that ends with \.keras"):
            export_keras(store, writer.run, tmp_path / "net.h5")
        with pytest.raises(UserError, match="has no weights yet"):
            export_keras(store, writer.run, tmp_path / "net.keras")
