from pathlib import Path

import pytest

from normviz import __version__
from normviz.engine.sweeps.answer import WorkerAnswer, checked_answer
from normviz.errors import UserError
from normviz.runs.sweeps.plan import SweepPlan

GOOD = {"version": __version__, "files": {"a": b"1"}, "problem": "", "failure": ""}


def test_an_answer_is_taken_as_it_is() -> None:
    assert checked_answer(GOOD) == WorkerAnswer("", "", {"a": b"1"})


@pytest.mark.parametrize(
    ("odd", "told"),
    [
        (None, "another form"),
        ([], "another form"),
        ({}, "an answer of None"),
        (GOOD | {"version": "0.0"}, "an answer of 0.0"),
        (GOOD | {"problem": b""}, "names and bytes"),
        (GOOD | {"failure": {}}, "names and bytes"),
        (GOOD | {"files": {"a": "1"}}, "names and bytes"),
    ],
)
def test_another_form_is_refused(odd: object, told: str) -> None:
    with pytest.raises(UserError, match=told):
        checked_answer(odd)


@pytest.mark.parametrize("failure", ["", "no space"])
def test_files_of_no_run_are_refused(plan: SweepPlan, tmp_path: Path, failure: str) -> None:
    with pytest.raises(UserError, match="a worker sent back other files"):
        WorkerAnswer("", failure, {"a": b"1"}).adopted(tmp_path, plan.specs[0])
    assert list(tmp_path.iterdir()) == []
