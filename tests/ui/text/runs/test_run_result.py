from collections.abc import Callable
from typing import Any

import pytest

from normviz.runs.run import Run
from normviz.runs.spec_builder import build_spec
from normviz.runs.storage.reference_accuracy import ReferenceAccuracy
from normviz.ui.text.runs.run_result import ending_text, reference_text, result_text


@pytest.fixture
def run(qapp: object) -> Callable[..., Run]:
    def make(recipe: str, accuracy: float | None, val: float | None, **fields: Any) -> Run:
        return Run(
            id="run", name="run", spec=build_spec(recipe, **fields), state="finished", reason="",
            steps_per_epoch=5, created=0.0, started=0.0, ended=1.0, epochs_done=1, seconds=1.0,
            ms_per_step=1.0, loss=0.1, accuracy=accuracy, val_loss=val, val_accuracy=val,
            best_val_accuracy=val, deleted=None,
        )  # fmt: skip

    return make


def test_the_faithful_run_is_compared_with_its_source(run: Callable[..., Run]) -> None:
    assert result_text(run("tutorial-norms", 0.84789, None, preset="faithful")) == (
        "Training accuracy 0.8479, on the test data that it learned from; nothing was validated. "
        "Published: 0.8613."
    )


def test_a_validated_run_says_so(run: Callable[..., Run]) -> None:
    assert result_text(run("batch-norm", 0.99, 0.98765, preset="published")) == (
        "Validation accuracy 0.9877. Published: ≈ 0.995."
    )
    assert result_text(run("batch-norm", 0.99, 0.98765, preset="quick")) == (
        "Validation accuracy 0.9877."
    )


def test_before_the_first_epoch_there_is_nothing_to_say(run: Callable[..., Run]) -> None:
    assert result_text(run("batch-norm", None, None)) == ""


@pytest.mark.usefixtures("qapp")
def test_what_was_validated_on_is_said() -> None:
    few = ReferenceAccuracy("MNIST", 2000, 0.98, 0)
    assert reference_text(few) == (
        "Accuracy on 2000 test digits of MNIST before: 0.9800. Validated on these, since there are "
        "too few own digits to set some aside."
    )
    enough = ReferenceAccuracy("MNIST", 2000, 0.98, 4, 0.97)
    assert reference_text(enough) == (
        "Accuracy on 2000 test digits of MNIST: 0.9800 before, 0.9700 after. Validated on own "
        "digits that were set aside: 4."
    )


def test_how_a_training_has_ended(run: Callable[..., Run]) -> None:
    done = run("batch-norm", 0.99, 0.98765, preset="published")
    assert ending_text(done, "mine") == (
        "mine is finished: validation accuracy 0.9877. Published: ≈ 0.995."
    )
    faithful = run("tutorial-norms", 0.84789, None, preset="faithful")
    assert ending_text(faithful, "mine").startswith("mine is finished. Training accuracy 0.8479, ")
    assert ending_text(faithful, "mine").endswith("Published: 0.8613.")
