import gzip
import os
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.files import binary
from normviz.files.binary import open_binary, read_exactly, read_start, require_end


@pytest.fixture(params=["plain", "gzip"])
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file of the six bytes 0 to 5, whatever its name says."""
    file = tmp_path / "values.bin"
    data = bytes(range(6))
    file.write_bytes(gzip.compress(data) if request.param == "gzip" else data)
    return file


def test_both_kinds_give_the_bytes_that_were_promised(path: Path) -> None:
    with open_binary(path) as stream:
        assert bytes(read_exactly(stream, path, 4, "labels")) == bytes(range(4))
        assert bytes(read_exactly(stream, path, 2, "labels")) == bytes([4, 5])
        require_end(stream, path)


def test_bytes_that_follow_are_told(path: Path) -> None:
    with open_binary(path) as stream:
        read_exactly(stream, path, 5, "labels")
        with pytest.raises(UserError, match="to end where its header says"):
            require_end(stream, path)


def test_too_few_bytes_are_told(path: Path) -> None:
    with (
        open_binary(path) as stream,
        pytest.raises(UserError, match=r"expected 7 bytes of labels .* the file is cut short"),
    ):
        read_exactly(stream, path, 7, "labels")


def test_no_memory_is_taken_for_what_the_file_cannot_hold(path: Path) -> None:
    with (
        open_binary(path) as stream,
        pytest.raises(UserError, match=r"received at most [\d\u202f]{1,7};"),
    ):
        read_exactly(stream, path, 1 << 60, "images")


def test_a_broken_gzip_stream_is_told(tmp_path: Path) -> None:
    path = tmp_path / "values.gz"
    data = bytearray(gzip.compress(bytes(range(200))))
    data[-6] ^= 1  # in its checksum
    path.write_bytes(data)
    with open_binary(path) as stream, pytest.raises(UserError, match="received a broken gzip"):
        read_exactly(stream, path, 200, "labels")


def test_a_file_that_is_larger_than_any_data_set_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"12345")
    monkeypatch.setattr(binary, "MAX_FILE", 4)
    with pytest.raises(UserError, match="received a larger one"), open_binary(path):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="no plain file"), open_binary(tmp_path / "pipe"):
        pass


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    missing = tmp_path / "none"
    for path in (missing, tmp_path):
        with pytest.raises(UserError, match=f"expected to read {path}"), open_binary(path):
            pass
    with pytest.raises(UserError, match=f"expected to read {missing}"):
        read_start(missing, 4)


def test_the_start_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "values"
    path.write_bytes(b"abcdef")
    assert read_start(path, 4) == b"abcd"
    assert read_start(path, 40) == b"abcdef"
