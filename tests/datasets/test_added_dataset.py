"""One entry is all that a data set needs: a made-up one goes through every part of the app.

If one of these fails for a new data set, a file other than its entry would have had to know of it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from normviz import cli, datasets
from normviz.app.training_service import KerasTrainingService
from normviz.datasets.catalog import CATALOG
from normviz.datasets.dataset_paths import find
from normviz.diagnostics.doctor import report
from normviz.diagnostics.doctor.data_sets import data_sets
from normviz.engine.dataset_download import source
from normviz.errors import UserError
from normviz.presentation import dataset_choices as choices
from normviz.recipes import find as find_recipe
from normviz.runs.digit_classifiers import reason_not_digits
from normviz.runs.spec_builder import build_spec, command_line
from normviz.runs.spec_builder import datasets as fitting
from normviz.ui.text.runs.run_text import data_name, data_title
from tests.datasets.synthetic import FILE, SIZES, SYNTHETIC

NAME = SYNTHETIC.name


@pytest.fixture(autouse=True)
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    with CATALOG.added(SYNTHETIC):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that has it."""
    path = tmp_path / "data"
    path.mkdir()
    (path / FILE).write_text("2")
    return path


def test_it_is_found_and_read(folder: Path, tmp_path: Path) -> None:
    assert find(NAME, folder).path == folder / FILE
    data = datasets.load(NAME, folder)
    assert (len(data.train_labels), len(data.test_labels)) == SIZES
    assert set(datasets.load_test(NAME, folder, 3)[1].tolist()) == {0, 1}
    assert find(NAME, tmp_path).path == folder / FILE  # one level deeper
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match=rf"{SYNTHETIC.title} in .*looked for {FILE}"):
        datasets.load(NAME, tmp_path / "empty")


def test_a_label_beyond_its_classes_is_refused(folder: Path) -> None:
    (folder / FILE).write_text("3")
    with pytest.raises(UserError, match=r"expected labels from 0 to 1 .*received 2"):
        datasets.load(NAME, folder)


def test_choices_and_sizes(folder: Path) -> None:
    assert choices.is_there(NAME, folder)
    assert not choices.is_there(NAME)
    assert choices.place(NAME, folder) == str(folder / FILE)
    assert choices.sizes(NAME, folder) == SIZES
    assert choices.steps_per_epoch(NAME, find_recipe("relu").settings("published")) == 1
    assert not choices.can_download(NAME)
    with pytest.raises(UserError, match="to download, received 'squares'"):
        source(NAME)


def test_recipes_titles_and_what_it_teaches() -> None:
    assert NAME in fitting(find_recipe("relu"))
    assert NAME not in fitting(find_recipe("alexnet"))
    assert (data_title(NAME), data_name(NAME)) == (SYNTHETIC.title, "Squares")
    assert reason_not_digits(find_recipe("relu"), NAME) == f"it was trained on {NAME}"
    assert f"--dataset {NAME}" in command_line(build_spec("relu", dataset=NAME))


def test_the_doctor_lists_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "DEVICES", report.DISPLAY)  # TensorFlow takes seconds to load
    (found,) = [each for each in data_sets(folder) if each.name == NAME]
    assert (found.form, found.path) == ("count", folder / FILE)
    cli.main(["doctor", "--data-dir", str(folder)])
    assert FILE in capsys.readouterr().out


def test_the_commands_train_on_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = ["--runs-dir", str(tmp_path / "runs")]
    data = ["--dataset", NAME, "--data-dir", str(folder)]
    options = ["--recipe", "one-layer", "--epochs", "1", "--name", "made up"]
    assert cli.main(["train", *options, *data, *runs]) == 0
    capsys.readouterr()
    assert cli.main(["runs", "--json", *runs]) == 0
    assert NAME in json.dumps(json.loads(capsys.readouterr().out))
    evaluated = KerasTrainingService(tmp_path / "runs", folder).evaluate("made up", 8)
    assert evaluated.total == SIZES[1]
