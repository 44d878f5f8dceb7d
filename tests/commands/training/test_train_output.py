import json
import signal
from dataclasses import replace

import pytest

from normviz.commands.training.train_output import (
    FAILED,
    INTERRUPTED,
    JsonLinesOutput,
    ProgressBarOutput,
    following_output,
    result_text,
)
from normviz.runs.control import TrainingControl
from normviz.runs.events import (
    Batches,
    Epoch,
    Event,
    Failed,
    Finished,
    Paused,
    Reference,
    Started,
    Stopped,
    Unsaved,
)
from normviz.runs.run import Run
from normviz.runs.spec_builder import build_spec

STARTED = Started("relu-2abc", 2, 0, 5, 32, 160, 7850, "cpu:0", "MNIST [of this test]")
BATCH = Batches(1, 0.2, (0.5,), (0.9,), 0.5, 0.9, 2.0)
EPOCH = Epoch(1, 5, 0.5, 0.9, 0.25, 0.8, 1.5, 2.0, 0.01)
EPOCH_LINE = (
    "epoch 1  loss 0.5000 accuracy 0.9000  validation loss 0.2500 accuracy 0.8000  "
    "1.5 s, 2.00 ms/step"
)


def shown(
    capsys: pytest.CaptureFixture[str], output: JsonLinesOutput | ProgressBarOutput, *events: Event
) -> str:
    for event in events:
        output(event)
    output.close()
    return capsys.readouterr().out


def test_json_is_one_object_a_line_without_batches(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, JsonLinesOutput(), STARTED, BATCH, Paused(1), EPOCH, Finished("relu-2abc"))
    found = [json.loads(line) for line in out.splitlines()]
    assert [each["event"] for each in found] == ["started", "epoch", "finished"]
    assert found[1]["val_accuracy"] == 0.8


def test_a_line_an_epoch_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(
        capsys, ProgressBarOutput(), STARTED, BATCH, EPOCH, Finished("relu-2abc")
    ).splitlines()
    assert out == [
        "run relu-2abc: 160 samples of MNIST [of this test]; 7850 parameters on cpu:0",
        EPOCH_LINE,
        "finished: run relu-2abc",
    ]


def test_an_epoch_that_was_left_and_one_without_validation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    left = replace(EPOCH, partial=True, val_loss=None, val_accuracy=None)
    out = shown(capsys, ProgressBarOutput(), left)
    assert out.startswith("epoch 1 (left in its middle)  loss")
    assert "validation" not in out


def test_a_stopped_run_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, ProgressBarOutput(), STARTED, Stopped("relu-2abc", 3))
    assert out.splitlines()[-1].endswith("go on with normviz train --resume relu-2abc")


@pytest.mark.parametrize(
    ("event", "status"),
    [
        (Finished("run"), 0),
        (Stopped("run", 3), INTERRUPTED),
        (Failed("run", "The loss is no number."), FAILED),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_the_exit_status_is_how_it_ended(
    capsys: pytest.CaptureFixture[str], event: Event, status: int, as_json: bool
) -> None:
    with following_output(TrainingControl(), as_json=as_json) as follower:
        follower(STARTED)
        follower(event)
    assert follower.status == status
    err = capsys.readouterr().err
    assert err == ("normviz: run run: The loss is no number.\n" if status == FAILED else "")


def test_what_cannot_be_saved_for_the_moment_is_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with following_output(TrainingControl(), as_json=True) as follower:
        follower(Unsaved(1500, "no space left: free some space"))
    said = capsys.readouterr()
    assert said.err == (
        "normviz: step 1500: no space left: free some space; training goes on, and saving is "
        "tried again\n"
    )
    assert json.loads(said.out)["event"] == "unsaved"
    assert follower.status == 0


def test_a_gpu_that_is_not_used_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    with following_output(TrainingControl(), as_json=True) as follower:
        follower(replace(STARTED, gpu_failure="GPU:0 is out of memory"))
        follower(BATCH)
    assert capsys.readouterr().err == (
        "normviz: the GPU cannot be opened (GPU:0 is out of memory); computing on cpu:0\n"
    )


def test_ctrl_c_stops_at_a_batch_and_a_second_one_at_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before, control = signal.getsignal(signal.SIGINT), TrainingControl()
    with following_output(control, as_json=True) as follower:
        assert signal.getsignal(signal.SIGINT) is before  # nothing is trained yet
        follower(STARTED)
        signal.raise_signal(signal.SIGINT)
        assert control.stopping
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_is_as_before_after_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)

    def train() -> None:
        with following_output(TrainingControl(), as_json=True) as follower:
            follower(STARTED)
            raise RuntimeError("in its middle")

    with pytest.raises(RuntimeError, match="middle"):
        train()
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("own", "said"), [(0, "too few own digits"), (4, "4 own digits set aside")]
)
def test_what_was_forgotten_is_told_with_what_was_validated_on(
    capsys: pytest.CaptureFixture[str], own: int, said: str
) -> None:
    event = Reference("MNIST", 2000, 0.98, 0.97, own)
    out = shown(capsys, ProgressBarOutput(), event)
    assert out.startswith("accuracy on 2000 test digits of MNIST: 0.9800 before, 0.9700 after; ")
    assert said in out
    found = json.loads(shown(capsys, JsonLinesOutput(), event))
    assert (found["event"], found["before"], found["after"]) == ("reference", 0.98, 0.97)


def test_the_result_of_the_faithful_preset_is_compared_with_its_source() -> None:
    spec = build_spec("tutorial-norms", preset="faithful")
    run = Run(
        "run", "run", spec, "finished", "", 313, 0.0, 0.0, 1.0, 1, 1.0, 1.0, 0.5, 0.8479, None,
        None, None, None,
    )  # fmt: skip
    assert result_text(run) == (
        "training accuracy 0.8479 on the test data that it learned from; nothing was validated; "
        "published: 0.8613"
    )
    assert result_text(replace(run, val_accuracy=0.9)) == "validation accuracy 0.9000"
