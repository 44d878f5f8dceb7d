import pytest

from normviz.runs.tensorboard.record_file import crc32c, record_bytes


@pytest.mark.parametrize(
    ("data", "crc"),
    [
        (b"", 0),
        (b"123456789", 0xE3069283),
        (bytes(32), 0x8A9136AA),
        (b"\xff" * 32, 0x62A8AB43),
        (bytes(range(32)), 0x46DD794E),
    ],
)
def test_checksums_are_those_of_the_standard(data: bytes, crc: int) -> None:
    assert crc32c(data) == crc


def test_a_record_has_its_length_and_two_checksums() -> None:
    content = record_bytes([b"abc", b""])
    assert content[:8] == (3).to_bytes(8, "little")
    assert content[12:15] == b"abc"
    assert len(content) == 2 * 16 + 3
