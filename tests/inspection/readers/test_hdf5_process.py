import io
from pathlib import Path

import h5py
import numpy as np
import pytest

from normviz.inspection.readers.hdf5_process import read_content


def stored(path: Path) -> io.BytesIO:
    return io.BytesIO(path.read_bytes())


def test_vectors_are_read_and_kernels_are_not(tmp_path: Path) -> None:
    path = tmp_path / "m.h5"
    with h5py.File(path, "w") as file:
        file.attrs["model_config"] = "{}"
        group = file.create_group("layers/bn/vars")
        group.attrs["name"] = "bn"
        group["0"] = np.array([1.0, 2.0], np.float32)
        group["1"] = np.zeros((64, 512), np.float32)
        group["2"] = np.arange(3)

    content = read_content(stored(path))

    found = dict(content.root.all_arrays())
    assert content.config == "{}"
    np.testing.assert_array_equal(found["layers/bn/vars/0"].values, [1.0, 2.0])
    assert found["layers/bn/vars/1"].values is None
    assert found["layers/bn/vars/1"].shape == (64, 512)
    assert found["layers/bn/vars/2"].values is None
    assert content.root.groups["layers"].groups["bn"].groups["vars"].name == "bn"


def test_no_link_leads_out_of_the_file(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "secret.h5", "w") as file:
        file["v"] = np.ones(2)
    path = tmp_path / "m.h5"
    with h5py.File(path, "w") as file:
        file["soft"] = h5py.SoftLink("/nowhere")
        file["external"] = h5py.ExternalLink(str(tmp_path / "secret.h5"), "v")
        layout = h5py.VirtualLayout((2,), np.float64)
        layout[:] = h5py.VirtualSource(str(tmp_path / "secret.h5"), "v", (2,))
        file.create_virtual_dataset("virtual", layout)
        file.create_dataset("raw", (2,), np.float64, external=[(str(tmp_path / "raw"), 0, 16)])

    assert dict(read_content(stored(path)).root.all_arrays()) == {}


def test_groups_in_one_another_come_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / "m.h5"
    with h5py.File(path, "w") as file:
        file.create_group("a")
        file["a"]["again"] = file["a"]
    with pytest.raises(ValueError, match="deeper"):
        read_content(stored(path))


def test_an_array_that_claims_to_be_huge_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "m.h5"
    with h5py.File(path, "w") as file:
        file.create_dataset("v", (1 << 40,), np.float64, chunks=(1024,), compression="gzip")

    (weight,) = dict(read_content(stored(path)).root.all_arrays()).values()

    assert (weight.shape, weight.values) == ((1 << 40,), None)


@pytest.mark.parametrize("data", [b"", b"no file", b"\x89HDF\r\n\x1a\n" + b"\xff" * 100])
def test_rubbish_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="HDF5"):
        read_content(io.BytesIO(data))
