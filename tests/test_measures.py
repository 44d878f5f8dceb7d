"""Limits on the sizes of files, functions and folders; present excesses may only shrink."""

from functools import cache

import pytest

from tests import measures
from tests.measures import Measure

NOT_MET_YET: dict[str, float] = {}
"""Values above their limits; take an entry out as soon as its limit is met."""


NAMES = (
    "lines per file, median",
    "lines per file, largest",
    "lines per function, median",
    "lines per function with its docstring, largest",
    "parameters, most",
    "modules per folder, most",
    "public names without a docstring",
    "modules of 40 lines and more without their test file",
)
"""Measured by the first test and not already where tests are collected, in every process."""


@cache
def found() -> dict[str, Measure]:
    return {measure.name: measure for measure in measures.measures()}


@pytest.mark.parametrize("name", NAMES)
def test_a_size_stays_within_its_limit(name: str) -> None:
    measure = found()[name]
    allowed = NOT_MET_YET.get(name, measure.limit)
    assert measure.value <= allowed, "\n".join(measure.where)


def test_every_size_is_looked_at() -> None:
    assert set(found()) == set(NAMES)


@pytest.mark.parametrize("name", NOT_MET_YET)
def test_what_is_met_is_no_exception_any_more(name: str) -> None:
    assert not found()[name].met, f"take {name!r} out of NOT_MET_YET"
