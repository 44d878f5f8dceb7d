"""One entry is all that a recipe needs: a made-up one goes through every part of the app.

If one of these fails for a new recipe, a file other than its entry would have had to know of it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from normviz import cli
from normviz.app.training_service import KerasTrainingService
from normviz.engine.networks import build
from normviz.recipes import RECIPES, by_source
from normviz.runs.digit_classifiers import reason_not_digits
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec, command_line
from normviz.ui.text.runs.run_text import recipe_title
from tests.recipes.synthetic import SYNTHETIC

NAME = SYNTHETIC.name


@pytest.fixture(autouse=True)
def added() -> Iterator[None]:
    with RECIPES.added(SYNTHETIC):
        yield


def test_shapes_and_counts_follow_from_its_layers() -> None:
    assert [slot.shape for slot in SYNTHETIC.slots] == [(7, 7, 4)]
    assert SYNTHETIC.plain_parameters == 4 * 10 + 10 * (196 + 1)
    for norm in SYNTHETIC.norms():
        assert build(NAME, norm).count_params() == SYNTHETIC.parameters(norm)[0]


def test_spec_command_line_and_lists() -> None:
    spec = build_spec(NAME, norm="group", preset="quick")
    assert RunSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec
    assert f"--recipe {NAME}" in command_line(spec)
    assert by_source()[SYNTHETIC.source] == [SYNTHETIC]
    assert recipe_title(NAME) == SYNTHETIC.title
    assert reason_not_digits(SYNTHETIC, "mnist") == ""


@pytest.mark.filterwarnings("ignore:__array__ implementation")  # Keras saves with old NumPy ways
def test_the_commands_know_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["recipes", "--json"]) == 0
    (entry,) = [each for each in json.loads(capsys.readouterr().out) if each["name"] == NAME]
    assert entry["parameters_by_norm"]["none"] == SYNTHETIC.plain_parameters
    assert cli.main(["recipes"]) == 0
    assert SYNTHETIC.source in capsys.readouterr().out
    runs = ["--runs-dir", str(tmp_path)]
    options = ["--dataset", "digits", "--train-size", "64", "--validation-size", "32"]
    assert cli.main(["train", "--recipe", NAME, *options, *runs, "--name", "made up"]) == 0
    assert cli.main(["train", "--resume", "made up", "--epochs", "2", *runs]) == 0
    capsys.readouterr()
    assert cli.main(["runs", "--json", *runs]) == 0
    (run,) = json.loads(capsys.readouterr().out)
    assert NAME in json.dumps(run)
    assert cli.main(["runs", *runs]) == 0
    assert NAME in capsys.readouterr().out
    service = KerasTrainingService(tmp_path)
    assert service.evaluate("made up", 8).total == 32
    assert service.predict("made up", np.zeros((1, 28, 28), np.uint8)).shape == (1, 10)
    service.export_keras("made up", tmp_path / "made_up.keras")
    assert (tmp_path / "made_up.keras").stat().st_size > 1000
    assert len(service.summary(build_spec(NAME))) == len(SYNTHETIC.layers)
