import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.layer import NORM
from normviz.norms.layer import expression
from normviz.norms.norm import Place
from normviz.norms.reference import normalized
from normviz.norms.remarks import Situation, statements

X = np.arange(1.0, 9.0).reshape(2, 2, 1, 2)


def test_each_sample_is_reduced_as_a_whole() -> None:
    y = normalized(NormSpec("layer", epsilon=0.0), X).y
    expected = np.array([-1.5, -0.5, 0.5, 1.5]) / 1.25**0.5
    np.testing.assert_allclose(y.reshape(2, 4), [expected, expected])


@pytest.mark.parametrize(("sizes", "axes"), [((6, 4, 4), "[1, 2, 3]"), ((6,), "[1]")])
def test_keras_reduces_every_axis_of_a_sample(sizes: tuple[int, ...], axes: str) -> None:
    line = expression(NORM.keras(NormSpec("layer"), Place(sizes)))
    assert line == f"keras.layers.LayerNormalization(axis={axes}, epsilon=0.001)"


def test_pytorch_has_it_as_one_group() -> None:
    code = NORM.torch(NormSpec("layer", scale=False, center=False), Place((6, 4, 4)))
    assert code == "torch.nn.GroupNorm(1, 6, eps=0.001, affine=False)"


def test_gamma_and_beta_are_as_large_as_a_sample() -> None:
    assert {(each.name, each.extent) for each in NORM.parameters} == {
        ("gamma", "sample"),
        ("beta", "sample"),
    }


def test_that_it_equals_one_group_can_be_checked() -> None:
    checks = [said.check for said in statements(Situation(NormSpec("layer"), (2, 6, 3, 4)))]
    assert ("same", "group", 1) in [(c.kind, c.other, c.groups) for c in checks if c]
