import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms
from normviz.norms import Normalizer, NormParameters, NormSpec, PartIndex

FULL = settings(deadline=None, derandomize=True, max_examples=25)
SHAPE = (4, 6, 5, 3)
X = np.random.default_rng(2).normal(3.0, 2.0, SHAPE).astype(np.float32)
FIELDS = ("y", "x_hat")


@st.composite
def places(draw: st.DrawFn) -> PartIndex:
    def side(length: int) -> slice:
        low = draw(st.integers(0, length - 1))
        return slice(low, draw(st.integers(low + 1, length)))

    n, c, h, w = (side(length) for length in SHAPE)
    return n, c, h, w


def same(part: norms.Normalized, whole: norms.Normalized, place: PartIndex) -> None:
    for name in FIELDS:
        found, expected = getattr(part, name), getattr(whole, name)[place]
        assert found.dtype == expected.dtype
        np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@pytest.mark.parametrize("training", [True, False])
@FULL
@given(place=places(), kind=st.sampled_from((np.float32, np.float64)), affine=st.booleans())
def test_a_part_is_that_of_the_whole(norm, training, place, kind, affine) -> None:
    given = NormParameters()
    if norms.CATALOG[norm].kind != "kernel":
        gamma, beta = (np.arange(6.0), 0.5) if affine else (None, None)
        given = NormParameters(gamma, beta, None, np.arange(6.0), np.arange(1.0, 7.0))
    spec = NormSpec(norm, groups=3, training=training)
    normalizer = Normalizer(spec, X.astype(kind), given)
    same(normalizer.part(place), normalizer.whole(), place)


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
def test_single_elements_are_those_of_the_whole(norm: str) -> None:
    normalizer = Normalizer(NormSpec(norm, groups=2), X)
    n, c, h, w = np.unravel_index(np.arange(0, X.size, 7), SHAPE)
    same(normalizer.part((n, c, h, w)), normalizer.whole(), (n, c, h, w))


@pytest.mark.parametrize(
    ("x", "epsilon"),
    [
        (X * np.float32(1e37), 1e-3),  # overflows as float32, so that float64 has to help
        (X * np.float32(1e-38), 0.0),  # divisors too fine for float32
    ],
)
def test_where_one_element_needs_float64_all_parts_get_it(x: np.ndarray, epsilon: float) -> None:
    normalizer = Normalizer(NormSpec("batch", epsilon=epsilon), x, NormParameters(gamma=1.5))
    place = (slice(1, 2), slice(0, 6), slice(2, 3), slice(0, 3))
    same(normalizer.part(place), normalizer.whole(), place)


def test_what_is_too_large_is_refused_for_a_part_as_for_the_whole() -> None:
    normalizer = Normalizer(NormSpec("batch"), X, NormParameters(gamma=3e38))
    with pytest.raises(ValueError, match="scale x, gamma"):
        normalizer.whole()
    with pytest.raises(ValueError, match="scale x, gamma"):
        normalizer.part((slice(0, 1), slice(0, 1), slice(0, 1), slice(0, 1)))


@pytest.mark.parametrize("norm", ["batch", "layer", "instance", "group"])
def test_large_tensors_are_summed_in_pieces_as_exactly_as_small_ones(norm: str) -> None:
    x = np.random.default_rng(1).normal(50.0, 0.1, (70, 8, 16, 16)).astype(np.float32)
    found = Normalizer(NormSpec(norm, groups=2), x).whole().x_hat
    wide = norms.normalized(NormSpec(norm, groups=2), x.astype(np.float64)).x_hat
    np.testing.assert_allclose(found, wide, atol=2e-4)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("name", ["batch", "batch-renorm", "layer", "group"])
def test_each_device_normalizes_its_part_as_if_it_were_alone(name: str, kind: type) -> None:
    x = np.random.default_rng(0).normal(size=(4, 6, 3, 3)).astype(kind)
    spec = norms.NormSpec(name, groups=2)
    alone = [norms.normalized(spec, part).y for part in np.split(x, 2)]
    np.testing.assert_allclose(
        norms.normalized(spec, x, replicas=2).y, np.concatenate(alone), rtol=1e-6, atol=1e-6
    )
    element = norms.element_of(spec, x, (3, 1, 2, 0), replicas=2)
    assert element.y == pytest.approx(alone[1][1, 1, 2, 0], rel=1e-5, abs=1e-6)


def test_a_known_sigma_stands_in_for_its_computation() -> None:
    spec = NormSpec("spectral")
    found = Normalizer(spec, X, sigma=2.0).whole()
    np.testing.assert_array_equal(found.x_hat, X / np.float32(2.0))
    element = norms.element_of(spec, X, (1, 2, 3, 0), sigma=2.0)
    assert element.y == pytest.approx(X[1, 2, 3, 0] / 2.0)
    others = Normalizer(NormSpec("batch"), X, sigma=2.0).whole()
    np.testing.assert_array_equal(others.y, Normalizer(NormSpec("batch"), X).whole().y)


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("affine", [True, False])
def test_moments_of_images_are_those_of_the_whole(norm: str, training: bool, affine: bool) -> None:
    given = NormParameters()
    if norms.CATALOG[norm].kind != "kernel":
        gamma, beta = (np.arange(6.0), 0.5) if affine else (None, None)
        given = NormParameters(gamma, beta, None, np.arange(6.0), np.arange(1.0, 7.0))
    normalizer = Normalizer(NormSpec(norm, groups=3, training=training), X, given)
    found, y = normalizer.images(), normalizer.whole().y.astype(np.float64)
    np.testing.assert_allclose(found.mean, y.mean((2, 3)), rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(found.variance, y.var((2, 3)), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("norm", ["batch", "layer", "instance", "group", "weight", "none"])
def test_moments_of_images_do_not_need_the_whole(
    norm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Normalizer, "whole", None)
    assert Normalizer(NormSpec(norm, groups=3), X).images().mean.shape == SHAPE[:2]
