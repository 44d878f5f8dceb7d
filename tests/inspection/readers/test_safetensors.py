import io
import json

import numpy as np
import pytest

from normviz.inspection.readers.safetensors import read_safetensors
from tests.inspection.builders import safetensors


def test_norm_layers_are_found_with_their_numbers() -> None:
    half = np.array([1, 2], np.float16)
    data = safetensors({"bn.weight": half, "bn.running_mean": half, "bn.running_var": half,
                        "bn.num_batches_tracked": np.array(3)})  # fmt: skip

    (layer,) = read_safetensors(io.BytesIO(data)).layers

    assert (layer.name, layer.kind) == ("bn", "BatchNorm")
    np.testing.assert_array_equal(layer.weights["moving_variance"].values, [1, 2])


def header(entry: object, size: int | None = None, data: bytes = b"12345678") -> bytes:
    text = json.dumps({"bn.running_mean": entry}).encode()
    return (len(text) if size is None else size).to_bytes(8, "little") + text + data


GOOD = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        header(GOOD, size=1 << 40),
        header(GOOD, data=b"1234"),
        header({**GOOD, "data_offsets": [8, 0]}),
        header({**GOOD, "shape": [3]}),
        header({**GOOD, "shape": [1 << 50]}),
        header({**GOOD, "shape": [-2]}),
        header({**GOOD, "dtype": 4}),
        header({**GOOD, "data_offsets": [0]}),
        header([1, 2]),
        (2).to_bytes(8, "little") + b"[]",
        (2).to_bytes(8, "little") + b"{x",
    ],
)
def test_damaged_headers_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each part says its own
        read_safetensors(io.BytesIO(data))


def test_an_element_type_that_is_not_known_is_not_read() -> None:
    entry = {"dtype": "F4", "shape": [2], "data_offsets": [0, 1]}

    assert read_safetensors(io.BytesIO(header(entry))).layers == ()
