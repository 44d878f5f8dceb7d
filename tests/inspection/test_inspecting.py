import json
import os
from pathlib import Path

import numpy as np
import pytest

import normviz
from normviz.errors import UserError
from normviz.inspection.inspecting import SUFFIXES, inspect, read_model
from tests.inspection.builders import (
    keras_archive,
    keras_config,
    keras_layer,
    onnx_sample,
    safetensors,
    written,
)

OPEN = (None, None, None, 3)


def archive(path: Path, *layers: dict[str, object]) -> Path:
    return written(path / "m.keras", keras_archive(keras_config(*layers, shape=OPEN)))


def test_the_package_offers_it(tmp_path: Path) -> None:
    path = archive(tmp_path, keras_layer("BatchNormalization", "bn", axis=-1))

    found = normviz.inspect(path, batch_size=2, input_shape=(4, 4, 3))

    assert [layer.norm for layer in found.layers] == ["batch"]
    assert found.layers[0].shape == (2, 4, 4, 3)
    assert found.layers[0].set_size == 32
    json.dumps(found.to_json(), allow_nan=False)


@pytest.mark.parametrize(
    ("name", "data", "norms"),
    [
        ("m.onnx", onnx_sample(), 4),
        ("M.SafeTensors", safetensors({"bn.running_mean": np.zeros(2, np.float32),
                                       "bn.running_var": np.ones(2, np.float32)}), 1),
    ],
)  # fmt: skip
def test_the_ending_tells_the_format(tmp_path: Path, name: str, data: bytes, norms: int) -> None:
    assert len(inspect(written(tmp_path / name, data)).layers) == norms


@pytest.mark.parametrize("name", ["m.pt", "m.pth", "pytorch_model.bin", "m.pkl"])
def test_a_pickle_is_not_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="safetensors") as caught:
        inspect(written(tmp_path / name, b"\x80\x04."))
    assert caught.value.code == "model-pickle"


def test_another_file_names_the_endings(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=SUFFIXES[-1]):
        inspect(written(tmp_path / "m.txt", b""))


@pytest.mark.parametrize("suffix", [".keras", ".safetensors", ".onnx"])
@pytest.mark.parametrize("data", [b"", b"\0", b"PK\x05\x06", b"\xff" * 64, b"{" * 99])
def test_rubbish_is_told_in_one_line(tmp_path: Path, suffix: str, data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_model(written(tmp_path / f"m{suffix}", data))
    assert caught.value.code == "model-damaged"
    assert "\n" not in str(caught.value)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.keras").mkdir()
    for name in ("missing.keras", "folder.keras"):
        with pytest.raises(UserError, match="cannot read"):
            inspect(str(tmp_path / name))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.onnx")
    with pytest.raises(UserError, match="cannot read"):
        inspect(tmp_path / "pipe.onnx")


def test_an_object_that_is_no_model_is_told() -> None:
    with pytest.raises(UserError, match="received dict"):
        inspect({})
