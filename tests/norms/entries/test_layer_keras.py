import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.layer import NORM as LAYER
from normviz.norms.entries.layer_keras import NORM
from normviz.norms.layer import expression
from normviz.norms.norm import Place
from normviz.norms.reference import normalized
from normviz.norms.remarks import Situation, statements

X = np.array([1.0, 10.0, 3.0, 30.0]).reshape(1, 2, 1, 2)


def test_the_channels_of_each_pixel_are_reduced() -> None:
    y = normalized(NormSpec("layer-keras", epsilon=0.0), X).y
    np.testing.assert_allclose(y[0, :, 0], [[-1, -1], [1, 1]])


@pytest.mark.parametrize(("first", "axis"), [(False, -1), (True, 1)])
def test_the_axis_is_named_even_where_keras_would_take_it(first: bool, axis: int) -> None:
    call = NORM.keras(NormSpec("layer-keras"), Place((6, 4, 4), channels_first=first))
    assert expression(call) == f"keras.layers.LayerNormalization(axis={axis}, epsilon=0.001)"


@pytest.mark.parametrize(
    ("center", "scale", "end"),
    [
        (True, True, "eps=0.001)"),
        (False, False, "eps=0.001, elementwise_affine=False)"),
        (False, True, "eps=0.001, bias=False)"),
    ],
)
def test_pytorch_leaves_out_what_is_not_learned(center: bool, scale: bool, end: str) -> None:
    code = NORM.torch(NormSpec("layer-keras", center=center, scale=scale), Place((6, 4, 4)))
    first, line = code.split("\n")[:2]
    assert first == "# on (N, H, W, C): x.permute(0, 2, 3, 1)"
    assert line.removeprefix("norm = ") == f"torch.nn.LayerNorm(6, {end}"


@pytest.mark.parametrize(("shape", "said"), [((2, 6, 3, 4), True), ((2, 6, 1, 1), False)])
def test_it_is_not_one_group_unless_there_is_one_pixel(
    shape: tuple[int, int, int, int], said: bool
) -> None:
    codes = {each.code for each in statements(Situation(NormSpec("layer-keras"), shape))}
    assert ("not-one-group" in codes) == said


def test_the_sets_that_the_bare_layer_takes_are_counted() -> None:
    said = statements(Situation(NormSpec("layer-keras"), (2, 6, 3, 4)))
    assert any("Number of sets: 24 instead of 2" in str(each) for each in said)


def test_it_comes_from_the_same_paper_as_layer_norm() -> None:
    assert NORM.paper is LAYER.paper
