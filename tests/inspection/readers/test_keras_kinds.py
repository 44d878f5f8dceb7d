import numpy as np
import pytest

from normviz.inspection.model import Weight
from normviz.inspection.norm_layers import UNNAMED
from normviz.inspection.readers.keras_kinds import kind_of_named, kind_of_numbered, snake_case


def vectors(*sizes: int) -> list[Weight]:
    return [Weight((size,), np.zeros(size)) for size in sizes]


def test_groups_are_named_as_keras_names_them() -> None:
    for name, expected in (
        ("BatchNormalization", "batch_normalization"),
        ("RMSNormalization", "rms_normalization"),
        ("DynamicTanh", "dynamic_tanh"),
        ("Conv2D", "conv2d"),
    ):
        assert snake_case(name) == expected


@pytest.mark.parametrize(
    ("names", "sizes", "kind"),
    [
        (("layer_normalization", "x"), (3, 3), "LayerNormalization"),
        (("norm1", "layer_normalization_12"), (3, 3), "LayerNormalization"),
        (("bn", "first"), (3, 3, 3, 3), "BatchNormalization"),
        (("bn2", "first"), (3, 3, 3), "BatchNormalization"),
        (("gn", "gn"), (3, 3), UNNAMED),
        (("norm_a", "norm_a"), (3, 3), UNNAMED),
        (("bn", "bn"), (3, 3), None),  # moving statistics alone, or γ and β: nobody can tell
        (("engine", "engine"), (3, 3), None),
        (("first", "second"), (3, 3, 3), None),
        (("norm", "norm"), (3, 4), None),
        (("norm", "norm"), (), None),
    ],
)
def test_a_layer_with_numbered_variables(
    names: tuple[str, str], sizes: tuple[int, ...], kind: str | None
) -> None:
    assert kind_of_numbered(names, vectors(*sizes)) == kind


def test_a_matrix_belongs_to_no_norm() -> None:
    assert kind_of_numbered(("norm", "norm"), [Weight((3, 3)), Weight((3, 3))]) is None


@pytest.mark.parametrize(
    ("name", "weights", "kind"),
    [
        ("first", ("gamma", "beta", "moving_mean", "moving_variance"), "BatchNormalization"),
        ("layer_normalization_3", ("gamma", "beta"), "LayerNormalization"),
        ("first", ("gamma", "beta"), UNNAMED),
        ("first", ("kernel", "bias"), None),
    ],
)
def test_a_layer_with_named_variables(
    name: str, weights: tuple[str, ...], kind: str | None
) -> None:
    assert kind_of_named(name, dict.fromkeys(weights, Weight((3,)))) == kind
