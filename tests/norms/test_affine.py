"""The settings of γ and β in the code to copy."""

from typing import Any

import keras
import numpy as np
import pytest

from normviz.norms import NormSpec, Place, keras_lines, torch_lines

PLACE = Place((6, 3, 4))
WITH_AFFINE = ("batch", "layer", "layer-keras", "instance", "group")


def layer_of(name: str, **settings: Any) -> Any:
    """The layer that the Keras line makes, built."""
    line = keras_lines(NormSpec(name, groups=None, **settings), PLACE)
    layer = eval(line, {"keras": keras})  # noqa: S307
    layer.build((None, 3, 4, 6))
    return layer


@pytest.mark.parametrize("name", WITH_AFFINE)
def test_gamma_and_beta_start_where_the_settings_say(name: str) -> None:
    layer = layer_of(name, gamma_initializer=0.5, beta_initializer="ones")
    np.testing.assert_array_equal(layer.gamma, 0.5)
    np.testing.assert_array_equal(layer.beta, 1.0)


@pytest.mark.parametrize("name", WITH_AFFINE)
def test_penalties_and_constraints_are_those_of_the_settings(name: str) -> None:
    layer = layer_of(
        name, gamma_regularizer="l1", beta_regularizer="l1_l2", regularizer_factor=0.25,
        gamma_constraint="non_neg", beta_constraint="max_norm",
    )  # fmt: skip
    assert isinstance(layer.gamma_regularizer, keras.regularizers.L1)
    assert float(layer.gamma_regularizer.l1) == 0.25
    assert isinstance(layer.beta_regularizer, keras.regularizers.L1L2)
    assert (float(layer.beta_regularizer.l1), float(layer.beta_regularizer.l2)) == (0.25, 0.25)
    assert isinstance(layer.gamma_constraint, keras.constraints.NonNeg)
    assert isinstance(layer.beta_constraint, keras.constraints.MaxNorm)


def test_what_is_not_learned_has_no_settings() -> None:
    line = keras_lines(
        NormSpec("batch", scale=False, gamma_initializer=0.5, gamma_regularizer="l2"), PLACE
    )
    assert "gamma" not in line
    assert "scale=False" in line


def test_rms_gets_its_start_after_it_was_built() -> None:
    spec = NormSpec("rms", gamma_initializer=0.5)
    lines = keras_lines(spec, PLACE).splitlines()
    names: dict[str, Any] = {"keras": keras}
    exec("\n".join(lines), names)  # noqa: S102
    np.testing.assert_array_equal(names["norm"].scale, 0.5)
    first = keras_lines(spec, Place((6, 3, 4), channels_first=True))
    exec(first, names)  # noqa: S102
    np.testing.assert_array_equal(names["norm"].layers[1].scale, 0.5)


@pytest.mark.parametrize(
    ("name", "settings", "expected"),
    [
        ("batch", {}, "torch.nn.BatchNorm2d(6, eps=0.001, momentum=0.01)"),
        (
            "group",
            {"groups": 2, "gamma_initializer": 0.5},
            ("norm = torch.nn.GroupNorm(2, 6, eps=0.001)\n"
            "torch.nn.init.constant_(norm.weight, 0.5)"),
        ),
        (
            "instance",
            {"center": False, "gamma_initializer": "zeros"},
            ("norm = torch.nn.InstanceNorm2d(6, eps=0.001, affine=True)\n"
            "torch.nn.init.constant_(norm.weight, 0.0)\n"
            "norm.bias.requires_grad_(False)"),
        ),
        (
            "layer-keras",
            {"center": False, "gamma_initializer": 2.0},
            ("# on (N, H, W, C): x.permute(0, 2, 3, 1)\n"
            "norm = torch.nn.LayerNorm(6, eps=0.001, bias=False)\n"
            "torch.nn.init.constant_(norm.weight, 2.0)"),
        ),
        (
            "rms",
            {"gamma_initializer": 2.0},
            ("# on (N, H, W, C): x.permute(0, 2, 3, 1)\n"
            "norm = torch.nn.RMSNorm(6, eps=1e-06)\n"
            "torch.nn.init.constant_(norm.weight, 2.0)"),
        ),
        ("layer", {"scale": False, "center": False},
         "torch.nn.GroupNorm(1, 6, eps=0.001, affine=False)"),
    ],
)  # fmt: skip
def test_pytorch_starts_where_the_settings_say(
    name: str, settings: dict[str, Any], expected: str
) -> None:
    assert torch_lines(NormSpec(name, **settings), PLACE) == expected


def test_the_app_s_own_layer_is_named_with_what_it_learns() -> None:
    call = NormSpec("frn", learn_epsilon=True).norm.keras(
        NormSpec("frn", learn_epsilon=True), PLACE
    )
    assert call.path == "normviz.engine.layers.FilterResponseNormalization"
    assert call.named["learn_epsilon"] is True
    assert "learn_epsilon" not in NormSpec("frn").norm.keras(NormSpec("frn"), PLACE).named
