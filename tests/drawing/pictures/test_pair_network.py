import numpy as np

from normviz.drawing import HANDS, from_strokes, read_sample_strokes
from normviz.drawing.pictures.pair_network import (
    FILTERS,
    SHAPES,
    PairNetwork,
    pair_network,
)

DIGITS = [list(drawing.strokes) for hand in HANDS for drawing in read_sample_strokes(hand)]


def seen(*digits: int) -> np.ndarray:
    """Shipped digits of one size, written so closely that they touch."""
    strokes, left = [], 0.0
    for digit in digits:
        points = np.concatenate(DIGITS[digit])
        low, height = points.min(0), np.ptp(points[:, 1])
        strokes += [(stroke - low) / height + [left, 0] for stroke in DIGITS[digit]]
        left = max(float(stroke[:, 0].max()) for stroke in strokes)
    return from_strokes(strokes, 0.06)


def test_touching_digits_are_told_from_single_ones() -> None:
    network = pair_network()
    single = [network.probability(seen(at)) for at in range(len(DIGITS))]
    pairs = [network.probability(seen(at, at + 1)) for at in range(0, len(DIGITS) - 1, 3)]
    assert np.mean(np.array(single) < 0.5) >= 0.98
    assert np.mean(np.array(pairs) > 0.5) >= 0.9


def test_three_digits_are_several() -> None:
    assert pair_network().probability(seen(2, 3, 5)) > 0.5


def test_the_weights_are_used_as_keras_would() -> None:
    random = np.random.default_rng(0)
    weights = tuple(random.normal(0, 0.3, shape).astype(np.float32) for shape in SHAPES)
    picture = random.uniform(0, 1, (28, 28)).astype(np.float32)
    first = np.zeros((13, 13, FILTERS[0]))
    for row in range(13):
        for column in range(13):
            patch = picture[2 * row : 2 * row + 3, 2 * column : 2 * column + 3]
            first[row, column] = np.einsum("ab,abf->f", patch, weights[0][:, :, 0]) + weights[1]
    first = np.maximum(first, 0)
    second = np.zeros((6, 6, FILTERS[1]))
    for row in range(6):
        for column in range(6):
            patch = first[2 * row : 2 * row + 3, 2 * column : 2 * column + 3]
            second[row, column] = np.einsum("abc,abcf->f", patch, weights[2]) + weights[3]
    units = np.maximum(np.maximum(second, 0).ravel() @ weights[4] + weights[5], 0)
    logit = float((units @ weights[6] + weights[7])[0])
    expected = 1 / (1 + np.exp(-logit))
    assert abs(PairNetwork(weights).probability(picture) - expected) < 1e-4
