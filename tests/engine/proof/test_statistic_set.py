"""The claimed statistic sets against derivatives through the real Keras layers."""

from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms
from normviz.engine.layers import FilterResponseNormalization, WeightNormalization
from normviz.engine.proof import statistic_set as proof
from normviz.engine.proof.statistic_set import prove

# (N, H, W, C) = (2, 3, 4, 5), as the counts below are stated for
SHAPE = (2, 5, 3, 4)


@pytest.mark.parametrize(
    ("name", "groups", "training", "count"),
    [
        ("layer-keras", None, True, 5),
        ("layer", None, True, 60),
        ("group", 1, True, 60),
        ("group", 5, True, 12),
        ("instance", None, True, 12),
        ("batch", None, True, 24),
        ("batch", None, False, 1),
        ("none", None, True, 1),
        ("rms", None, True, 5),
        ("unit", None, True, 5),
        ("frn", None, True, 12),
        ("weight", None, True, 60),
        ("spectral", None, True, 120),
    ],
)
def test_so_many_inputs_count(name: str, groups: int | None, training: bool, count: int) -> None:
    proven = prove(name, SHAPE, (1, 2, 0, 3), groups, training)
    assert proven.verdict == "proven"
    assert proven.agrees
    assert int(proven.jacobian_nonzero.sum()) == count
    np.testing.assert_array_equal(proven.jacobian_nonzero, proven.mask_expected)


def test_every_norm_says_what_it_was_proven_through() -> None:
    named = {name: prove(name, (2, 4, 2, 2), (0, 1, 1, 0), 2).through for name in norms.CATALOG}
    assert named["group"] == norms.keras_code("group", 4, 2)
    assert named["spectral"] == "keras.layers.SpectralNormalization"
    assert "Keras has no such layer" in named["frn"]
    assert "Keras has no such layer" in named["weight"]


@given(
    name=st.sampled_from(sorted(norms.CATALOG)),
    sizes=st.tuples(*[st.integers(1, 4)] * 4),
    places=st.tuples(*[st.integers(0, 3)] * 4),
    parts=st.integers(1, 3),
    per_part=st.integers(1, 3),
    training=st.booleans(),
    seed=st.integers(0, 100),
)
@settings(max_examples=120, deadline=None, derandomize=True)
def test_no_claimed_set_is_refuted(
    name: str,
    sizes: tuple[int, int, int, int],
    places: tuple[int, int, int, int],
    parts: int,
    per_part: int,
    training: bool,
    seed: int,
) -> None:
    shape = (sizes[0], parts * per_part, *sizes[2:])
    index = tuple(place % size for place, size in zip(places, shape, strict=True))
    proven = prove(name, shape, index, parts, training, seed)
    assert proven.agrees
    size = norms.sets(name, shape, parts, training).size
    if size > 1:
        assert proven.verdict == "proven"


@pytest.mark.parametrize("name", ["batch", "layer", "instance", "group", "unit", "weight"])
def test_a_set_of_one_leaves_nothing_to_differentiate(name: str) -> None:
    proven = prove(name, (1, 1, 1, 1), (0, 0, 0, 0))
    assert proven.verdict == "constant"
    assert not proven.jacobian_nonzero.any()
    assert int(proven.mask_expected.sum()) == 1


def test_a_wrong_claim_is_refuted(monkeypatch: pytest.MonkeyPatch) -> None:
    def claim(name: str, *rest: object) -> np.ndarray:
        return norms.mask("layer" if name == "layer-keras" else name, *rest)  # type: ignore[arg-type]

    class Wrong:
        NormSpec = norms.NormSpec
        mask = staticmethod(claim)
        changed_mask = staticmethod(claim)
        normalized = staticmethod(norms.normalized)

    monkeypatch.setattr(proof, "norms", Wrong)
    refuted = prove("layer-keras", SHAPE, (0, 0, 0, 0))
    assert refuted.verdict == "refuted"
    assert not refuted.agrees


@pytest.mark.parametrize("seed", range(10))
def test_a_set_of_two_million_elements_is_proven(seed: int) -> None:
    proven = prove("layer", (1, 512, 64, 64), (0, 100 + seed, 7, 9), seed=seed)
    assert proven.verdict == "proven"
    assert int(proven.jacobian_nonzero.sum()) == 512 * 64 * 64


@pytest.mark.parametrize("name", ["batch", "instance", "group", "rms", "frn", "unit"])
def test_large_tensors_of_smaller_sets_are_proven(name: str) -> None:
    assert prove(name, (2, 32, 64, 64), (1, 5, 3, 60), 4).verdict == "proven"


def test_a_large_kernel_is_proven() -> None:
    for name in ("weight", "spectral"):
        assert prove(name, (64, 64, 3, 3), (5, 60, 2, 1)).verdict == "proven"


def test_layers_that_keras_lacks_are_those_of_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the layers in a network compute is what is proven: with another one it is refuted."""

    def per_channel(self: object, inputs: Any) -> Any:
        return inputs / (1 + keras.ops.abs(inputs))

    monkeypatch.setattr(FilterResponseNormalization, "call", per_channel)
    assert prove("frn", SHAPE, (0, 1, 2, 3)).verdict == "refuted"
    monkeypatch.setattr(WeightNormalization, "effective_kernel", lambda self: self.v * 2.0)
    assert prove("weight", SHAPE, (0, 1, 2, 3)).verdict == "refuted"


def test_an_output_that_changes_is_not_constant(monkeypatch: pytest.MonkeyPatch) -> None:
    """Zero derivatives alone prove no set of one element: rounding has them too."""

    def rounded(self: object, inputs: Any, **_: object) -> Any:
        return keras.ops.round(3 * inputs)

    monkeypatch.setattr(keras.layers.UnitNormalization, "call", rounded)
    assert prove("unit", (1, 1, 1, 1), (0, 0, 0, 0)).verdict == "refuted"


def test_the_point_is_seeded() -> None:
    first, again, other = (prove("layer", SHAPE, (0, 0, 0, 0), seed=s) for s in (3, 3, 4))
    np.testing.assert_array_equal(first.jacobian, again.jacobian)
    assert not np.array_equal(first.jacobian, other.jacobian)


def test_the_power_iteration_starts_at_a_seeded_vector() -> None:
    """Two singular values that are close take it long: what is left depends on where it starts."""
    once, again = (prove("spectral", (2, 3, 30, 30), (0, 0, 0, 0), seed=7) for _ in range(2))
    assert once.largest_difference > 1e-12
    assert once.largest_difference == again.largest_difference


def test_wrong_arguments_are_told() -> None:
    with pytest.raises(ValueError, match="expected an index inside the shape"):
        prove("batch", SHAPE, (2, 0, 0, 0))
    with pytest.raises(ValueError, match="groups must divide the number of channels"):
        prove("group", SHAPE, (0, 0, 0, 0), groups=2)
