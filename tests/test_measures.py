"""Limits on the sizes of files, functions and folders; present excesses may only shrink."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests import measures
from tests.measures import Measure, Module

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
    "public classes whose name has another meaning elsewhere",
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


def test_a_name_with_two_meanings_is_found() -> None:
    first, second, third = (
        Module(measures.ROOT / Path(f"{name}.py"), 1, ast.parse(text))
        for name, text in (
            ("a", "class Page:\n    pass\nclass _Own:\n    pass\nArray = list[int]"),
            ("b", "Page = str | int\nArray = list[int]\nPAGE = 3"),
            ("c", "class _Own:\n    pass\nPage: int = 3"),
        )
    )
    assert measures.same_names([first, third]) == []
    assert measures.same_names([first, second, third]) == ["a.py:1 Page", "b.py:1 Page"]
