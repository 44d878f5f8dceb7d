import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.batch import NORM
from normviz.norms.layer import expression
from normviz.norms.norm import Place
from normviz.norms.parameters import NormParameters
from normviz.norms.reference import normalized
from normviz.norms.remarks import Situation, differences, statements

X = np.arange(1.0, 9.0).reshape(2, 2, 1, 2)
SPREAD = 4.25**0.5


def test_each_channel_is_reduced_over_the_batch_and_the_image() -> None:
    y = normalized(NormSpec("batch", epsilon=0.0), X).y
    expected = np.array([-2.5, -1.5, 1.5, 2.5]) / SPREAD
    np.testing.assert_allclose(y[:, 0, 0].ravel(), expected)
    np.testing.assert_allclose(y[:, 1, 0].ravel(), expected)


def test_inference_takes_the_moving_statistics() -> None:
    moving = NormParameters(moving_mean=[1.0, 3.0], moving_variance=[4.0, 1.0])
    y = normalized(NormSpec("batch", epsilon=0.0, training=False), X, moving).y
    np.testing.assert_allclose(y[:, 0, 0].ravel(), [0.0, 0.5, 2.0, 2.5])
    np.testing.assert_allclose(y[:, 1, 0].ravel(), [0.0, 1.0, 4.0, 5.0])


@pytest.mark.parametrize(("first", "axis"), [(False, -1), (True, 1)])
def test_the_layer_keeps_the_axis_of_the_channels(first: bool, axis: int) -> None:
    call = NORM.keras(NormSpec("batch", momentum=0.9), Place((6, 4, 4), channels_first=first))
    assert call.path == "keras.layers.BatchNormalization"
    assert call.named == {"axis": axis, "momentum": 0.9, "epsilon": 1e-3}


def test_the_momentum_of_pytorch_is_the_weight_of_what_is_new() -> None:
    line = NORM.torch(NormSpec("batch", momentum=0.9), Place((6, 4, 4)))
    assert line == "torch.nn.BatchNorm2d(6, eps=0.001, momentum=0.1)"


def test_the_code_names_what_is_switched_off() -> None:
    call = NORM.keras(NormSpec("batch", center=False), Place((6, 4, 4)))
    assert "center=False" in expression(call)


def test_two_moving_statistics_are_not_trained() -> None:
    untrained = [each.name for each in NORM.parameters if not each.trained]
    assert untrained == ["moving_mean", "moving_variance"]
    assert NORM.learned == ("gamma", "beta")


def test_the_weight_of_the_start_is_told_in_inference_alone() -> None:
    spec = NormSpec("batch", momentum=0.9, training=False)
    (lag,) = [
        said
        for said in statements(Situation(spec, (2, 6, 3, 4), steps=10))
        if said.code == "moving-lag"
    ]
    assert lag.share == pytest.approx(0.9**10)
    assert "Steps seen: 10." in str(lag)
    training = statements(Situation(NormSpec("batch"), (2, 6, 3, 4), steps=10))
    assert "moving-lag" not in {said.code for said in training}


def test_the_unbiased_variance_of_pytorch_is_told_with_its_numbers() -> None:
    said = {each.code: each for each in differences(Situation(NormSpec("batch"), (2, 6, 3, 4)))}
    assert "24/23" in str(said["unbiased-variance"])
    assert "new-layer" not in said
