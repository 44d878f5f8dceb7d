import io

import pytest

from normviz.inspection.readers.protobuf import Field, Span, WireReader, float32, signed
from tests.inspection.builders import message, varint


def reader(data: bytes, most: int = 100) -> tuple[WireReader, Span]:
    return WireReader(io.BytesIO(data), most), Span(0, len(data))


def test_fields_are_read_and_their_bytes_are_not() -> None:
    wire, whole = reader(message((1, 300), (2, "text"), (3, 0.5), (1, -1)))

    number, text, small, negative = wire.fields(whole)

    assert (number.number, number.signed, negative.signed) == (1, 300, -1)
    assert wire.text(text.span) == "text"
    assert float32(small.value) == 0.5


def test_packed_numbers_are_read() -> None:
    data = b"".join(map(varint, (3, 500, -2)))
    wire, whole = reader(message((1, data), (1, 7)))

    packed, single = wire.fields(whole)

    assert wire.whole_numbers(packed, 8) == [3, 500, -2]
    assert wire.whole_numbers(single, 8) == [7]
    with pytest.raises(ValueError, match="at most 0"):
        wire.whole_numbers(packed, 0)


@pytest.mark.parametrize(
    "data",
    [b"\x0a\xff\xff\x03x", b"\xff" * 12, b"\x0b", b"\x02\x00", b"\x0d\x00\x00", b"\x08"],
)
def test_damaged_fields_are_refused(data: bytes) -> None:
    wire, whole = reader(data)
    with pytest.raises(ValueError, match=r"field|number"):
        list(wire.fields(whole))


def test_the_number_of_fields_is_bounded() -> None:
    wire, whole = reader(message(*[(1, 1)] * 5), most=3)
    with pytest.raises(ValueError, match="fewer fields"):
        list(wire.fields(whole))


def test_a_long_text_is_cut() -> None:
    wire, whole = reader(message((1, "x" * 5000)))
    (field,) = wire.fields(whole)

    assert len(wire.text(field.span)) == 4096


def test_the_wrong_type_is_told() -> None:
    with pytest.raises(ValueError, match="expected bytes"):
        _ = Field(1, 3).span
    with pytest.raises(ValueError, match="whole number"):
        _ = Field(1, Span(0, 1)).signed
    with pytest.raises(ValueError, match="four bytes"):
        float32(3)


def test_numbers_have_a_sign() -> None:
    assert (signed((1 << 64) - 3), signed(3)) == (-3, 3)
