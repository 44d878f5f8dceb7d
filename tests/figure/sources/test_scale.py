import numpy as np
import pytest

from tests.figure.made import make_input


def test_scales_differ_by_channel_and_by_nothing_else() -> None:
    shape = (3, 5, 4, 4)
    ratio = make_input("scale", shape, 0) / make_input("noise", shape, 0)
    scales = ratio[0, :, 0, 0]
    np.testing.assert_allclose(ratio, np.broadcast_to(scales[:, None, None], shape), rtol=1e-4)
    assert scales[0] == pytest.approx(0.25)
    assert scales[-1] == pytest.approx(4)
    np.testing.assert_allclose(scales[1:] / scales[:-1], 2, rtol=1e-4)
