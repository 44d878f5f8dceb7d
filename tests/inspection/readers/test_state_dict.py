import numpy as np
import pytest

from normviz.inspection.readers.state_dict import StoredArray, layers_of_arrays


def array(*shape: int) -> StoredArray:
    return StoredArray(shape, lambda: np.ones(shape))


@pytest.mark.parametrize(
    ("arrays", "kind"),
    [
        ({"weight": array(4), "bias": array(4), "running_mean": array(4), "running_var": array(4)},
         "BatchNorm"),
        ({"running_mean": array(4), "running_var": array(4)}, "BatchNorm"),
        ({"weight": array(4), "bias": array(4)}, ""),
        ({"parametrizations.weight.original0": array(4, 1),
          "parametrizations.weight.original1": array(4, 3)}, "weight_norm"),
        ({"weight_g": array(4, 1), "weight_v": array(4, 3)}, "weight_norm"),
        ({"weight_orig": array(4, 3), "weight_u": array(4)}, "spectral_norm"),
    ],
)  # fmt: skip
def test_names_and_shapes_tell_the_norm(arrays: dict[str, StoredArray], kind: str) -> None:
    (layer,) = layers_of_arrays({f"net.0.{name}": each for name, each in arrays.items()})

    assert (layer.name, layer.kind) == ("net.0", kind)


@pytest.mark.parametrize(
    "arrays",
    [
        {"fc.weight": array(4, 3), "fc.bias": array(4)},
        {"act.weight": array(1)},
        {"emb.weight": array(9, 4)},
        {"scale": array(4)},
        {"ln.weight": array(4), "ln.bias": array(5)},
    ],
)
def test_other_modules_are_left_out(arrays: dict[str, StoredArray]) -> None:
    assert layers_of_arrays(arrays) == ()


def test_a_weight_alone_counts_where_the_name_says_so() -> None:
    (layer,) = layers_of_arrays({"model.input_layernorm.weight": array(4)})

    assert list(layer.weights) == ["gamma"]
