"""Ways of writing 4 that must be among the made-up digits."""

import numpy as np
import pytest

from normviz.engine.shipped_models.handwriting import glyphs_4
from normviz.engine.shipped_models.handwriting.curves import curve
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

COUNT = 300


@pytest.mark.parametrize("seed", range(3))
def test_every_4_reaches_down_below_its_bar(seed: int) -> None:
    rng = RandomHelper(np.random.default_rng(seed))
    for _ in range(COUNT):
        lowest = max(curve(stroke)[:, 1].max() for stroke in glyphs_4.four(rng))
        assert 0.95 < lowest < 1.1
