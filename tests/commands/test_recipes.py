import argparse
import json
import subprocess
import sys

import pytest

from normviz.commands import recipes
from normviz.recipes import RECIPES


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    recipes.register(parser, parser.add_subparsers())
    arguments = parser.parse_args(["recipes", *words])
    return int(arguments.run(arguments))


def test_json_is_one_list_of_objects(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [entry["name"] for entry in listed] == list(RECIPES)
    for entry in listed:
        assert {"name", "source", "dataset", "parameters", "presets"} <= set(entry)
    numbers = {entry["name"]: entry["parameters"] for entry in listed}
    assert numbers["batch-norm"] == 354_538
    cifar = next(entry for entry in listed if entry["name"] == "weight-norm-cifar")
    assert cifar["parameters_by_norm"]["none"] == 62_006
    assert cifar["presets"]["published"]["optimizer"] == "adam"


def test_the_table_names_every_recipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert call() == 0
    printed = capsys.readouterr().out
    for name in RECIPES:
        assert name in printed
    assert "12\u202f981\u202f781" in printed


def test_lists_without_keras() -> None:
    code = (
        "import sys; from normviz.commands import recipes; recipes._print_tables();"
        "recipes.describe(next(iter(recipes.RECIPES.values())));"
        "sys.exit(bool({'keras', 'tensorflow', 'PySide6'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0  # noqa: S603
