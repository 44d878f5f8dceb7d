import numpy as np
import pytest

from normviz import norms
from normviz.presentation.inspector.histogram_bins import (
    BINS,
    AxisSpan,
    Scales,
    first_span,
    matched,
    round_span,
    shares,
)


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [(-2.3, 2.9, (-3.0, 3.0)), (0.0, 0.93, (0.0, 1.0)), (-41, 2, (-50, 15)), (0, 0, (-1, 1))],
)
def test_axes_have_round_ends(low, high, ends):
    span = round_span(low, high)
    assert (span.low, span.high) == pytest.approx(ends)


def test_shares_are_those_of_numpy():
    values = np.random.default_rng(0).standard_normal(5000).astype(np.float32)
    span = AxisSpan(-5.0, 5.0)
    expected, _ = np.histogram(values, span.edges)
    got = shares(values, span)
    assert got.sum() == pytest.approx(1.0)
    assert np.abs(got * 5000 - expected).max() <= 2  # values on an edge may round either way


def test_values_beyond_the_ends_count_in_the_last_bins():
    got = shares(np.array([-9.0, 0.1, 9.0, 9.0], dtype=np.float32), AxisSpan(-1.0, 1.0))
    assert got[0] == 0.25
    assert got[BINS - 1] == 0.5


def test_axes_of_like_length_become_one():
    one, other = matched(AxisSpan(-3, 3), AxisSpan(-2, 4))
    assert one == other == AxisSpan(-3, 4)
    assert matched(AxisSpan(-3, 3), AxisSpan(-0.1, 0.1)) == (AxisSpan(-3, 3), AxisSpan(-0.1, 0.1))


def test_axes_only_grow():
    x = np.random.default_rng(1).standard_normal((2, 4, 3, 3)).astype(np.float32)
    norm = norms.CATALOG["instance"]
    first = norms.element("instance", x, (0, 0, 0, 0))
    scales = Scales(x, first_span(norm, first, training=True))
    lengths, tops = [], []
    for n, c in np.ndindex(2, 4):
        scales.count(norms.element("instance", x, (n, c, 0, 0)))
        lengths.append(scales.spans[1].high - scales.spans[1].low)
        tops.append(scales.top)
    assert lengths == sorted(lengths)
    assert tops == sorted(tops)
