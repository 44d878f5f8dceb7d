import keras
import pytest

from normviz.engine.model_summary import model_summary
from normviz.engine.networks import build
from normviz.ports.training import LayerRow
from normviz.recipes import RECIPES


def test_rows_of_the_batch_norm_recipe() -> None:
    rows = model_summary(build("batch-norm"))
    assert rows[1] == LayerRow(rows[1].layer, "Conv2D", (28, 28, 12), 108, 108)
    assert rows[2] == LayerRow(rows[2].layer, "BatchNormalization", (28, 28, 12), 36, 12)
    assert rows[-1] == LayerRow(rows[-1].layer, "Dense", (10,), 2_010, 2_010)
    total, trained = RECIPES["batch-norm"].parameters()
    assert sum(row.parameters for row in rows) == total
    assert sum(row.trainable for row in rows) == trained


def test_wrappers_name_what_they_wrap() -> None:
    rows = model_summary(build("weight-norm-cifar", "weight"))
    assert rows[0].type == "WeightNormalization(Conv2D)"
    assert (rows[0].parameters, rows[0].trainable) == (463, 462)
    assert sum(row.trainable for row in rows) == 62_242


def test_a_model_without_shapes_has_no_summary() -> None:
    with pytest.raises(ValueError, match="expected one that is built"):
        model_summary(keras.Sequential([keras.layers.Dense(3)]))
