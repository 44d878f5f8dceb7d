import argparse
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from normviz.cli import build_parser
from normviz.commands.training.sweep_options import (
    case_of,
    executor_of,
    list_of,
    optimizer,
    planned,
    refuse_settings,
    runs_folder,
)
from normviz.engine.one_core import ONE_CORE
from normviz.errors import UserError
from normviz.runs.sweeps.plan import value_of


def parsed(*words: str) -> argparse.Namespace:
    return build_parser().parse_args(["sweep", *words, "--dataset", "digits"])


def test_lists_name_each_value_once() -> None:
    assert list_of(int)("2, 4,2") == (2, 4)
    assert list_of(optimizer)("adam,sgd") == ("adam", "sgd")
    with pytest.raises(argparse.ArgumentTypeError, match="expected adam or sgd, received 'Adam'"):
        list_of(optimizer)("adam,Adam")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--batch-size", "2.5"), "expected a whole number, received '2.5'"),
        (("--batch-size", "2,"), "expected a whole number, received ''"),
        (("--learning-rate", "0.1;0.2"), "expected a number, received '0.1;0.2'"),
        (("--optimizer", "Adam"), "expected adam or sgd, received 'Adam'"),
        (("--case", "norm=batch,batch-size=x"), "batch-size: expected a whole number"),
        (("--case", "norm=batch,norm=layer"), "expected each setting once, received norm again"),
        (("--case", "batch_size=2,batch-size=4"), "received batch-size again"),
    ],
)
def test_what_is_no_value_is_told_with_what_was_expected(
    words: tuple[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parsed("--recipe", "relu", *words)
    assert told in capsys.readouterr().err


def test_an_order_is_written_as_options_are() -> None:
    assert parsed("--order", "learning-rate,batch_size").order == ("learning_rate", "batch_size")


def test_a_case_that_cannot_be_trained_can_be_left_out() -> None:
    words = ("--recipe", "deep-sigmoid", "--case", "norm=instance", "--case", "norm=batch")
    with pytest.raises(UserError, match=r"1 of 2 combinations .*; --leave-out trains the others"):
        planned(parsed(*words))
    plan, left_out, _ = planned(parsed(*words, "--leave-out"))
    assert ([spec.norm for spec in plan.specs], len(left_out)) == (["batch"], 1)


def test_a_plan_goes_over_all_that_was_given() -> None:
    words = ("--recipe", "batch-norm", "--norm", "batch,group", "--batch-size", "2,4")

    plan, left_out, _ = planned(parsed(*words, "--seeds", "3", "--epochs", "1"))

    assert plan.axes == ("norm", "batch_size", "seed")
    assert len(plan.specs) == 12
    assert left_out == ()
    assert {value_of(spec, "epochs") for spec in plan.specs} == {1}
    assert {spec.dataset for spec in plan.specs} == {"digits"}


def test_a_recipe_is_needed() -> None:
    with pytest.raises(UserError, match="--recipe"):
        planned(parsed())


def test_the_folder_is_the_one_that_was_named(tmp_path: Path) -> None:
    assert runs_folder(parsed("--runs-dir", str(tmp_path))) == tmp_path


@pytest.mark.parametrize("text", ["norm", "norm=nothing", "weather=3", "batch-size=x", ""])
def test_what_is_no_case_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        case_of(text)


def test_a_case_is_one_combination() -> None:
    assert case_of("norm=group, batch-size=2") == {"norm": ("group",), "batch_size": (2,)}


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_scheduler_does_not_mean_this_machine(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["sweep", "--recipe", "relu", "--scheduler", text])
    assert "argument --scheduler: invalid address value" in capsys.readouterr().err


def test_this_process_computes_with_the_threads_of_a_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "environ", {})
    monkeypatch.delitem(sys.modules, "tensorflow", raising=False)
    monkeypatch.setattr("normviz.engine.keras_loading.load_keras", lambda: None)
    in_process = SimpleNamespace(InProcess=object)
    monkeypatch.setitem(sys.modules, "normviz.engine.sweeps.in_process", in_process)

    executor_of(argparse.Namespace(scheduler="", workers=1))

    assert os.environ == ONE_CORE


@pytest.mark.parametrize(("groups", "told"), [("2,3", True), ("3,4", False)])
def test_how_to_leave_out_what_cannot_be_is_told_where_something_is_left(
    groups: str, told: bool
) -> None:
    words = ("--recipe", "one-layer", "--norm", "group", "--groups", groups)
    with pytest.raises(UserError, match="cannot be trained") as caught:
        planned(parsed(*words))
    assert str(caught.value).endswith("divide 10; --leave-out trains the others") is told


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        (("--norm", "layer"), "--norm, --dataset"),
        (("--batch-size", "2,4", "--leave-out"), "--batch-size, --dataset, --leave-out"),
        (("--epochs", "0"), "--epochs, --dataset"),
    ],
)
def test_a_sweep_that_is_there_keeps_its_settings(words: tuple[str, ...], flags: str) -> None:
    with pytest.raises(UserError, match="keeps its settings") as caught:
        refuse_settings(parsed("--resume", "sweep-a", *words))
    assert f"received {flags};" in str(caught.value)


def test_more_seeds_and_another_order_are_no_settings_of_a_sweep() -> None:
    words = ["sweep", "--resume", "sweep-a", "--seeds", "3", "--order", "seed", "--workers", "2"]
    refuse_settings(build_parser().parse_args(words))
