import io

import pytest

from normviz.commands.plain_signs import PLAIN_SIGNS, register_plain_signs


@pytest.mark.parametrize(
    ("text", "ascii_text", "western"),
    [
        ("866\u202f818", "866 818", "866 818"),
        ("\u22122.5×10", "-2.5x10", "-2.5×10"),
        ("“a” – b…", '"a" - b...', "“a” – b…"),
        ("γ", "?", "?"),
    ],
)
def test_what_an_encoding_lacks_is_written_plainly(
    text: str, ascii_text: str, western: str
) -> None:
    register_plain_signs()
    assert text.encode("ascii", PLAIN_SIGNS).decode("ascii") == ascii_text
    assert text.encode("cp1252", PLAIN_SIGNS).decode("cp1252") == western


def test_a_stream_takes_the_handler() -> None:
    register_plain_signs()
    stream = io.TextIOWrapper(io.BytesIO(), "ascii")
    stream.reconfigure(errors=PLAIN_SIGNS)
    stream.write("12\u202f000")
    stream.flush()
    assert stream.buffer.getvalue() == b"12 000"
