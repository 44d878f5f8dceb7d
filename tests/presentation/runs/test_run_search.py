from collections.abc import Callable
from dataclasses import replace

import pytest

from normviz.presentation.runs.run_search import FIELDS, parse_search
from normviz.runs.run import Run
from normviz.runs.spec_builder import build_spec
from tests.runs.sweeps.plans import run_of

SPEC = build_spec("batch-norm", norm="batch-renorm", settings={"batch_size": 16})
RUN = replace(run_of(SPEC, 0.75), tags=("Paper", "slow"), note="odd loss")
Shown = Callable[[Run], str]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("", True), ("shown", True), ("hidden", False), ("norm:batch", True), ("norm=batch", False),
        ("norm=batch-renorm", True), ("NORM:Renorm", True), ("batch>8", True), ("batch>=16", True),
        ("batch<16", False), ("batch=16", True), ("batch:16", True), ("last>0.7", True),
        ("last<=0,75", True), ("last>0.75", False), ("tag=paper", True), ("tag:pap", True),
        ("tag=pap", False), ("note:loss", True), ("seed=0", True), ("seed=1", False),
        ('"is shown"', True), ('"shown is"', False), ('note="odd loss"', True),
        ('note:"odd l', True), ('note="odd"', False), ('""', True),
        ("shown batch=16 tag:slow", True), ("shown batch=16 tag:fast", False), ("groups>0", False),
    ],
)  # fmt: skip
def test_runs_are_found_by_words_and_conditions(text: str, is_found: bool) -> None:
    assert parse_search(text).finds(RUN, lambda _: "what is shown") is is_found


@pytest.mark.parametrize("text", ["batch>x", "tag<3", "other:3", "norm:", "=3", "batch"])
def test_what_is_no_condition_is_a_word(text: str) -> None:
    assert parse_search(text).words == (text,)


def test_every_field_can_be_asked_for() -> None:
    for name in FIELDS:
        search = parse_search(f"{name}=1")
        assert search.words == ()
        assert search.finds(RUN, lambda _: "") in (True, False)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("best>=abc", {"best>=abc": "number"}), ("seed=", {"seed=": "number"}),
        ("lr<0.1 batch=16", {"lr<0.1": "field"}), ("tag<3", {"tag<3": "sign"}),
        ("norm:", {"norm:": "value"}), ('norm:""', {"norm:": "value"}), ("batch =3", {}),
    ],
)  # fmt: skip
def test_what_looks_like_a_condition_is_doubted(text: str, doubts: dict[str, str]) -> None:
    """It found nothing, without a word."""
    assert parse_search(text).doubts == doubts
