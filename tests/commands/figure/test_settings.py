import argparse
from typing import Any

import numpy as np
import pytest

from normviz.commands.figure.settings import asked_figure
from normviz.errors import UsageError
from normviz.figure.inputs import TensorMaker
from normviz.figure.state import FigureState
from normviz.figure.tensor_source import SourceServices, SourceTensor

OPTIONS = (
    "shape", "groups", "color", "seed", "form", "slab_axis", "slabs", "norm", "input",
    "replicas", "sync_batch_norm", "network", "layer", "step", "inputs",
)  # fmt: skip


def asked(**options: Any) -> FigureState:
    """What options ask for, where the only layer has 8 samples of 20 channels."""
    layer = SourceTensor(np.zeros((8, 20, 2, 2), np.float32))
    maker = TensorMaker(SourceServices(activations=lambda *_: layer))
    words = dict.fromkeys(OPTIONS) | {"inference": False, "both_modes": False} | options
    return asked_figure(argparse.Namespace(**words), FigureState(), maker)


def test_a_layer_brings_its_shape() -> None:
    assert asked(input="activations").shape == (8, 20, 2, 2)
    assert asked(network="batch").source == "activations"


def test_groups_and_replicas_divide_the_sizes_of_the_layer() -> None:
    found = asked(network="batch", groups=5, replicas=8)
    assert (found.groups, found.replicas) == (5, 8)
    with pytest.raises(ValueError, match="divide C = 20"):
        asked(network="batch", groups=3)
    with pytest.raises(ValueError, match="divide N = 8"):
        asked(network="batch", replicas=3)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"input": "activations", "shape": (2, 3, 4, 5)}, "--shape 2,3,4,5"),
        ({"input": "noise", "network": "batch"}, "--network"),
        ({"input": "offset", "step": 3}, "--step"),
        ({"sync_batch_norm": True}, "--replicas"),
    ],
)
def test_what_would_go_unheard_is_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        asked(**options)
