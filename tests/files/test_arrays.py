import zipfile
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.contents import Contents

ARRAYS = {"model.0": np.arange(6, dtype=np.float32).reshape(2, 3), "scalar": np.array(7)}


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    write_arrays(tmp_path / "a.npz", ARRAYS)
    read = read_arrays(tmp_path / "a.npz")
    assert read.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(read[name], array)
        assert read[name].dtype == array.dtype


def test_a_cut_file_is_refused_at_every_length(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    write_arrays(path, ARRAYS)
    whole = path.read_bytes()
    for length in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:length])
        with pytest.raises(UserError, match="cut or damaged"):
            read_arrays(path)


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    write_arrays(path, ARRAYS)
    data = bytearray(path.read_bytes())
    position = data.index(ARRAYS["model.0"].tobytes())
    data[position + 5] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(UserError, match="cut or damaged"):
        read_arrays(path)


def test_pickled_objects_are_neither_written_nor_read(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    with pytest.raises(ValueError, match="received objects"):
        write_arrays(path, {"a": np.array([object()])})
    np.savez(path, a=np.array([{}], dtype=object))
    with pytest.raises(UserError, match="Python objects"):
        read_arrays(path)


def test_a_header_that_promises_too_much_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    header = "{'descr': '<f8', 'fortran_order': False, 'shape': (10000000000000,), }"
    text = header.ljust(117) + "\n"
    member = b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text.encode()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.npy", member)
    with pytest.raises(UserError, match="cut or damaged"):
        read_arrays(path)


def test_a_file_that_unpacks_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    np.savez_compressed(path, a=np.zeros(100_000))
    assert path.stat().st_size < 5000
    with pytest.raises(UserError, match="would take 800000 bytes of memory, allowed are 5000"):
        read_arrays(path, Contents(most_bytes=5000))


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.keras"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", "{}")
    with pytest.raises(UserError, match=r"expected arrays only, received 'config.json'"):
        read_arrays(path)
    path.write_bytes(b"\x89HDF\r\n\x1a\n" + b"\0" * 100)
    with pytest.raises(UserError, match="cut or damaged"):
        read_arrays(path)
    with pytest.raises(UserError, match="there is no file"):
        read_arrays(tmp_path / "none.npz")
