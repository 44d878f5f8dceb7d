from typing import Any

import pytest

from normviz.datasets.catalog import CATALOG, dataset_named, fitting
from normviz.errors import UserError


def test_a_data_set_is_found_by_its_name() -> None:
    assert [dataset_named(name).name for name in CATALOG] == list(CATALOG)


@pytest.mark.parametrize("name", ["mnistt", "", None, ["mnist"]])
def test_an_unknown_name_is_told_with_those_that_there_are(name: Any) -> None:
    with pytest.raises(UserError, match=r"expected a data set out of .*mnist.*received") as caught:
        dataset_named(name)
    assert "\n" not in str(caught.value)


def test_a_recipe_takes_its_own_data_set_first_and_those_of_its_form() -> None:
    assert fitting("mnist")[0] == "mnist"
    assert "fashion-mnist" in fitting("mnist")
    assert "cifar10" not in fitting("mnist")
    with pytest.raises(UserError):
        fitting("cats")
