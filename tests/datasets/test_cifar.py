import gzip
from pathlib import Path

import numpy as np
import pytest

from normviz.datasets.cifar import RECORD, read_cifar
from normviz.errors import UserError
from normviz.number_text import count


def records(count: int) -> np.ndarray:
    values = np.random.default_rng(0).integers(0, 256, (count, RECORD)).astype(np.uint8)
    values[:, 0] %= 10
    return values


def test_colours_and_pixels_come_to_their_places(tmp_path: Path) -> None:
    values = records(3)
    (tmp_path / "x.bin").write_bytes(values.tobytes())
    images, labels = read_cifar(tmp_path / "x.bin")
    assert images.shape == (3, 32, 32, 3)
    np.testing.assert_array_equal(labels, values[:, 0])
    assert images[1, 5, 7, 2] == values[1, 1 + 2 * 1024 + 5 * 32 + 7]


def test_the_first_records_alone(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(records(4).tobytes())
    assert len(read_cifar(tmp_path / "x.bin", 2)[1]) == 2
    assert len(read_cifar(tmp_path / "x.bin", 9)[1]) == 4


def test_a_packed_file_is_read_as_a_plain_one(tmp_path: Path) -> None:
    values = records(4)
    (tmp_path / "x.bin.gz").write_bytes(gzip.compress(values.tobytes()))
    assert read_cifar(tmp_path / "x.bin.gz")[1].tolist() == values[:, 0].tolist()
    assert len(read_cifar(tmp_path / "x.bin.gz", 2)[0]) == 2
    (tmp_path / "cut.gz").write_bytes(gzip.compress(values.tobytes()[:-1]))
    with pytest.raises(UserError, match="cut or of another kind"):
        read_cifar(tmp_path / "cut.gz")


@pytest.mark.parametrize("size", [0, 1, RECORD - 1, RECORD + 1, RECORD * 10_001])
def test_a_size_that_is_no_number_of_records_is_refused(tmp_path: Path, size: int) -> None:
    with (tmp_path / "x.bin").open("wb") as file:
        file.truncate(size)
    with pytest.raises(UserError, match=f"received {count(size)} bytes"):
        read_cifar(tmp_path / "x.bin")


def test_a_label_that_is_no_class_is_refused(tmp_path: Path) -> None:
    values = records(2)
    values[1, 0] = 10
    (tmp_path / "x.bin").write_bytes(values.tobytes())
    with pytest.raises(UserError, match="received 10"):
        read_cifar(tmp_path / "x.bin")


def test_the_real_part(data_dir: Path) -> None:
    folder = data_dir / "cifar10" / "cifar-10-batches-bin"
    images, labels = read_cifar(folder / "test_batch.bin", 100)
    assert set(labels.tolist()) == set(range(10))
    # Neighbours in a photograph are alike; in bytes read from a wrong place they are not.
    assert np.abs(np.diff(images.astype(int), axis=2)).mean() < 20
