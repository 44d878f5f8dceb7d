import json
from pathlib import Path

import pytest

from normviz.cli import main
from tests.inspection.builders import keras_archive, keras_config, keras_layer, written

NORMS = [keras_layer("BatchNormalization", f"bn{at}", axis=-1, epsilon=1e-3, momentum=0.1)
         for at in range(6)]  # fmt: skip


@pytest.fixture
def model(tmp_path: Path) -> str:
    config = keras_config(*NORMS, shape=(None, None, None, 6))
    return str(written(tmp_path / "m.keras", keras_archive(config)))


def test_json_tells_layers_and_findings(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["inspect", model, "--batch-size", "2", "--input-shape", "4,4,6", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert status == 0
    assert (told["file"], told["format"], told["framework"]) == (model, "keras", "Keras")
    assert [layer["set_size"] for layer in told["layers"]] == [32] * 6
    assert {each["id"] for each in told["findings"]} == {"small-batch", "swapped-momentum"}


def test_findings_of_many_layers_are_told_once(
    model: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["inspect", model]) == 0

    out = capsys.readouterr().out
    assert "6 norm layers" in out
    assert "bn0, bn1, bn2, bn3 and 2 others: With momentum 0.1" in out
    assert "normviz lessons porting-momentum" in out
    assert "--input-shape" in out


def test_the_example_has_findings_of_each_of_its_mistakes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["inspect", "--example", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    found = {(each["id"], each["layer"]) for each in told["findings"]}
    assert {
        ("bias-before", "norm_1"),
        ("swapped-momentum", "norm_1"),
        ("wrong-axis", "norm_2"),
        ("pixel-layer-norm", "norm_3"),
    } <= found
    assert not [each for each in told["findings"] if each["severity"] == "error"]


@pytest.mark.parametrize("arguments", [[], ["--example", "m.keras"]])
def test_it_takes_a_file_or_the_example(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["inspect", *arguments])
    assert caught.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "--example" in said


@pytest.mark.parametrize("text", ["4,x", "0,4,4", "", "1,1,1,1,1,1,1", "-1"])
def test_a_shape_that_is_none_is_refused(
    model: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["inspect", model, f"--input-shape={text}"])
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_that_cannot_be_read_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", str(written(tmp_path / "m.pt", b""))]) == 2
    assert capsys.readouterr().err.count("\n") == 1
