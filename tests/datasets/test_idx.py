import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from normviz.datasets.idx import read_idx
from normviz.errors import UserError
from tests.datasets.idx_writing import write_idx

same_folder = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def header(kind: int, *shape: int) -> bytes:
    return struct.pack(f">HBB{len(shape)}I", 0, kind, len(shape), *shape)


@same_folder
@given(
    values=arrays(np.uint8, array_shapes(min_dims=1, max_dims=3, max_side=6)),
    name=st.sampled_from(["x", "x.gz"]),
)
def test_what_was_written_is_read(tmp_path: Path, values: np.ndarray, name: str) -> None:
    write_idx(tmp_path / name, values)
    np.testing.assert_array_equal(read_idx(tmp_path / name, values.ndim), values)


@pytest.mark.parametrize("name", ["x", "x.gz"])
def test_the_first_items_alone(tmp_path: Path, name: str) -> None:
    values = np.arange(60, dtype=np.uint8).reshape(5, 3, 4)
    write_idx(tmp_path / name, values)
    np.testing.assert_array_equal(read_idx(tmp_path / name, 3, count=2), values[:2])
    np.testing.assert_array_equal(read_idx(tmp_path / name, 3, count=9), values)


@same_folder
@given(cut=st.integers(0, 75), packed=st.booleans())
def test_a_cut_file_is_refused(tmp_path: Path, cut: int, packed: bool) -> None:
    data = header(8, 5, 3, 4) + bytes(60)
    part = data[:cut]
    (tmp_path / "x").write_bytes(gzip.compress(part) if packed else part)
    with pytest.raises(UserError, match="expected"):
        read_idx(tmp_path / "x", 3)


def test_a_gzip_stream_cut_short_is_refused(tmp_path: Path) -> None:
    values = np.random.default_rng(0).integers(0, 256, 5000, np.uint8)
    write_idx(tmp_path / "x.gz", values)
    data = (tmp_path / "x.gz").read_bytes()
    for end in (len(data) // 2, len(data) - 4):
        (tmp_path / "y").write_bytes(data[:end])
        with pytest.raises(UserError, match="get the file again"):
            read_idx(tmp_path / "y", 1)


def test_a_wrong_checksum_is_refused(tmp_path: Path) -> None:
    write_idx(tmp_path / "x.gz", np.zeros(100, np.uint8))
    data = bytearray((tmp_path / "x.gz").read_bytes())
    data[-8] ^= 1
    (tmp_path / "x.gz").write_bytes(data)
    with pytest.raises(UserError, match="broken"):
        read_idx(tmp_path / "x.gz", 1)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_more_bytes_than_promised_are_refused(tmp_path: Path, pack) -> None:
    (tmp_path / "x").write_bytes(pack(header(8, 4) + bytes(5)))
    with pytest.raises(UserError, match="more bytes"):
        read_idx(tmp_path / "x", 1)


@pytest.mark.parametrize(
    "data",
    [
        header(8, 2**32 - 1, 2**32 - 1, 2**32 - 1),
        header(8, 300_000_000, 1, 1),
        header(9, 1, 1, 1) + b"x",
        header(8, 1, 1) + b"x",
        b"PK\x03\x04 a zip file, perhaps",
        b"",
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_foreign_and_hostile_headers_are_refused(tmp_path: Path, data: bytes, pack) -> None:
    (tmp_path / "x").write_bytes(pack(data))
    with pytest.raises(UserError, match=str(tmp_path / "x")):
        read_idx(tmp_path / "x", 3)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_header_that_promises_too_much_takes_no_memory(
    tmp_path: Path, pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(pack(header(8, 200_000_000) + bytes(10)))

    def reads_nothing(*_: object) -> None:
        pytest.fail("read the values of a file that cannot hold them")

    monkeypatch.setattr("numpy.frombuffer", reads_nothing)
    with pytest.raises(UserError, match="cut short"):
        read_idx(path, 1)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file"):
        read_idx(tmp_path / "none", 1)
    with pytest.raises(UserError, match="directory"):
        read_idx(tmp_path, 1)


def test_real_mnist(data_dir: Path) -> None:
    labels = read_idx(data_dir / "mnist" / "t10k-labels-idx1-ubyte.gz", 1)
    assert labels[:5].tolist() == [7, 2, 1, 0, 4]
    assert np.bincount(labels).sum() == 10_000
