import io
import os
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.contents import ExpectedArray, ExpectedContents

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
    with pytest.raises(
        UserError, match="would take 800\u202f000 bytes of memory, allowed are 5000"
    ):
        read_arrays(path, ExpectedContents(most_bytes=5000))


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


def rewritten(path: Path, **members: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.npy", content)


def npy_bytes(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def test_other_byte_orders_and_fortran_order_come_as_arrays_of_this_machine(tmp_path: Path) -> None:
    numbers = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    path = tmp_path / "a.npz"
    np.savez(
        path, big=numbers.astype(">f4"), fortran=np.asfortranarray(numbers), word=np.array("ä")
    )
    read = read_arrays(path)
    for name in ("big", "fortran"):
        np.testing.assert_array_equal(read[name], numbers)
        assert read[name].dtype == np.dtype("=f4")
    assert str(read["word"]) == "ä"


def test_empty_arrays_and_empty_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    np.savez(path, a=np.zeros((0, 5)), b=np.zeros((3, 0), np.uint8))
    assert read_arrays(path)["a"].shape == (0, 5)
    np.savez(path)
    assert read_arrays(path) == {}


def test_the_first_rows_of_some_arrays(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    numbers = np.arange(20).reshape(5, 4)
    np.savez_compressed(path, a=numbers, b=np.asfortranarray(numbers), c=np.zeros(3))
    read = read_arrays(path, only=("a", "b"), rows=2)
    assert read.keys() == {"a", "b"}
    for array in read.values():
        np.testing.assert_array_equal(array, numbers[:2])
    assert len(read_arrays(path, only=("a",), rows=9)["a"]) == 5


CONTENTS = ExpectedContents(
    what="file of pictures",
    advice="draw them again",
    arrays=(
        ExpectedArray("images", ("u1",), ((0, 5), 28, 28), required=True),
        ExpectedArray(r"weight\.\d", ("f",)),
    ),
    most_arrays=3,
    compressed=False,
)
IMAGES = np.zeros((2, 28, 28), np.uint8)


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        ({}, "expected an array 'images', received none"),
        ({"images": IMAGES[:, :5]}, r"of shape \(0…5, 28, 28\), received \(2, 5, 28\)"),
        ({"images": np.zeros((6, 28, 28), np.uint8)}, r"received \(6, 28, 28\)"),
        ({"images": IMAGES.astype(np.int16)}, "expected 'images' of type u1, received <i2"),
        ({"images": IMAGES, "weight.0": np.zeros(2, int)}, "expected 'weight.0' of type f"),
        ({"images": IMAGES, "weight.00": np.zeros(2)}, "received 'weight.00'"),
        ({"images": IMAGES, "../x": np.zeros(2)}, "received '../x'"),
    ],
)
def test_what_is_not_expected_is_told(
    tmp_path: Path, arrays: dict[str, np.ndarray], words: str
) -> None:
    path = tmp_path / "a.npz"
    write_arrays(path, arrays)
    with pytest.raises(UserError, match=rf"is no file of pictures: .*{words}.*; draw them again"):
        read_arrays(path, CONTENTS)


def test_what_is_expected_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    write_arrays(path, {"images": IMAGES, "weight.0": np.ones(2, np.float16)})
    assert read_arrays(path, CONTENTS).keys() == {"images", "weight.0"}


def test_compressed_arrays_are_refused_where_none_are_written(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    np.savez_compressed(path, images=IMAGES)
    with pytest.raises(UserError, match="expected arrays that are not compressed"):
        read_arrays(path, CONTENTS)


def test_too_many_arrays_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    write_arrays(path, {f"weight.{at}": np.ones(1) for at in range(4)})
    with pytest.raises(UserError, match="at most 3 members, received 4"):
        read_arrays(path, CONTENTS)


@pytest.mark.parametrize("cut", [-1, 1])
def test_a_size_that_the_header_does_not_say_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.npz"
    content = npy_bytes(IMAGES)
    rewritten(path, images=content[:cut] if cut < 0 else content + b"x")
    with pytest.raises(UserError, match=r"cut or damaged.*expected 1696 bytes, received 169[57]"):
        read_arrays(path)


def test_a_bomb_takes_neither_time_nor_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    start = b"\x93NUMPY\2\0" + (2**32 - 1).to_bytes(4, "little")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("images.npy", start + bytes(50 << 20))
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match="npy header of at most 65\u202f536 bytes"):
            read_arrays(path)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(UserError, match="expected a file at"):
            read_arrays(path)
