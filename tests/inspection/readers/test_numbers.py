import numpy as np
import pytest

from normviz.inspection.readers.numbers import numbers


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("F64", np.array([1.5, -2.0]).tobytes()),
        ("F32", np.array([1.5, -2.0], np.float32).tobytes()),
        ("F16", np.array([1.5, -2.0], np.float16).tobytes()),
        ("BF16", (np.array([1.5, -2.0], np.float32).view(np.uint32) >> 16).astype("<u2").tobytes()),
    ],
)
def test_element_types_of_model_files_are_read(kind: str, data: bytes) -> None:
    np.testing.assert_array_equal(numbers(data, kind, (2,)), [1.5, -2.0])
    assert numbers(data[:-1], kind, (2,)) is None
    assert numbers(data, kind, (3,)) is None


def test_another_element_type_is_left_alone() -> None:
    assert numbers(b"1234", "I32", (1,)) is None


@pytest.mark.parametrize(("kind", "data"), [("F32", b"\x01\0\x80\x7f"), ("BF16", b"\x81\x7f")])
def test_a_signalling_nan_is_nan_without_a_warning(kind: str, data: bytes) -> None:
    found = numbers(data, kind, (1,))
    assert found is not None
    assert np.isnan(found).all()
