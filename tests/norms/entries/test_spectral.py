import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.spectral import NORM
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Place
from normviz.norms.reference import normalized


@pytest.mark.parametrize(
    ("rows", "sigma"), [([[3.0, 0.0], [0.0, 4.0]], 4.0), ([[3.0, 4.0], [6.0, 8.0]], 125**0.5)]
)
def test_the_kernel_is_divided_by_its_largest_singular_value(
    rows: list[list[float]], sigma: float
) -> None:
    kernel = np.array(rows).reshape(2, 2, 1, 1)
    y = normalized(NormSpec("spectral"), kernel).y
    np.testing.assert_allclose(y.reshape(2, 2), np.array(rows) / sigma)


def test_the_layer_wraps_the_one_with_the_kernel() -> None:
    wrapped = LayerCall("keras.layers.Conv2D", (6, 3))
    call = NORM.keras(NormSpec("spectral"), Place((6, 4, 4), wrapped=wrapped))
    assert call.positional == (wrapped,)
    assert call.named == {"power_iterations": 1}


def test_pytorch_wraps_a_convolution_of_that_kernel() -> None:
    code = NORM.torch(NormSpec("spectral"), Place((6, 4, 4), kernel=(8, 6, 5, 3)))
    assert code == (
        "torch.nn.utils.parametrizations.spectral_norm(torch.nn.Conv2d(6, 8, (5, 3)), "
        "n_power_iterations=1)"
    )


def test_its_vector_is_no_trained_number() -> None:
    assert [(each.name, each.trained) for each in NORM.parameters] == [("u", False)]
    assert NORM.learned == ()


def test_a_proof_takes_enough_steps_to_converge() -> None:
    kernel = np.random.default_rng(0).normal(size=(8, 27))
    vector = np.ones(8)
    for _ in range(NORM.proof_arguments["power_iterations"]):
        vector = kernel @ (kernel.T @ vector)
        vector /= np.linalg.norm(vector)
    found = np.linalg.norm(kernel.T @ vector)
    assert found == pytest.approx(np.linalg.svd(kernel)[1][0], rel=1e-4)
