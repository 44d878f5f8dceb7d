"""Every statement about a norm, wherever it is shown, computed on the real Keras layer.

Shapes, groups, switches, modes and orders are random; a statement that is shown where it is not
true fails, and so does one that no function here checks.
"""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import pytest

from normviz import norms
from normviz.figure.marks import Wording
from normviz.norms import NormSpec, Place, Situation
from tests.figure.states import figure_state
from tests.norms.code_cases import run

Array = np.ndarray
SEEDS = (*range(40), 51, 103, 112, 125, 152, 168, 177, 219, 305)
OF_KEYWORDS_AND_TORCH = {
    "axis-kept", "axis-reduced", "axis-split", "channels-multiple", "evaluate-moves", "kernel",
    "threshold", "renorm-clipping", "new-layer", "new-renorm-layer", "keras-too-old",
    "unbiased-variance", "torch-set-of-one", "power-iteration", "length-apart", "unchanged",
    "epsilon-zero", "epsilon-zero-batch", "epsilon-zero-instance", "epsilon-zero-renorm",
    "epsilon-zero-moving",
}  # fmt: skip
"""Checked in test_code_runs_in_keras.py and test_code_runs_in_torch.py, or what words mean."""


class Shown:
    """A norm as it is shown: its situation, and its real layer on (N, C, H, W)."""

    def __init__(self, seed: int) -> None:
        random = np.random.default_rng(seed)
        self.random = random
        activations = [norm.name for norm in norms.CATALOG.values() if norm.kind == "activation"]
        name = str(random.choice(activations))
        n, parts, each, h, w = (int(random.choice([1, 1, 2, 3])) for _ in range(5))
        self.spec = NormSpec(
            name,
            groups=parts,
            epsilon=None if name == "unit" else float(random.choice([1e-12, 1e-3])),
            center=bool(random.integers(2)),
            scale=bool(random.integers(4)),
            training=bool(random.integers(2)),
            gamma_initializer=float(random.choice([0.0, 1.0, 1.5])),
            beta_initializer=float(random.choice([-0.5, 0.0, 0.5])),
        )
        self.situation = Situation(
            self.spec,
            (n, parts * each, h, w),
            channels_first=bool(random.integers(2)),
            gamma=float(self.spec.gamma_initializer),  # type: ignore[arg-type]  # a number here
            beta=float(self.spec.beta_initializer) if self._has_beta else 0.0,  # type: ignore[arg-type]
        )
        self.x = random.normal(0.7, 1.6, self.situation.shape).astype(np.float32)

    @property
    def _has_beta(self) -> bool:
        return self.spec.center and "beta" in self.spec.norm.learned

    def y(self, x: Array, name: str = "", groups: int | None = None) -> Array:
        """What the real layer, or that of another norm with the same settings, makes of ``x``."""
        settings = self.spec.to_json() | {"name": name or self.spec.name}
        spec = NormSpec(**settings | {"groups": groups or self.spec.groups})
        return called(layer_of(spec, self.situation), x, self.situation)


def layer_of(spec: NormSpec, situation: Situation) -> Any:
    place = Place(situation.shape[1:], situation.channels_first)
    return run(norms.keras_lines(spec, place, imports=True))[0]


def called(layer: Any, x: Array, situation: Situation) -> Array:
    """The output of a layer on (N, C, H, W), whatever its own order is."""
    given = x if situation.channels_first else x.transpose(0, 2, 3, 1)
    mode = {"training": situation.spec.training} if isinstance(layer, keras.layers.Layer) else {}
    y = np.asarray(layer(given, **mode))
    return y if situation.channels_first else y.transpose(0, 3, 1, 2)


def same(one: Array, other: Array) -> bool:
    return bool(np.allclose(one, other, atol=2e-4))


def equals(other: str, groups: int | None = None) -> Callable[[Shown], bool]:
    return lambda shown: same(shown.y(shown.x), shown.y(shown.x, other, groups))


def gives_beta(shown: Shown) -> bool:
    return same(shown.y(shown.x), np.full(shown.x.shape, shown.situation.beta))


def keeps_the_sign(shown: Shown) -> bool:
    far = 50 * np.sign(shown.x)
    return same(shown.y(far), shown.y(2 * far))


def keeps_the_order(shown: Shown) -> bool:
    ranks = shown.x.ravel().argsort().argsort().reshape(shown.x.shape)
    return same(shown.y(100 * ranks.astype(np.float32)), shown.y(7e3 * ranks.astype(np.float32)))


def no_other_changes_y(shown: Shown) -> bool:
    moved = shown.x.copy()
    moved.flat[1:] += shown.random.normal(size=moved.size - 1).astype(np.float32)
    return same(shown.y(shown.x).flat[:1], shown.y(moved).flat[:1])


def passes_gradient(shown: Shown) -> bool:
    """Whether a relu after the layer lets a gradient through to anything that is learned."""
    import tensorflow as tf

    layer = layer_of(shown.spec, shown.situation)
    if not isinstance(layer, keras.layers.Layer):  # code of filter response norm: y = β, as below
        return shown.situation.beta > 0
    with tf.GradientTape() as tape:
        given = shown.x if shown.situation.channels_first else shown.x.transpose(0, 2, 3, 1)
        y = layer(given, training=shown.spec.training)
        loss = tf.reduce_sum(tf.nn.relu(y) * shown.random.normal(size=y.shape))
    gradients = tape.gradient(loss, [each.value for each in layer.trainable_variables])
    return any(np.abs(np.asarray(each)).max() > 0 for each in gradients if each is not None)


def bare_takes_pixel(shown: Shown) -> bool:
    """The bare layer has more sets than samples and is the same as the norm that is shown."""
    bare = keras.layers.LayerNormalization(epsilon=shown.spec.used_epsilon)
    plain = NormSpec("layer-keras", epsilon=shown.spec.epsilon)
    whole = NormSpec("layer", epsilon=shown.spec.epsilon)
    y = called(bare, shown.x, shown.situation)
    sizes = shown.situation.shape
    parted = norms.sets("layer-keras", sizes).count > norms.sets("layer", sizes).count
    is_shown = same(y, called(layer_of(plain, shown.situation), shown.x, shown.situation))
    return parted and is_shown and not same(y, norms.normalized(whole, shown.x).y)


def bare_takes_w(shown: Shown) -> bool:
    bare = keras.layers.LayerNormalization(epsilon=shown.spec.used_epsilon)
    x = shown.x.astype(np.float64)
    centred = x - x.mean(3, keepdims=True)
    expected = centred / np.sqrt((centred**2).mean(3, keepdims=True) + shown.spec.used_epsilon)
    return bool(np.allclose(called(bare, shown.x, shown.situation), expected, atol=2e-3))


def learns_one_kind_per_element(shown: Shown) -> bool:
    layer = layer_of(shown.spec, shown.situation)
    called(layer, shown.x, shown.situation)
    (learned,) = layer.trainable_variables
    return bool(np.prod(learned.shape) == np.prod(shown.x.shape[1:]))


def gives_nan(shown: Shown) -> bool:
    return bool(np.isnan(shown.y(shown.x)).all())


def learns_per_element(shown: Shown) -> bool:
    layer = layer_of(shown.spec, shown.situation)
    called(layer, shown.x, shown.situation)
    return all(np.prod(v.shape) == np.prod(shown.x.shape[1:]) for v in layer.trainable_variables)


def starts_at_one(shown: Shown) -> bool:
    layer = layer_of(NormSpec(shown.spec.name, groups=shown.spec.groups), shown.situation)
    called(layer, shown.x, shown.situation)
    starts = {v.name: np.unique(np.asarray(v)).tolist() for v in layer.trainable_variables}
    return starts["gamma"] == [1.0] and starts["beta"] == [0.0]


def alpha_starts_at_half(shown: Shown) -> bool:
    layer = layer_of(shown.spec, shown.situation)
    called(layer, shown.x, shown.situation)
    (alpha,) = (np.asarray(v) for v in layer.trainable_variables if v.name == "alpha")
    return alpha.size == 1 and alpha == 0.5 and no_other_changes_y(shown)


CHECKS: dict[str, Callable[[Shown], bool]] = {
    "set-of-one": gives_beta,
    "sign-only": keeps_the_sign,
    "set-of-two": keeps_the_order,
    "moving-statistics": no_other_changes_y,
    "moving-used": no_other_changes_y,
    "moving-lag": lambda shown: shown.situation.norm.reads_moving(shown.spec.training),
    "equals-batch": equals("batch"),
    "equals-layer": equals("layer"),
    "equals-layer-keras": equals("layer-keras"),
    "equals-instance": equals("instance"),
    "one-group": equals("group", 1),
    "group-per-channel": lambda shown: equals("group", shown.x.shape[1])(shown),
    "groups-number": lambda shown: (
        same(shown.y(shown.x, "group", shown.x.shape[1]), shown.y(shown.x, "instance"))
        and equals_layer(shown)
    ),
    "not-one-group": lambda shown: different(shown, "group", 1),
    "bare-takes-pixel": bare_takes_pixel,
    "bare-takes-w": bare_takes_w,
    "bias-before": lambda shown: same(shown.y(shown.x), shown.y(shown.x + np.float32(1.5))),
    "gamma-zero": lambda shown: gives_beta(shown) and not passes_gradient(shown),
    "gamma-zero-alive": lambda shown: gives_beta(shown) and passes_gradient(shown),
    "gamma-zero-alone": lambda shown: gives_beta(shown) and not passes_gradient(shown),
    "gamma-zero-bare": lambda shown: bool(np.isnan(shown.y(0 * shown.x)).all()),
    "no-mean": lambda shown: (
        gamma_is_zero(shown) or not same(shown.y(shown.x), shown.y(shown.x + 3))
    ),
    "parameters": learns_per_element,
    "parameters-one": learns_one_kind_per_element,
    "torch-set-of-one-nan": gives_nan,
    "starts-at-one": starts_at_one,
    "no-statistics": alpha_starts_at_half,
    "renorm-two-sets": no_other_changes_y,
}


def gamma_is_zero(shown: Shown) -> bool:
    return bool(shown.spec.scale and shown.situation.gamma == 0)


def equals_layer(shown: Shown) -> bool:
    return same(shown.y(shown.x, "group", 1), shown.y(shown.x, "layer"))


def different(shown: Shown, other: str, groups: int) -> bool:
    return gamma_is_zero(shown) or not equals(other, groups)(shown)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_said_holds_on_the_real_layer(seed: int) -> None:
    shown = Shown(seed)
    spec, situation = shown.spec, shown.situation
    said = [
        str(each) for each in norms.remarks(spec.name, situation.shape, spec.groups, spec.training)
    ]
    said += [each.code for each in norms.statements(situation) + norms.differences(situation)]
    for code in said:
        assert code in OF_KEYWORDS_AND_TORCH or CHECKS[code](shown), (code, spec, situation.shape)


@pytest.mark.parametrize("gamma", [1.0, 0.0])
@pytest.mark.parametrize("name", ["batch", "instance", "layer"])
def test_a_set_of_one_without_epsilon_gives_nan_and_not_beta(name: str, gamma: float) -> None:
    shown = Shown(0)
    shown.spec = NormSpec(name, epsilon=0.0, gamma_initializer=gamma)
    shown.situation = Situation(shown.spec, (1, 1, 1, 1), gamma=gamma)
    shown.x = np.full((1, 1, 1, 1), 1.5, np.float32)
    figure = figure_state(norms=(name,), shape=(1, 1, 1, 1), groups=1, epsilon=0.0)
    assert Wording().warning(figure, name) == Wording.alone_bare
    told = {each.code for each in norms.statements(shown.situation)}
    assert {code for code in told if code.startswith("gamma")} == (
        set() if gamma else {"gamma-zero-bare"}
    )
    said = {each.code for each in norms.differences(shown.situation)}
    assert "torch-set-of-one" not in said
    assert "torch-set-of-one-nan" in said
    assert gives_nan(shown)


@pytest.mark.parametrize(("momentum", "is_said"), [(0.0, True), (0.5, False)])
def test_a_moving_variance_of_0_without_epsilon_gives_no_number(
    momentum: float, is_said: bool
) -> None:
    spec = NormSpec("batch", epsilon=0.0, momentum=momentum, training=False)
    situation = Situation(spec, (1, 2, 2, 2), steps=1)
    said = {each.code for each in norms.differences(situation)}
    layer, x = layer_of(spec, situation), np.full((1, 2, 2, 3), 1.5, np.float32)
    layer(x, training=True)
    assert ("epsilon-zero-moving" in said) == is_said
    assert np.isfinite(np.asarray(layer(x, training=False))).any() != is_said
