"""The reference maths: invariants, identities, precision and bad input."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms

MOMENTS = ("batch", "layer", "layer-keras", "instance", "group")
SHAPE = (2, 6, 3, 4)


def noise(shape: tuple[int, ...] = SHAPE, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(1.5, 2.0, size=shape)


shapes = st.tuples(*[st.integers(1, 4)] * 4).map(lambda s: (s[0], 2 * s[1], s[2], s[3]))


@given(st.sampled_from(MOMENTS), shapes, st.integers(0, 50))
@settings(deadline=None, derandomize=True)
def test_each_set_comes_out_with_mean_0_and_variance_1(
    name: str, shape: tuple[int, int, int, int], seed: int
) -> None:
    done = norms.normalize(name, noise(shape, seed), groups=2, epsilon=0.0)
    full = np.broadcast_to(norms.labels(name, shape, groups=2), shape).ravel()
    size = norms.sets(name, shape, groups=2).size
    means = np.bincount(full, done.x_hat.ravel()) / size
    squares = np.bincount(full, done.x_hat.ravel() ** 2) / size
    np.testing.assert_allclose(means, 0, atol=1e-9)
    np.testing.assert_allclose(squares, 0 if size == 1 else 1, atol=1e-6)


@given(st.sampled_from(sorted(norms.CATALOG)), shapes, st.integers(0, 50), st.booleans())
@settings(deadline=None, derandomize=True)
def test_statistics_are_those_of_each_set(
    name: str, shape: tuple[int, int, int, int], seed: int, training: bool
) -> None:
    x = noise(shape, seed)
    done = norms.normalize(name, x, groups=2, training=training)
    index = tuple(size - 1 for size in shape)
    members = x[norms.mask(name, shape, index, 2, training)]

    def at(value: Any) -> float:
        return float(np.broadcast_to(value, shape)[index])

    if norms.CATALOG[name].moving and not training:
        assert (at(done.mean), at(done.variance)) == (0.0, 1.0)
    elif name in (*MOMENTS, "batch-renorm"):
        np.testing.assert_allclose(at(done.mean), members.mean())
        np.testing.assert_allclose(at(done.variance), members.var(), atol=1e-12)
    else:
        assert done.mean is None
        assert done.variance is None
    if name in ("rms", "frn"):
        np.testing.assert_allclose(at(done.mean_square), np.mean(members**2))
    if name in ("unit", "weight"):
        np.testing.assert_allclose(at(done.divisor), np.linalg.norm(members))
    if name == "spectral":
        sigma = np.linalg.svd(x.reshape(shape[0], -1), compute_uv=False)[0]
        np.testing.assert_allclose(at(done.divisor), sigma)
    if name == "none":
        assert done.divisor is None
    if done.divisor is not None:
        mean = 0.0 if done.mean is None else done.mean
        r, d = (1.0 if done.r is None else done.r), (0.0 if done.d is None else done.d)
        np.testing.assert_allclose((done.x_hat - d) / r * done.divisor + mean, x, atol=1e-9)


def same(one: norms.Normalized, other: norms.Normalized) -> None:
    np.testing.assert_allclose(one.y, other.y, atol=1e-12)


@pytest.mark.parametrize("seed", range(3))
class TestIdentities:
    """Those of the field, on random tensors, with gamma and beta."""

    def test_as_many_groups_as_channels_is_instance_norm(self, seed: int) -> None:
        x, gamma, beta = noise(seed=seed), noise((6,), seed), noise((6,), seed + 1)
        affine = {"gamma": gamma, "beta": beta}
        same(norms.normalize("group", x, 6, **affine), norms.normalize("instance", x, **affine))

    def test_one_group_is_layer_norm_over_c_h_w(self, seed: int) -> None:
        x = noise(seed=seed)
        same(norms.normalize("group", x, 1), norms.normalize("layer", x))

    def test_batch_norm_of_one_sample_is_instance_norm(self, seed: int) -> None:
        x = noise((1, 6, 3, 4), seed)
        same(norms.normalize("batch", x), norms.normalize("instance", x))

    def test_keras_default_layer_norm_is_not_one_group(self, seed: int) -> None:
        x = noise(seed=seed)
        keras_default, one_group = norms.normalize("layer-keras", x), norms.normalize("group", x, 1)
        assert np.abs(keras_default.y - one_group.y).max() > 0.1

    def test_a_bias_before_batch_norm_changes_nothing(self, seed: int) -> None:
        x = noise(seed=seed)
        bias = noise((1, 6, 1, 1), seed + 1)
        same(norms.normalize("batch", x + bias), norms.normalize("batch", x))

    def test_instance_norm_on_n_c_gives_beta(self, seed: int) -> None:
        beta = noise((6,), seed)
        done = norms.normalize("instance", noise((2, 6, 1, 1), seed), beta=beta)
        np.testing.assert_array_equal(done.y[:, :, 0, 0], np.stack([beta, beta]))

    def test_an_offset_per_sample_is_erased_by_layer_not_by_batch_norm(self, seed: int) -> None:
        x = noise(seed=seed)
        offset = x + noise((2, 1, 1, 1), seed + 1) * 10
        same(norms.normalize("layer", offset), norms.normalize("layer", x))
        moved = norms.normalize("batch", offset).y - norms.normalize("batch", x).y
        assert np.abs(moved).max() > 0.1

    def test_weight_norm_starts_at_the_kernel_itself(self, seed: int) -> None:
        v = noise(seed=seed)
        done = norms.normalize("weight", v)
        np.testing.assert_allclose(done.y, v)
        np.testing.assert_allclose(np.square(done.x_hat).sum(axis=(1, 2, 3)), 1)

    def test_the_length_of_weight_norm_is_g(self, seed: int) -> None:
        g = np.array([3.0, 0.5])
        y = norms.normalize("weight", noise(seed=seed), gamma=g).y
        np.testing.assert_allclose(np.sqrt(np.square(y).sum(axis=(1, 2, 3))), g)

    def test_spectral_norm_leaves_the_largest_singular_value_1(self, seed: int) -> None:
        for shape in (SHAPE, (30, 2, 2, 2)):
            y = norms.normalize("spectral", noise(shape, seed)).y
            largest = np.linalg.svd(y.reshape(shape[0], -1), compute_uv=False)[0]
            np.testing.assert_allclose(largest, 1)


def test_scale_and_offset_in_every_form() -> None:
    x = noise()
    x_hat = norms.normalize("layer", x).x_hat
    per_channel = np.arange(6.0)
    per_place = noise((6, 3, 4), 1)
    for gamma, fitted in (
        (2.0, 2.0),
        ([3.0], 3.0),
        (per_channel, per_channel.reshape(1, 6, 1, 1)),
        (per_place, per_place),
        (noise((2, 6, 1, 1)), noise((2, 6, 1, 1))),
    ):
        done = norms.normalize("layer", x, gamma=gamma, beta=gamma)
        np.testing.assert_allclose(done.y, x_hat * fitted + fitted)


def test_a_vector_runs_along_the_channels_even_where_the_width_is_equal() -> None:
    done = norms.normalize("none", np.ones((1, 3, 1, 3)), gamma=[1.0, 2.0, 3.0])
    assert done.y[0, :, 0, 0].tolist() == [1.0, 2.0, 3.0]


def test_tau_cuts_from_below() -> None:
    x = noise()
    plain = norms.normalize("frn", x, gamma=2.0, beta=0.1)
    cut = norms.normalize("frn", x, gamma=2.0, beta=0.1, tau=0.5)
    np.testing.assert_array_equal(cut.y, np.maximum(plain.y, 0.5))
    square = np.mean(x**2, axis=(2, 3), keepdims=True)
    np.testing.assert_allclose(plain.y, 2.0 * x / np.sqrt(square + 1e-6) + 0.1)


def test_inference_uses_the_moving_statistics() -> None:
    x, mean, variance = noise(), np.arange(6.0), np.arange(1.0, 7.0)
    options: dict[str, Any] = {"moving_mean": mean, "moving_variance": variance, "epsilon": 0.5}
    done = norms.normalize("batch", x, training=False, **options)
    m, v = mean.reshape(1, 6, 1, 1), variance.reshape(1, 6, 1, 1)
    np.testing.assert_allclose(done.y, (x - m) / np.sqrt(v + 0.5))
    np.testing.assert_array_equal(done.mean, m)
    trained = norms.normalize("batch", x, **options)
    np.testing.assert_allclose(trained.mean, x.mean(axis=(0, 2, 3), keepdims=True))


@pytest.mark.parametrize("name", sorted(norms.CATALOG))
def test_dtype_is_kept_and_everything_broadcasts(name: str) -> None:
    for given_type, kept in (
        (np.float32, np.float32),
        (np.float64, np.float64),
        (np.float16, np.float32),
        (np.int32, np.float64),
    ):
        done = norms.normalize(name, noise().astype(given_type), gamma=2.0, beta=np.arange(6.0)[:1])
        for value in (done.y, done.x_hat, done.mean, done.variance, done.divisor):
            assert value is None or value.dtype == kept
            assert value is None or np.broadcast_shapes(value.shape, SHAPE) == SHAPE


@pytest.mark.parametrize("name", sorted(norms.CATALOG))
def test_the_input_is_left_alone(name: str) -> None:
    x = noise()
    kept = x.copy()
    done = norms.normalize(name, x)
    done.y[...] = 0
    np.testing.assert_array_equal(x, kept)


@pytest.mark.parametrize("name", MOMENTS)
def test_a_large_offset_does_not_cancel_in_float32(name: str) -> None:
    x = (noise((4, 8, 16, 16)) + 1e5).astype(np.float32)
    single = norms.normalize(name, x, groups=2)
    double = norms.normalize(name, x.astype(np.float64), groups=2)
    np.testing.assert_allclose(single.y, double.y, atol=1e-5)


def test_a_large_offset_does_not_cancel_in_float64() -> None:
    x = noise((4, 8, 16, 16))
    moved = norms.normalize("batch", x + 1e8, epsilon=0.0).y
    np.testing.assert_allclose(moved, norms.normalize("batch", x, epsilon=0.0).y, atol=1e-6)


def test_squares_of_large_float32_values_do_not_overflow() -> None:
    x = np.full((1, 4, 1, 1), 1e30, dtype=np.float32)
    np.testing.assert_allclose(norms.normalize("unit", x).y, 0.5)
    np.testing.assert_allclose(norms.normalize("rms", x).y, 1.0)


@pytest.mark.parametrize("name", sorted(norms.CATALOG))
def test_zeros_stay_finite_even_without_epsilon(name: str) -> None:
    done = norms.normalize(name, np.zeros(SHAPE), epsilon=0.0)
    np.testing.assert_array_equal(done.y, 0)


def test_epsilon_shows_where_the_variance_is_small() -> None:
    x = noise() * 1e-3
    small, large = (norms.normalize("layer", x, epsilon=e).y for e in (1e-12, 1e-3))
    assert np.abs(large).max() < 0.1 * np.abs(small).max()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"epsilon": -1e-3}, r"expected a finite epsilon of at least 0, received -0\.001"),
        ({"epsilon": float("nan")}, "expected a finite epsilon of at least 0, received nan"),
        ({"epsilon": "small"}, "expected a finite epsilon of at least 0, received 'small'"),
        ({"epsilon": [1, 2]}, r"expected a finite epsilon of at least 0, received \[1, 2\]"),
        ({"gamma": "a"}, "expected gamma as numbers, received 'a'"),
        ({"beta": [[1], [1, 2]]}, r"expected beta as numbers, received \[\[1\], \[1, 2\]\]"),
        ({"gamma": [1.0, 2.0]}, r"expected gamma as a number, of shape \(6,\).*received.*\(2,\)"),
        ({"beta": np.ones((6, 3, 5))}, r"expected beta as a number.*\(1, 6, 3, 5\)"),
        ({"beta": np.ones((1, 2, 6, 3, 4))}, "expected beta as a number"),
        ({"gamma": float("inf")}, "expected finite values in gamma"),
        ({"moving_variance": -1.0}, r"expected moving_variance of at least 0, received -1\.0"),
        ({"moving_mean": np.ones(5)}, r"expected moving_mean as a number, of shape \(6,\)"),
    ],
)
def test_wrong_settings_are_told(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        norms.normalize("batch", noise(), **change)


@pytest.mark.parametrize(
    ("x", "message"),
    [
        (np.ones((2, 3)), "expected a shape of four positive integers"),
        (np.ones((2, 0, 3, 4)), "expected a shape of four positive integers"),
        (
            np.full((1, 1, 1, 2), np.nan),
            r"expected finite values in x, received nan at \(0, 0, 0, 0\)",
        ),
        (
            np.ones((1, 1, 1, 1), dtype=complex),
            "expected a tensor of real numbers, received complex",
        ),
        ([[1, 2], [3]], r"expected a tensor of real numbers, received \[\[1, 2\], \[3\]\]"),
        (np.full((1, 1, 1, 2), -1e200), r"expected values up to 1e\+140 in x, received 1e\+200"),
    ],
)
def test_a_wrong_tensor_is_told(x: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        norms.normalize("layer", x)


@pytest.mark.parametrize("groups", [1.5, "two"])
def test_groups_that_are_no_number_are_refused(groups: Any) -> None:
    with pytest.raises(ValueError, match="expected groups as an integer"):
        norms.normalize("group", noise(), groups=groups)


def test_without_variance_and_epsilon_only_the_moving_mean_may_come() -> None:
    settings: dict[str, Any] = {"training": False, "epsilon": 0.0, "moving_variance": 0.0}
    same = norms.normalize("batch", np.full(SHAPE, 3.0), moving_mean=3.0, **settings)
    np.testing.assert_array_equal(same.y, 0)
    with pytest.raises(ValueError, match="the output would be infinite"):
        norms.normalize("batch", np.full(SHAPE, 4.0), moving_mean=3.0, **settings)


def test_what_float32_cannot_hold_on_the_way_is_computed_in_float64() -> None:
    x = np.array([0.0, 3e38, -3e38, 0.0], np.float32).reshape(1, 4, 1, 1)
    done = norms.normalize("layer", x)
    assert done.y.dtype == np.float32
    np.testing.assert_allclose(done.y, norms.normalize("layer", x.astype(np.float64)).y, rtol=1e-6)
    small = np.array([0.0, 1e-40, 0.0, 0.0], np.float32).reshape(1, 4, 1, 1)
    fine = norms.normalize("layer", small, epsilon=0.0)
    expected = norms.normalize("layer", small.astype(np.float64), epsilon=0.0)
    np.testing.assert_allclose(fine.y, expected.y, rtol=1e-6)


@pytest.mark.parametrize(("kind", "value", "gamma"), [("f4", 1e30, 1e30), ("f8", 1e140, 1e200)])
def test_what_the_type_cannot_hold_is_refused(kind: str, value: float, gamma: float) -> None:
    with pytest.raises(ValueError, match="expected y that the tensor's type can hold"):
        norms.normalize("none", np.full(SHAPE, value, kind), gamma=gamma)
