"""Gzip streams are read within bounds."""

import gzip
import io
import time

import pytest

from normviz.files.gzip_reader import GzipReader


def unpacked(data: bytes, size: int = 1_000_000) -> bytes:
    return bytes(GzipReader(io.BytesIO(data)).read(size))


WORD = gzip.compress(b"word")


def test_members_follow_one_another_and_may_be_padded() -> None:
    assert unpacked(WORD) == b"word"
    assert unpacked(WORD + WORD) == b"wordword"
    assert unpacked(WORD + bytes(200_000) + WORD + bytes(70_000)) == b"wordword"
    assert unpacked(gzip.compress(b"") + WORD) == b"word"
    assert unpacked(gzip.compress(bytes(300_000))) == bytes(300_000)


def test_it_is_read_in_parts() -> None:
    reader = GzipReader(io.BytesIO(WORD + WORD))
    assert [bytes(reader.read(3)) for _ in range(4)] == [b"wor", b"dwo", b"rd", b""]


@pytest.mark.parametrize("length", range(len(WORD)))
def test_a_cut_stream_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="cut short"):
        unpacked(WORD[:length])


def test_damage_is_told() -> None:
    with pytest.raises(ValueError, match="incorrect data check"):
        unpacked(WORD[:-8] + b"\0" + WORD[-7:])
    with pytest.raises(ValueError, match="incorrect header check"):
        unpacked(WORD + b"more")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (gzip.compress(b"") * 500_000, "at most 10\u202f000 members"),
        (b"\x1f\x8b\x08\x08" + bytes(6) + b"a" * 50_000_000, "cut short"),
        (WORD[:10] + b"\0\0\0\xff\xff" * 8_000_000, "cut short"),
    ],
    ids=["empty members", "a long name", "empty blocks"],
)
def test_what_unpacks_to_nothing_takes_no_time(data: bytes, words: str) -> None:
    began = time.process_time()
    with pytest.raises(ValueError, match=words):
        unpacked(data)
    assert time.process_time() - began < 1
