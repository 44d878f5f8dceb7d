"""Archives are checked whole before a member is read."""

import io
import struct
import time
import zipfile

import pytest

from normviz.files.zip_archive import MemberStream, read_directory


def zipped(method: int = zipfile.ZIP_STORED, **members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def contents(data: bytes, most: int = 10) -> dict[str, bytes]:
    file = io.BytesIO(data)
    found = {}
    for member in read_directory(file, most):
        stream = MemberStream(file, member)
        found[member.name] = stream.read(member.size)
        stream.finish()
    return found


def patched(data: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    """``data`` with other bytes at ``offset`` after the last header that begins with ``mark``."""
    at = data.rindex(mark) + offset
    return data[:at] + value + data[at + len(value) :]


ENTRY, END, LOCAL = b"PK\x01\x02", b"PK\x05\x06", b"PK\x03\x04"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_come_back(method: int) -> None:
    members = {"a": b"", "b": b"x" * 300_000, "c": bytes(range(256))}
    assert contents(zipped(method, **members)) == members
    assert contents(zipped()) == {}


def test_too_many_members_are_refused_before_they_are_listed() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(30_000):
            archive.writestr(str(number), b"")
    data = target.getvalue()
    began = time.process_time()
    with pytest.raises(ValueError, match="expected at most 10 members, received 30\u202f000"):
        read_directory(io.BytesIO(data), 10)
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize(
    ("mark", "offset", "value", "words"),
    [
        (ENTRY, 8, b"\1\0", "encrypted"),
        (ENTRY, 10, b"\x0c\0", "compressed in a way"),
        (ENTRY, 16, b"\0\0\0\0", "fails its checksum"),
        (ENTRY, 20, b"\xff\xff\xff\xff", "zip64"),
        (ENTRY, 24, b"\xff\xff\xff\x7f", "cannot have the sizes"),
        (ENTRY, 28, b"\xff\xff", "the directory is damaged"),
        (ENTRY, 42, b"\1\0\0\0", "overlaps"),
        (END, 8, b"\xff\xff", "zip64"),
        (END, 8, b"\3\0", "end of a zip archive is damaged"),
        (END, 12, b"\xf0\xff\xff\xff", "elsewhere"),
        (END, 20, b"\1\0", "end of a zip archive is damaged"),
        (LOCAL, 0, b"PK\x03\x05", "another header"),
        (LOCAL, 30, b"x", "another header"),
    ],
)
def test_damage_is_told(mark: bytes, offset: int, value: bytes, words: str) -> None:
    data = patched(zipped(a=b"1234", b=b"5678"), mark, offset, value)
    with pytest.raises(ValueError, match=words):
        contents(data)


def test_members_that_share_their_bytes_are_refused() -> None:
    data = patched(zipped(a=b"1234", b=b"5678"), ENTRY, 42, bytes(4))
    with pytest.raises(ValueError, match="overlaps"):
        read_directory(io.BytesIO(data), 10)


def test_a_name_that_is_there_twice_is_refused() -> None:
    data = patched(zipped(a=b"1234", b=b"5678"), ENTRY, 46, b"a")
    with pytest.raises(ValueError, match="each name once"):
        read_directory(io.BytesIO(data), 10)


def test_no_more_is_unpacked_than_was_asked_for() -> None:
    data = zipped(zipfile.ZIP_DEFLATED, a=bytes(50_000_000))
    lying = patched(data, ENTRY, 24, struct.pack("<I", 60_000))
    file = io.BytesIO(lying)
    (member,) = read_directory(file, 1)
    stream = MemberStream(file, member)
    assert stream.read(60_000) == bytes(60_000)
    with pytest.raises(ValueError, match="received more bytes"):
        stream.finish()


def test_a_file_cut_at_any_length_is_refused() -> None:
    whole = zipped(zipfile.ZIP_DEFLATED, a=b"1234" * 9, b=b"5678")
    for length in range(len(whole)):
        with pytest.raises(ValueError, match=r"."):
            contents(whole[:length])
