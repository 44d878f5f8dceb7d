import numpy as np
import pytest

from normviz.inspection.model import Weight
from normviz.inspection.readers.hdf5_tree import Hdf5Content, StoredGroup, from_bytes, to_bytes


def made() -> StoredGroup:
    vector, grid = Weight((2,), np.array([1.5, np.nan])), Weight((1, 2), np.array([[3.0, 4.0]]))
    inner = StoredGroup("bn", arrays={"0": grid, "big": Weight((9, 9))})
    return StoredGroup(groups={"a": StoredGroup(groups={"vars": inner})}, arrays={"v": vector})


def test_the_content_comes_back() -> None:
    content = from_bytes(to_bytes(Hdf5Content('{"γ": 1}', made())))

    assert content.config == '{"γ": 1}'
    found = dict(content.root.all_arrays())
    assert list(found) == ["v", "a/vars/0", "a/vars/big"]
    np.testing.assert_array_equal(found["v"].values, [1.5, np.nan])
    np.testing.assert_array_equal(found["a/vars/0"].values, [[3.0, 4.0]])
    assert found["a/vars/big"] == Weight((9, 9))
    assert content.root.groups["a"].groups["vars"].name == "bn"


@pytest.mark.parametrize("data", [b"", b"\xff" * 8, b"\x02" + b"\0" * 7 + b"{}"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whichever part is missing
        from_bytes(data)
