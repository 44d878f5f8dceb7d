"""Headers are bounded, and only those of arrays of numbers and text are read."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.lib import format as npy

from normviz.files.npy_header import read_header


class Exactly(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        if len(data) != size:
            raise ValueError("cut short")
        return data


def header(text: str, version: int = 1, length: int | None = None) -> Exactly:
    size = (len(text) if length is None else length).to_bytes(2 if version == 1 else 4, "little")
    return Exactly(b"\x93NUMPY" + bytes([version, 0]) + size + text.encode())


@given(
    array=arrays(st.sampled_from(["?", "u1", "<i8", ">f4", "f2", "<U7"]), array_shapes(min_dims=0)),
    version=st.sampled_from([(1, 0), (2, 0), (3, 0)]),
    order=st.sampled_from("CF"),
)
def test_what_numpy_writes_is_read(array: np.ndarray, version: tuple[int, int], order: str) -> None:
    array = np.asarray(array, order=order)
    file = Exactly()
    npy.write_array(file, array, version)
    file.seek(0)
    found = read_header(file)
    assert (found.dtype, found.shape, found.size) == (array.dtype, array.shape, array.nbytes)
    assert found.length == file.tell()
    assert not found.fortran or array.flags.f_contiguous


@pytest.mark.parametrize(
    "text",
    [
        '{"shape": (3,), "descr": "|u1", "fortran_order": False}',
        "{'descr':'|u1','fortran_order':False,'shape':(3,)}   \n",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (3L,), }\n",
    ],
)
def test_other_spellings_are_read(text: str) -> None:
    assert read_header(header(text)).shape == (3,)


FIELDS = "{{'descr': {}, 'fortran_order': {}, 'shape': {}, }}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "expected the header"),
        ("{}", "of type ''"),
        ("'''", "expected the header"),
        ("(" * 1000, "expected the header"),
        ("{" + "[" * 60_000 + "}", "expected the header"),
        (FIELDS.format("'|O'", False, "(3,)"), "Python objects"),
        (FIELDS.format("[('a', '<f4')]", False, "(3,)"), "expected the header"),
        (FIELDS.format("'<M8'", False, "(3,)"), "of type '<M8'"),
        (FIELDS.format("'<f3'", False, "(3,)"), "of type '<f3'"),
        (FIELDS.format("'<f16'", False, "(3,)"), "of type '<f16'"),
        (FIELDS.format("'<U0'", False, "(3,)"), "of type '<U0'"),
        (FIELDS.format("'<U999999'", False, "(3,)"), "of type '<U999999'"),
        (FIELDS.format("'<f4'", 1, "(3,)"), "expected the header"),
        (FIELDS.format("'<f4'", False, "3"), "expected the header"),
        (FIELDS.format("'<f4'", False, "(-3,)"), "expected the header"),
        (FIELDS.format("'<f4'", False, "(3, , 4)"), "whole numbers"),
        (FIELDS.format("'<f4'", False, "(3,\n4 5)"), "whole numbers"),
        (FIELDS.format("'<f4'", False, f"({'9' * 5000},)"), "whole numbers"),
        (FIELDS.format("'<f4'", False, "(" + "1," * 40 + ")"), "whole numbers"),
        (FIELDS.format("'<f4'", False, f"(0, {2**62}, {2**62})"), "expected at most"),
        ("{'descr': '<f4', 'descr': '<f4', 'shape': (3,)}", "expected the header"),
        ("{'descr': '<f4', 'shape': (3,)}", "without"),
        ("{'descr': '<f4', 'fortran_order': False}", "without"),
    ],
)
def test_other_headers_are_refused_in_one_line(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        read_header(header(text))
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("version", [2, 3])
def test_a_length_is_checked_before_so_much_is_read(version: int) -> None:
    with pytest.raises(
        ValueError, match="at most 65\u202f536 bytes, received 4\u202f294\u202f967\u202f295"
    ):
        read_header(header("{}", version, 2**32 - 1))


def test_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version 1, 2 or 3"):
        read_header(header("{}", 4))
    with pytest.raises(ValueError, match="expected an npy file"):
        read_header(Exactly(b"PK345678"))
