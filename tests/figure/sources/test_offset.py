import numpy as np

from normviz.figure.sources.offset import OFFSET_STEP
from tests.figure.made import make_input


def test_offsets_differ_by_sample_and_by_nothing_else() -> None:
    shape = (6, 5, 4, 4)
    difference = make_input("offset", shape, 0) - make_input("noise", shape, 0)
    offsets = difference[:, 0, 0, 0]
    np.testing.assert_allclose(
        difference, np.broadcast_to(offsets[:, None, None, None], shape), atol=1e-5
    )
    steps = np.diff(np.sort(offsets))
    np.testing.assert_allclose(steps, OFFSET_STEP, atol=1e-5)
