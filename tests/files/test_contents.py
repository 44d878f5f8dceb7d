import numpy as np
import pytest

from normviz.files.contents import ExpectedArray, ExpectedContents
from normviz.files.npy_header import NpyHeader


def header(dtype: str, *shape: int) -> NpyHeader:
    return NpyHeader(np.dtype(dtype), shape, False, 128)


IMAGES = ExpectedArray(r"images", ("u1",), ((0, 10), 28, 28), required=True)
CONTENTS = ExpectedContents(
    arrays=(IMAGES, ExpectedArray(r"weight\.\d", ("f",))), most_bytes=10_000
)


@pytest.mark.parametrize("count", [0, 1, 10])
def test_what_fits_is_taken(count: int) -> None:
    CONTENTS.check({"images": header("u1", count, 28, 28), "weight.3": header("f4", 2)})


@pytest.mark.parametrize(
    ("dtype", "shape", "message"),
    [
        ("u1", (11, 28, 28), r"shape \(0…10, 28, 28\), received \(11, 28, 28\)"),
        ("u1", (1, 28), r"of shape .* received \(1, 28\)"),
        ("u1", (1, 27, 28), r"of shape .* received \(1, 27, 28\)"),
        ("f4", (1, 28, 28), r"'images' of type u1, received .f4"),
        ("i1", (1, 28, 28), r"of type u1"),
    ],
)
def test_another_type_or_shape_is_told(dtype: str, shape: tuple[int, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        IMAGES.check("images", header(dtype, *shape))


def test_a_kind_takes_every_size_of_it() -> None:
    for dtype in ("f2", "f4", "f8"):
        ExpectedArray("x", ("f",)).check("x", header(dtype, 3))
    with pytest.raises(ValueError, match="of type f4"):
        ExpectedArray("x", ("f4",)).check("x", header("f8", 3))


def test_an_array_that_is_missing_or_unknown_is_named() -> None:
    with pytest.raises(ValueError, match="expected an array 'images', received none"):
        CONTENTS.check({"weight.0": header("f4", 2)})
    images = {"images": header("u1", 1, 28, 28)}
    with pytest.raises(ValueError, match=r"expected other arrays, received 'weight\.10'"):
        CONTENTS.check(images | {"weight.10": header("f4", 2)})


def test_what_takes_too_much_memory_is_refused_by_its_sizes() -> None:
    large = {"images": header("u1", 1, 28, 28), "weight.0": header("f8", 2_000)}
    with pytest.raises(
        ValueError, match="would take 16\u202f784 bytes of memory, allowed are 10\u202f000"
    ):
        CONTENTS.check(large)


def test_a_long_name_is_cut_in_the_error() -> None:
    with pytest.raises(ValueError, match="expected other arrays") as caught:
        CONTENTS.check({"x" * 5_000: header("f4", 1)})
    assert len(str(caught.value)) < 120
