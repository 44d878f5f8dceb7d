"""Ways of writing 9 that must be among the made-up digits."""

import numpy as np

from normviz.engine.shipped_models.handwriting import glyphs_9
from normviz.engine.shipped_models.handwriting.curves import curve
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

COUNT = 300


def test_some_9_have_a_tiny_loop_and_a_large_tail() -> None:
    widths = []
    rng = RandomHelper(np.random.default_rng(0))
    for _ in range(COUNT):
        digit = glyphs_9.nine(rng)
        points = np.concatenate([curve(stroke) for stroke in digit])
        loop = points[points[:, 1] < 0.2]
        widths.append(np.ptp(loop[:, 0]) / np.ptp(points[:, 0]) if len(loop) else 1.0)
    assert np.mean(np.array(widths) < 0.6) > 0.1
