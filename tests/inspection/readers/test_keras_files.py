"""Files that Keras itself has written, and damaged ones."""

import io
import json
import warnings
import zipfile
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.inspection import inspect
from normviz.inspection.records import Inspection
from tests.inspection.builders import keras_archive, keras_config, written

FILES = ("m.keras", "m.h5", "m.weights.h5")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small model, in three formats."""
    import keras
    from keras import layers

    folder = tmp_path_factory.mktemp("models")
    start = keras.Input((8, 8, 3))
    x = layers.Conv2D(4, 3, name="conv")(start)
    x = layers.BatchNormalization(name="bn")(x)
    inner = [layers.Conv2D(6, 3), layers.GroupNormalization(3, name="gn")]
    x = keras.Sequential(inner, name="inner")(x)
    x = layers.Lambda(lambda t: t, output_shape=(4, 4, 6), name="code")(x)
    x = layers.LayerNormalization(name="ln")(x)
    model = keras.Model(start, layers.RMSNormalization(name="rms")(x))
    model.get_layer("bn").set_weights([np.full(4, value) for value in (1, 2, 3, np.nan)])
    with _quietly():
        for name in FILES[:2]:
            model.save(folder / name)
        model.save_weights(folder / FILES[2])
    return folder


def _quietly() -> AbstractContextManager[object]:
    """Without what Keras' own conversion to NumPy is warned of."""
    return warnings.catch_warnings(category=DeprecationWarning, action="ignore")


def by_name(found: Inspection) -> dict[str, tuple[str | None, int | None]]:
    return {each.name: (each.norm, each.parameters) for each in found.layers}


@pytest.mark.parametrize("name", FILES[:2])
def test_models_that_keras_has_saved_are_read(saved: Path, name: str) -> None:
    found = inspect(saved / name, batch_size=2)

    assert by_name(found) == {
        "bn": ("batch", 16),
        "inner/gn": ("group", 12),
        "ln": ("layer-keras", 12),
        "rms": ("rms", 6),
    }
    assert [each.shape for each in found.layers] == [(2, 6, 6, 4), *[(2, 4, 4, 6)] * 3]
    said = {each.id: each for each in found.findings if each.layer == "bn"}
    assert said["not-finite"].evidence == {"weight": "moving_variance", "bad": 4, "count": 4}
    assert said["bias-before"].evidence == {"before": "conv", "parameters": 4}


def test_weights_alone_tell_the_layers_and_their_numbers(saved: Path) -> None:
    found = inspect(saved / FILES[2])

    assert {each.name.rpartition("/")[2]: each.kind for each in found.layers} == {
        "bn": "BatchNormalization",
        "gn": "GroupNormalization",
        "ln": "LayerNormalization",
        "rms": "RMSNormalization",
    }
    assert [each.id for each in found.findings] == ["not-finite"]


def test_a_model_in_memory_is_told_as_its_file(saved: Path) -> None:
    import keras
    from keras import layers

    norm = layers.BatchNormalization(name="bn", momentum=0.1)
    model = keras.Sequential([keras.Input((4, 4, 3)), layers.Conv2D(5, 3, name="conv"), norm])

    live = inspect(model, batch_size=2)
    path = saved / "live.keras"
    with _quietly():
        model.save(path)
    file = inspect(path, batch_size=2)

    assert live.layers == file.layers
    assert [each.to_json() for each in live.findings] == [each.to_json() for each in file.findings]


def test_weights_that_were_packed_are_unpacked(saved: Path) -> None:
    with zipfile.ZipFile(saved / FILES[0]) as archive:
        config = json.loads(archive.read("config.json"))
        stored = archive.read("model.weights.h5")
    path = written(saved / "packed.keras", keras_archive(config, stored, packed=True))

    assert by_name(inspect(path)) == by_name(inspect(saved / FILES[0]))


def test_a_cut_archive_is_told(saved: Path, tmp_path: Path) -> None:
    data = (saved / FILES[0]).read_bytes()
    with pytest.raises(UserError, match="damaged"):
        inspect(written(tmp_path / "cut.keras", data[: len(data) // 2]))


@pytest.mark.parametrize("name", FILES[1:])
def test_a_cut_hdf5_file_is_told(saved: Path, tmp_path: Path, name: str) -> None:
    data = (saved / name).read_bytes()
    with pytest.raises(UserError, match="HDF5"):
        inspect(written(tmp_path / name, data[: len(data) // 2]))


def test_an_archive_that_would_unpack_to_gigabytes_is_refused(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", b" " * (65 << 20))
    with pytest.raises(UserError, match="at most 64 MiB"):
        inspect(written(tmp_path / "bomb.keras", data.getvalue()))


def test_an_archive_without_config_is_told(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("metadata.json", "{}")
    with pytest.raises(UserError, match=r"config\.json"):
        inspect(written(tmp_path / "empty.keras", data.getvalue()))


def test_weights_that_are_no_hdf5_are_told(tmp_path: Path) -> None:
    path = written(tmp_path / "m.keras", keras_archive(keras_config(), b"no weights"))
    with pytest.raises(UserError, match="HDF5"):
        inspect(path)
