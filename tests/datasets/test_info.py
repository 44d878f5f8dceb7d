import numpy as np
import pytest

from normviz.datasets.catalog import CATALOG
from normviz.datasets.info import DIGITS, DatasetInfo, StoredFormat


def read(*_: object) -> tuple[np.ndarray, np.ndarray]:
    return np.zeros((0, 4)), np.zeros(0, np.uint8)


PLAIN = DatasetInfo(
    "made", "A made set", 1, (4,), (10, 2), (StoredFormat("a", read), StoredFormat("b", read))
)


def test_a_form_is_found_by_its_name() -> None:
    assert PLAIN.form("b") is PLAIN.forms[1]
    with pytest.raises(KeyError):
        PLAIN.form("c")


def test_titles_have_shorter_and_spoken_ones_where_they_need_them() -> None:
    assert PLAIN.in_sentence == PLAIN.in_table == "A made set"
    other = DatasetInfo(
        "made", "A made set", 1, (4,), (1, 1), (), short_title="Made", phrase="the made set"
    )
    assert (other.in_sentence, other.in_table) == ("the made set", "Made")


def test_points_are_no_pictures() -> None:
    assert not PLAIN.is_pictures
    assert CATALOG["mnist"].is_pictures
    assert CATALOG["cifar10"].is_pictures


def test_what_comes_with_a_package_cannot_be_missing() -> None:
    assert CATALOG["mnist"].can_be_missing
    assert not CATALOG["digits"].can_be_missing


def test_a_form_looks_nowhere_unless_told_otherwise(tmp_path) -> None:
    form = PLAIN.forms[0]
    assert form.in_folder(tmp_path) is form.in_cache(tmp_path) is form.elsewhere is None
    assert PLAIN.remark(tmp_path) == ""
    assert PLAIN.classes == DIGITS


@pytest.mark.parametrize("info", CATALOG.values(), ids=CATALOG)
def test_every_entry_is_whole(info: DatasetInfo) -> None:
    assert info.forms
    assert len({form.name for form in info.forms}) == len(info.forms)
    assert info.sizes[0] > 0
    assert info.title
    for other in (info.made_from, info.mixed_with, info.stand_in, *info.fits_recipes_of):
        assert not other or other in CATALOG
