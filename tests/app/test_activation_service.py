"""The activation service: the drawing, and what it hands on."""

import numpy as np
import pytest

from normviz.app.activation_service import KerasActivationService
from normviz.errors import UserError
from normviz.ports.activations import Probe


@pytest.fixture(scope="module")
def service() -> KerasActivationService:
    return KerasActivationService()


def test_layers_of_a_model_that_ships(service: KerasActivationService) -> None:
    network = service.network("group")
    assert [layer.norm for layer in network.layers if layer.kind == "norm"] == ["group"] * 4
    found = service.activations(Probe("group", "group_normalization_1", inputs="noise:2"))
    assert found.x.shape == (2, 24, 14, 14)


def test_the_drawing_is_asked_for_and_follows(service: KerasActivationService) -> None:
    wanted = Probe("group", "conv2d", inputs="drawing+noise:1")
    with pytest.raises(UserError, match="expected a drawing") as caught:
        service.activations(wanted)
    assert caught.value.code == "no-drawing"
    service.draw(np.ones((28, 28), np.float32))
    full = service.activations(wanted).x
    service.draw(np.zeros((28, 28), np.float32))
    empty = service.activations(wanted).x
    assert full[0].min() == pytest.approx(1)
    assert empty[0].max() == 0
    np.testing.assert_array_equal(full[1], empty[1])
    service.draw(None)
