"""Every rule speaks where it has to, with the right numbers, and is silent elsewhere."""

from dataclasses import replace
from string import Formatter

import numpy as np
import pytest

from normviz.inspection.model import ModelLayer
from normviz.inspection.rule import RULES
from tests.inspection.builders import IMAGE, batch_norm, convolution, findings, weights


def with_values(layer: ModelLayer, **values: object) -> ModelLayer:
    return replace(layer, weights={**layer.weights, **weights(**values)})


def behind(before: ModelLayer, layer: ModelLayer) -> tuple[ModelLayer, ModelLayer]:
    return before, replace(layer, inputs=(before.name,))


def norm(kind: str, shape: tuple[int | None, ...] = IMAGE, **settings: object) -> ModelLayer:
    return ModelLayer("norm", kind, settings, (), shape, trainable=True)


DROPOUT = ModelLayer("drop", "Dropout", {"rate": 0.5}, (), IMAGE)
TWO = (2, 8, 8, 6)
SQUARE = (None, 6, 6, 6)
DENSE = replace(convolution(), name="dense", kind="Dense", settings={"activation": "linear"})

SPOKEN: dict[str, tuple[tuple[ModelLayer, ...], dict[str, object]]] = {
    "not-finite": (
        (with_values(batch_norm(), gamma=[np.nan, 1, np.inf, 1, 1, 1]),),
        {"weight": "gamma", "bad": 2, "count": 6},
    ),
    "negative-variance": (
        (with_values(batch_norm(), moving_variance=[-1, 1, 1, 1, 1, 1]),),
        {"bad": 1, "smallest": -1.0},
    ),
    "groups-do-not-divide": (
        (norm("GroupNormalization", axis=-1, groups=4),),
        {"groups": 4, "channels": 6},
    ),
    "set-of-one": ((batch_norm((1, 6)),), {"shape": "1 × 6", "sets": 6}),
    "moving-at-start": (
        (with_values(batch_norm(), moving_mean=np.zeros(6), moving_variance=np.ones(6)),),
        {"channels": 6},
    ),
    "wrong-axis": (
        behind(convolution(), batch_norm(axis=1)),
        {"axis": 1, "size": 8, "right": 3, "channels": 6},
    ),
    "small-batch": ((batch_norm(TWO),), {"batch": 2, "size": 128}),
    "swapped-momentum": ((batch_norm(momentum=0.1),), {"new": 0.9, "ported": 0.9}),
    "dropout-before": (behind(DROPOUT, batch_norm()), {"rate": 0.5, "factor": 2.0}),
    "variance-overflow": (
        (with_values(batch_norm(), moving_variance=[1e5, 1, 1, 1, 1, 1]),),
        {"count": 1, "largest": 65504.0, "most": 1e5},
    ),
    "variance-below-epsilon": (
        (with_values(batch_norm(), moving_variance=[1e-4, 1, 1, 1, 1, 1]),),
        {"count": 1, "smallest": 1e-4, "deviation": np.sqrt(1e-4 / 1.1e-3)},
    ),
    "gamma-zero": (
        (with_values(batch_norm(), gamma=[0, 1e-4, 1, 1, 1, 1]),),
        {"count": 2, "total": 6, "smallest": 0.0},
    ),
    "frozen": ((replace(batch_norm(), trainable=False),), {"trainable": False}),
    "pixel-layer-norm": ((norm("LayerNormalization", axis=-1),), {"size": 6, "sets": 64}),
    "special-groups": ((norm("GroupNormalization", axis=-1, groups=1),), {"groups": 1}),
    "bias-before": (behind(convolution(), batch_norm()), {"before": "conv", "parameters": 6}),
    "foldable": (behind(convolution(), batch_norm()), {"before": "conv", "parameters": 24}),
    "ported-epsilon": (
        (with_values(batch_norm(), moving_variance=[1e-3, 1, 1, 1, 1, 1]),),
        {"other": "PyTorch", "factor": np.sqrt(2e-3 / 1.01e-3), "variance": 1e-3},
    ),
    "rms-scaling": ((norm("LayerNormalization", rms_scaling=True),), {"rms_scaling": True}),
}


def test_every_rule_is_tried() -> None:
    assert set(SPOKEN) == set(RULES)


@pytest.mark.parametrize("rule", SPOKEN)
def test_a_rule_speaks_with_its_numbers(rule: str) -> None:
    layers, expected = SPOKEN[rule]

    found = findings(*layers)[rule]

    for name, value in expected.items():
        if isinstance(value, float):
            assert found.evidence[name] == pytest.approx(value)
        else:
            assert found.evidence[name] == value
    assert found.layer == layers[-1].name
    assert "{" not in found.text


@pytest.mark.parametrize("rule", SPOKEN)
def test_a_sentence_tells_the_numbers_that_it_was_computed_from(rule: str) -> None:
    found = findings(*SPOKEN[rule][0])[rule]
    told = {name for _, name, _, _ in Formatter().parse(found.template) if name}
    in_words = {"trainable", "rms_scaling", "groups"}  # “not trainable”, “one group”
    assert set(found.evidence) - in_words <= told


def test_nothing_is_said_of_a_trained_layer_with_ordinary_numbers() -> None:
    assert findings(batch_norm((32, 8, 8, 6))) == {}


SILENT: dict[str, tuple[ModelLayer, ...]] = {
    "moving-at-start": (with_values(batch_norm(), moving_variance=np.ones(6)),),
    "wrong-axis": behind(convolution(data_format="channels_first"), batch_norm(axis=1)),
    "small-batch": (replace(batch_norm(TWO), trainable=False),),
    "set-of-one": (replace(batch_norm((1, 6)), trainable=False),),
    "dropout-before": behind(replace(DROPOUT, settings={"rate": 0.0}), batch_norm()),
    "bias-before": behind(convolution(activation="relu"), batch_norm()),
    "foldable": behind(convolution(activation="relu"), batch_norm()),
    "special-groups": (norm("GroupNormalization", axis=-1, groups=2),),
    "pixel-layer-norm": (norm("LayerNormalization", (None, 5, 6), axis=-1),),
    "frozen": (batch_norm(),),
}


@pytest.mark.parametrize("rule", SILENT)
def test_a_rule_is_silent_where_it_would_be_wrong(rule: str) -> None:
    assert rule not in findings(*SILENT[rule])


@pytest.mark.parametrize("rule", ["bias-before", "foldable"])
@pytest.mark.parametrize(
    ("before", "layer", "speaks"),
    [
        (convolution(), batch_norm(), True),
        (convolution(), batch_norm(SQUARE, axis=1), False),  # as many rows as channels
        (convolution(), batch_norm(SQUARE, axis=2), False),
        (convolution(data_format="channels_first"), batch_norm(SQUARE, axis=1), True),
        (convolution(data_format="channels_first"), batch_norm(SQUARE), False),
        (DENSE, batch_norm((None, 6)), True),
        (DENSE, batch_norm((None, 6, 6)), True),
        (DENSE, batch_norm((None, 6, 6), axis=1), False),  # steps in the place of units
    ],
)
def test_numbers_of_a_layer_and_its_norm_belong_together_by_their_channels(
    rule: str, before: ModelLayer, layer: ModelLayer, speaks: bool
) -> None:
    assert (rule in findings(*behind(before, layer))) is speaks


@pytest.mark.parametrize(
    ("layer", "output"),
    [
        (batch_norm((1, 6)), "in training the output is β"),
        (norm("GroupNormalization", (4, 1, 1, 6), axis=-1, groups=6), ": the output is β"),
        (batch_norm((1, 6), epsilon=0.0), "NaN"),
    ],
)
def test_the_output_of_sets_of_one_is_that_of_the_mode(layer: ModelLayer, output: str) -> None:
    assert output in findings(layer)["set-of-one"].text


def test_in_pytorch_momentum_and_frozen_mean_something_else() -> None:
    layer = replace(batch_norm(momentum=0.1, axis=1), trainable=False)

    found = findings(layer, framework="PyTorch")

    assert "swapped-momentum" not in found
    assert "frozen" not in found
    assert "swapped-momentum" in findings(
        replace(layer, settings={**layer.settings, "momentum": 0.99}), framework="PyTorch"
    )


def test_sizes_that_are_not_known_are_not_said() -> None:
    found = findings(norm("LayerNormalization", (None, None, None, 6), axis=-1))

    assert found["pixel-layer-norm"].evidence == {"axis": 3, "size": 6, "sets": "several"}
