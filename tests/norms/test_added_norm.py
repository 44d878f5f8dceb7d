"""One entry is all that a norm needs: a made-up one goes through every part of the app.

If one of these fails for a new norm, a file other than its entry would have had to know of it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from normviz import cli, norms
from normviz.engine.layers.norm_layers import norm_layer
from normviz.engine.networks import build
from normviz.engine.proof import prove
from normviz.figure.state import FigureState
from normviz.norms.catalog import CATALOG
from normviz.recipes import Slot, find, misfit, needs_bias, norm_spec
from normviz.recipes.slots import learned
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec, command_line
from normviz.scenes.figure_json import state_from_json, to_json
from tests.figure.made import make_input, panels_of
from tests.norms.synthetic import SYNTHETIC
from tests.recipes.synthetic import SLOTLESS

NAME = SYNTHETIC.name
SHAPE = (2, 4, 3, 3)


@pytest.fixture(autouse=True)
def added() -> Iterator[None]:
    with CATALOG.added(SYNTHETIC):
        yield


def test_it_is_gone_afterwards_and_a_name_stands_once() -> None:
    assert NAME in CATALOG
    with pytest.raises(ValueError, match="expected a new name"), CATALOG.added(SYNTHETIC):
        pass
    assert NAME in CATALOG


def test_sets_and_reference() -> None:
    x = make_input("noise", SHAPE, 0)
    np.testing.assert_array_equal(norms.labels(NAME, SHAPE, 2), norms.labels("group", SHAPE, 2))
    assert norms.mask(NAME, SHAPE, (0, 1, 0, 0), 2).sum() == 18
    expected = norms.normalize("group", x, 2, gamma=1.5).y
    np.testing.assert_array_equal(norms.normalize(NAME, x, 2, gamma=1.5).y, expected)
    assert norms.element(NAME, x, (0, 1, 0, 0), 2).size == 18
    assert norms.equal_norms(NAME, SHAPE, 4) == ("instance",)


def test_proof() -> None:
    proven = prove(NAME, SHAPE, (1, 2, 0, 1), 2)
    assert proven.verdict == "proven"
    assert "GroupNormalization(groups=2" in proven.through


def test_slot_and_its_layer() -> None:
    slot, spec = Slot((5, 6, 12)), norm_spec(NAME, {"groups": 3})
    assert misfit(spec, slot) == ""
    assert "does not divide" in misfit(norm_spec(NAME, {"groups": 5}), slot)
    assert not needs_bias(NAME, slot)
    layer = norm_layer(spec, slot)
    layer.build((None, 5, 6, 12))
    assert (layer.count_params(), 0) == learned(spec, slot) == (24, 0)


def test_recipes_and_their_counts() -> None:
    recipe = find("tutorial-norms")
    assert NAME in recipe.norms()
    assert "no place" in SLOTLESS.misfit(NAME)
    model = build(recipe, NAME)
    assert model.count_params() == recipe.parameters(NAME)[0]


def test_run_spec_and_command_line() -> None:
    spec = build_spec("batch-norm", norm=NAME, options={"groups": 2})
    assert RunSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec
    assert f"--norm {NAME} --option groups=2" in command_line(spec)


def test_figure_state_and_colours() -> None:
    state = FigureState(norms=("batch", NAME), shape=SHAPE, color="y", gamma=1.5)
    assert state_from_json(to_json(state)) == state
    assert panels_of(state)[NAME].limit > 0


def test_the_commands_know_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["norms", "--json"]) == 0
    (entry,) = [each for each in json.loads(capsys.readouterr().out) if each["name"] == NAME]
    assert "GroupNormalization" in entry["keras"]
    assert entry["differences"] == ["A difference that is made up."]
    assert cli.main(["norms"]) == 0
    assert "synthetic: Synthetic Norm" in capsys.readouterr().out
    for suffix in ("svg", "png"):
        target = tmp_path / f"figure.{suffix}"
        options = ["--norm", f"{NAME},layer", "--shape", "2,4,2,2", "--color", "x_hat"]
        assert cli.main(["figure", *options, "-o", str(target)]) == 0
        assert target.stat().st_size > 1000
    assert cli.main(["recipes", "--json"]) == 0
    assert NAME in capsys.readouterr().out


def test_it_can_be_trained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--recipe", "batch-norm", "--norm", NAME, "--option", "groups=2"]
    options += ["--dataset", "digits", "--epochs", "1", "--train-size", "64"]
    options += ["--validation-size", "32", "--runs-dir", str(tmp_path), "--json"]
    assert cli.main(["train", *options]) == 0
    assert '"finished"' in capsys.readouterr().out
    assert cli.main(["runs", "--runs-dir", str(tmp_path)]) == 0
    assert NAME in capsys.readouterr().out
