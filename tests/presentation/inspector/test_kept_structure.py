import numpy as np
import pytest

from normviz import norms
from normviz.norms import ImageMoments
from normviz.presentation.inspector.kept_structure import Structure, ValueRange, structures

RANDOM = np.random.default_rng(5)
SHAPE = (6, 8, 14, 14)
NOISE = RANDOM.standard_normal(SHAPE)
OFFSETS = np.linspace(-3, 3, SHAPE[0])[:, None, None, None]
SCALES = np.geomspace(0.25, 4, SHAPE[1])[:, None, None]


def of_tensors(x: np.ndarray, y: np.ndarray) -> tuple[Structure, ...]:
    return structures(ImageMoments.of(x), ImageMoments.of(y))


def verdicts(norm: str, x: np.ndarray) -> dict[tuple[str, str], str]:
    found = of_tensors(x, norms.normalize(norm, x).y)
    return {(each.along, each.moment): each.verdict for each in found}


def test_batch_norm_keeps_the_means_of_samples_and_erases_the_scales_of_channels() -> None:
    found = verdicts("batch", (NOISE + OFFSETS) * SCALES)
    assert found["first", "mean"] == "kept"
    assert found["second", "variance"] == "erased"


def test_layer_norm_erases_the_means_of_samples_and_keeps_the_scales_of_channels() -> None:
    found = verdicts("layer", (NOISE + OFFSETS) * SCALES)
    assert found["first", "mean"] == "erased"
    assert found["first", "variance"] in ("erased", "alike")
    assert found["second", "variance"] == "kept"


def test_instance_norm_erases_all_four() -> None:
    x = (NOISE + OFFSETS) * SCALES + np.arange(8)[:, None, None]
    assert set(verdicts("instance", x).values()) == {"erased"}


def test_no_norm_keeps_all() -> None:
    found = verdicts("none", (NOISE + OFFSETS) * SCALES)
    assert set(found.values()) <= {"kept", "alike"}


@pytest.mark.parametrize("axis", [0, 1])
def test_the_values_are_those_of_numpy(axis: int) -> None:
    x = ((NOISE + OFFSETS) * SCALES).astype(np.float32)
    others = tuple(each for each in range(4) if each != axis)
    mean, variance = of_tensors(x, x)[2 * axis : 2 * axis + 2]
    assert (mean.moment, variance.moment) == ("mean", "variance")
    for found, expected in ((mean, x.mean(others)), (variance, x.var(others))):
        assert found.before == found.after
        assert found.before.low == pytest.approx(float(expected.min()), abs=1e-4)
        assert found.before.high == pytest.approx(float(expected.max()), rel=1e-4)


def test_an_axis_of_one_has_nothing_to_compare() -> None:
    x = NOISE[:1]
    assert {each.along for each in of_tensors(x, x)} == {"second"}
    assert of_tensors(x[:, :1], x[:, :1]) == ()


def test_a_tensor_of_zeros_is_alike_everywhere() -> None:
    x = np.zeros((2, 2, 1, 1), np.float32)
    assert {each.verdict for each in of_tensors(x, x)} == {"alike"}


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (0.5, 0.0, "erased"),
        (0.5, 0.2, "reduced"),
        (0.5, 0.5, "kept"),
        (0.5, 1.0, "kept"),
        (0.01, 0.02, "alike"),
        (0.01, 0.2, "new"),
    ],
)
def test_the_verdict_follows_the_spread(before: float, after: float, verdict: str) -> None:
    ranges = (ValueRange(0.0, 1.0, before), ValueRange(0.0, 1.0, after))
    assert Structure("first", "mean", *ranges).verdict == verdict


def test_rounding_is_no_value() -> None:
    assert ValueRange(-2e-17, 1e-17, 0.0, unit=0.03).ends == (0.0, 0.0)
    assert ValueRange(-6e-4, 8e-4, 0.02, unit=0.03).ends == (-6e-4, 8e-4)
