import numpy as np
import pytest

from normviz import norms
from normviz.norms import ImageMoments, Normalizer, NormSpec, SharedMoments
from normviz.norms.statistics import Statistics, moments

SHAPE = (4, 6, 5, 3)
X = np.random.default_rng(4).normal(3.0, 2.0, SHAPE).astype(np.float32)
POOLED = ("batch", "layer", "instance", "group")


def both(x: np.ndarray, norm: str, epsilon: float = 1e-3) -> tuple[Statistics | None, Statistics]:
    labels = norms.labels(norm, x.shape, 3)
    return SharedMoments(x).of(labels, epsilon), moments(x, labels, epsilon)


@pytest.mark.parametrize("norm", POOLED)
@pytest.mark.parametrize("offset", [0.0, 1e3, 1e6])
def test_pooled_moments_are_those_of_the_sets(norm: str, offset: float) -> None:
    found, expected = both(X + np.float32(offset), norm)
    assert found is not None
    for name in ("mean", "variance", "divisor"):
        value = getattr(found, name)
        assert value.shape == getattr(expected, name).shape
        np.testing.assert_allclose(value, getattr(expected, name), rtol=1e-9)


def test_channels_far_apart_do_not_cost_digits() -> None:
    x = np.zeros((1, 2, 2, 2), np.float32)
    x[0, 0], x[0, 1] = 1e6, [[-1e6, -1e6], [-1e6, -1e6 + 1]]
    found, expected = both(x, "layer")
    np.testing.assert_allclose(found.variance, expected.variance, rtol=1e-14)


def test_sets_within_a_pixel_are_read_from_the_tensor() -> None:
    assert both(X, "layer-keras")[0] is None


def test_float64_keeps_the_remainder_of_its_means() -> None:
    assert both(X.astype(np.float64), "batch")[0] is None


def test_the_largest_numbers_are_pooled_too() -> None:
    x = (X * np.float32(1e37)).astype(np.float32)
    found, expected = both(x, "batch")
    np.testing.assert_allclose(found.variance, expected.variance, rtol=1e-10)


def test_constant_sets_without_epsilon_are_left_to_the_careful_way() -> None:
    assert both(np.ones(SHAPE, np.float32), "batch", 0.0)[0] is None


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@pytest.mark.parametrize("training", [True, False])
def test_a_normalizer_gives_the_same_with_moments_of_its_own(norm, training) -> None:
    spec, shared = NormSpec(norm, groups=3, training=training), SharedMoments(X)
    found, expected = Normalizer(spec, X, shared=shared), Normalizer(spec, X)
    np.testing.assert_array_equal(found.whole().y, expected.whole().y)
    assert found.whole().y.dtype == np.float32


def test_four_norms_read_the_tensor_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from normviz.norms import statistics

    reads = []
    whole = statistics.centred_sums
    monkeypatch.setattr(statistics, "centred_sums", lambda *given: reads.append(1) or whole(*given))
    shared = SharedMoments(X)
    for norm in POOLED:
        Normalizer(NormSpec(norm, groups=3), X, shared=shared)
    assert len(reads) == 1


@pytest.mark.parametrize("offset", [0.0, 1e6])
def test_moments_of_images_are_those_of_numpy(offset: float) -> None:
    x = X + np.float32(offset)
    wide = x.astype(np.float64)
    for found in (SharedMoments(x).images, ImageMoments.of(x), ImageMoments.of(wide)):
        np.testing.assert_allclose(found.mean, wide.mean((2, 3)), rtol=1e-12)
        np.testing.assert_allclose(found.variance, wide.var((2, 3)), rtol=1e-9)
