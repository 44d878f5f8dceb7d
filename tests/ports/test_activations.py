"""What is shown of a layer."""

import numpy as np
import pytest

from normviz.norms import NormParameters
from normviz.ports.activations import (
    LayerActivations,
    LayerKind,
    Probe,
    ProbedLayer,
    ProbedNetwork,
)


@pytest.mark.parametrize(("kind", "shown"), [("norm", 0.0), ("conv", 1.0), ("dense", 1.0)])
def test_a_norm_shows_what_it_receives_and_other_layers_what_they_give(
    kind: LayerKind, shown: float
) -> None:
    layer = ProbedLayer("layer", kind, "", (2, 3, 3))
    network = ProbedNetwork("a", "a", "batch", (layer,), ())
    x, y = (np.full((1, 2, 3, 3), value, np.float32) for value in (0, 1))
    labels = np.zeros(1, np.int64)
    found = LayerActivations(
        Probe(), network, layer, None, labels, x, y, None, None, NormParameters()
    )
    assert (found.shown == shown).all()
