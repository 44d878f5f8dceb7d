import argparse
import shlex
from pathlib import Path
from typing import Any

import pytest

from normviz.cli import build_parser
from normviz.commands.training.train_options import (
    choose_dataset,
    refuse_with_resume,
    size_or_none,
    spec_of,
)
from normviz.errors import UsageError, UserError
from normviz.recipes.schedule import Schedule
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_fine_tuned_spec, build_spec, command_line


@pytest.fixture(autouse=True)
def _no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing has been downloaded, and no user's runs."""
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


def parsed(words: list[str]) -> argparse.Namespace:
    return build_parser().parse_args(words)


@pytest.mark.parametrize(
    "spec",
    [
        build_spec("one-layer"),
        build_spec("tutorial-norms", preset="faithful", norm="instance", options={"center": False}),
        build_spec(
            "bn-mlp",
            settings={
                "nesterov": False,
                "held_out": 0.3,
                "schedule": Schedule("step-exponential", 0.2, floor=0.01, steps=50),
            },
            bn_before_output=False,
        ),
        build_spec("dropout", preset="quick", settings={"train_size": None}, dropout=0.5, seed=9),
        build_fine_tuned_spec("group", settings={"epochs": 3}, seed=2, options={"epsilon": 0.01}),
        build_fine_tuned_spec("batch", preset="quick", dataset="mnist", dropout=0.1),
        build_spec(
            "batch-norm",
            norm="group",
            options={"groups": 4, "beta_regularizer": "l2", "epsilon": 1e-5},
            dataset="fashion-mnist",
            deterministic=True,
            mixed_precision=True,
            device="cpu",
            name="my run",
        ),
        build_spec("batch-norm", device="cpu", devices=3, settings={"batch_size": 96}),
        build_spec("batch-norm", preset="quick", devices=2, sync_batch_norm=True),
    ],
    ids=command_line,
)
def test_the_printed_command_trains_the_same(spec: RunSpec) -> None:
    words = shlex.split(command_line(spec))
    assert words[0] == "normviz"
    arguments = parsed(words[1:])
    assert spec_of(arguments, arguments.dataset or spec.dataset) == spec


@pytest.mark.parametrize(
    ("idle", "counting"),
    [
        (
            build_spec(
                "relu", settings={"momentum": 0.9, "nesterov": True, "held_out": 0.3}, seed=3
            ),
            build_spec("relu", seed=3),
        ),
        (
            build_spec("batch-norm", norm="layer", bn_before_output=False),
            build_spec("batch-norm", norm="layer"),
        ),
        (
            build_spec(
                "tutorial-norms", norm="group", options={"momentum": 0.5, "regularizer_factor": 2}
            ),
            build_spec("tutorial-norms", norm="group"),
        ),
    ],
)
def test_the_printed_command_leaves_away_what_has_no_effect(
    idle: RunSpec, counting: RunSpec
) -> None:
    words = shlex.split(command_line(idle))
    assert spec_of(parsed(words[1:]), idle.dataset) == counting


def test_the_recipes_own_data_are_taken_where_they_are(data_dir: Path) -> None:
    assert choose_dataset("relu", None, data_dir, download=False) == ("mnist", "")
    assert choose_dataset("relu", "digits", data_dir, download=False) == ("digits", "")
    assert choose_dataset("bn-mlp", None, None, download=False) == ("two-classes", "")
    assert choose_dataset("relu", None, None, download=True) == ("mnist", "")
    assert choose_dataset(None, None, None, download=False) == ("own", "")
    assert choose_dataset(None, "mnist", None, download=False) == ("mnist", "")


def spec(*words: str, dataset: str = "digits") -> RunSpec:
    return spec_of(parsed(["train", *words]), dataset)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sync-batch-norm",), "expected --devices 2 or more"),
        (("--devices", "2", "--sync-batch-norm", "--norm", "layer"), "takes no statistics over"),
    ],
)
def test_synchronization_without_effect_is_refused(words: tuple[str, ...], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        spec("--recipe", "batch-norm", *words)


def test_a_batch_that_cannot_be_divided_is_refused_with_the_next_sizes() -> None:
    with pytest.raises(UserError, match="among 3 devices: choose a batch size of 63 or 66"):
        spec("--recipe", "batch-norm", "--devices", "3", "--batch-size", "64")


def test_what_is_not_given_is_as_the_recipe_says() -> None:
    assert spec("--recipe", "relu") == build_spec("relu", dataset="digits")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("groups=5", 5),
        ("epsilon=1e-5", 1e-5),
        ("center=false", False),
        ("epsilon=none", None),
        ("gamma_regularizer=l2", "l2"),
    ],
)
def test_an_option_of_the_norm_has_the_kind_that_it_looks_like(text: str, value: Any) -> None:
    found = spec("--recipe", "tutorial-norms", "--norm", "group", "--option", text)
    assert getattr(found.options, text.partition("=")[0]) == value


@pytest.mark.parametrize("flag", ["nesterov", "bn-before-output"])
def test_a_switch_can_be_turned_off(flag: str) -> None:
    found = spec("--recipe", "bn-mlp", f"--no-{flag}", dataset="two-classes")
    assert not (found.settings.nesterov if flag == "nesterov" else found.bn_before_output)


def test_sizes_are_numbers_or_all() -> None:
    assert spec("--recipe", "relu", "--train-size", "320").settings.train_size == 320
    quick = ("--recipe", "relu", "--preset", "quick")
    assert spec(*quick).settings.train_size is not None
    assert spec(*quick, "--train-size", "none").settings.train_size is None
    for text in ("-3", "1.5", "all", ""):
        with pytest.raises(argparse.ArgumentTypeError, match="a whole number or none"):
            size_or_none(text)


def test_only_epochs_go_with_resume() -> None:
    refuse_with_resume(parsed(["train", "--resume", "run", "--epochs", "3"]))
    for words in (["--seed", "0"], ["--no-nesterov"], ["--train-size", "none"]):
        arguments = parsed(["train", "--resume", "run", *words])
        with pytest.raises(UserError, match="--resume goes on as the run began"):
            refuse_with_resume(arguments)


def test_without_its_data_a_recipe_takes_the_bundled_digits_and_says_so(tmp_path: Path) -> None:
    name, said = choose_dataset("relu", None, None, download=False)
    assert name == "digits"
    assert said.startswith("MNIST is not on this machine: training on")
    with pytest.raises(UserError, match="expected MNIST in"):
        choose_dataset("relu", None, tmp_path, download=False)


@pytest.mark.parametrize(
    "words",
    [
        ("--recipe", "relu", "--held-out", "0.2"),
        ("--recipe", "relu", "--validate-on", "none", "--validation-size", "100"),
        ("--recipe", "tutorial-norms", "--preset", "faithful", "--validation-size", "100"),
        ("--recipe", "relu", "--momentum", "0.9"),
        ("--recipe", "relu", "--optimizer", "adam", "--momentum", "0"),
    ],
)
def test_an_option_without_effect_is_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(UserError, match=rf"^{words[-2]}: "):
        spec(*words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--recipe relu --nesterov", "--nesterov: adam has no such setting: leave"),
        ("--recipe relu --optimizer sgd --no-nesterov", "--nesterov: without momentum"),
        ("--recipe relu --bn-before-output", "--bn-before-output: relu with the norm none"),
        ("--recipe bn-mlp --norm layer --no-bn-before-output", "--bn-before-output: bn-mlp"),
        ("--recipe tutorial-norms --norm layer --option momentum=0.9", "--option momentum: has no"),
        ("--recipe tutorial-norms --norm rms --option center=false", "what counts: epsilon$"),
        (
            "--recipe tutorial-norms --norm group --option regularizer_factor=0.1",
            "--option regularizer_factor: has no effect with the norm group",
        ),
    ],
)
def test_a_switch_or_option_of_the_norm_without_effect_is_refused(words: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        spec(*words.split(), dataset="two-classes" if "bn-mlp" in words else "digits")


def test_momentum_counts_with_sgd() -> None:
    words = "--recipe relu --optimizer sgd --momentum 0.9 --nesterov"
    assert spec(*words.split()).settings.nesterov
