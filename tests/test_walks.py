import pytest

from tests import measures
from tests.measures import Measure


@pytest.fixture(scope="module")
def walks() -> dict[str, Measure]:
    return {walk.name: walk for walk in measures.walks()}


@pytest.mark.timeout(600)  # the first test starts another process with TensorFlow
@pytest.mark.parametrize("name", ["hover → numbers", "training event → point", "stroke → bars"])
def test_a_walk_takes_few_functions(walks: dict[str, Measure], name: str) -> None:
    walk = walks[f"functions, {name}"]
    assert walk.met, "\n".join(walk.where)
