import dataclasses
import json

import pytest

from normviz.errors import UserError
from normviz.runs.spec import SEED_LIMIT, RunSpec
from normviz.runs.sqlite import spec_column
from normviz.runs.sqlite.spec_column import read_spec


def text_of(spec: RunSpec) -> str:
    return json.dumps(spec.to_json())


def test_a_spec_is_read_whatever_its_seed_is(spec: RunSpec) -> None:
    for seed in (0, 7, SEED_LIMIT - 1):
        assert read_spec(text_of(spec.with_seed(seed))) == spec.with_seed(seed)


def test_specs_that_differ_in_their_seeds_are_parsed_once(spec: RunSpec) -> None:
    spec_column._seedless.cache_clear()
    for seed in range(20):
        read_spec(text_of(spec.with_seed(seed)))
    assert spec_column._seedless.cache_info().misses == 1


@pytest.mark.parametrize("seed", ["-1", "1e3", "007", str(SEED_LIMIT), "9" * 400, "true", "٣", ""])
def test_a_seed_that_is_none_is_refused(spec: RunSpec, seed: str) -> None:
    text = text_of(spec).replace('"seed": 0', f'"seed": {seed}')
    with pytest.raises(UserError):
        read_spec(text)


def test_a_name_that_looks_like_a_seed_is_a_name(spec: RunSpec) -> None:
    odd = dataclasses.replace(spec, name='"seed": 5, "deterministic": ', seed=3)
    assert read_spec(text_of(odd)) == odd


def test_two_seeds_are_refused(spec: RunSpec) -> None:
    text = text_of(spec).replace('"seed": 0', '"seed": 0, "seed": 1')
    with pytest.raises(UserError):
        read_spec(text)


@pytest.mark.parametrize("value", [None, 5, b"{}", "x" * 200_001])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="spec: expected JSON"):
        read_spec(value)
