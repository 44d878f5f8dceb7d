import argparse
import json
import subprocess
import sys

import pytest

from normviz.commands import models
from normviz.runs.shipped_models import list_shipped


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    models.register(parser, parser.add_subparsers())
    arguments = parser.parse_args(["models", *words])
    return int(arguments.run(arguments))


def test_json_is_one_list_of_objects(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [entry["name"] for entry in listed] == [model.name for model in list_shipped()]
    for entry in listed:
        assert {"name", "norm", "default", "test_accuracy", "bytes"} <= set(entry)
        assert 0.992 <= entry["test_accuracy"] <= 1


def test_the_table_names_every_model_and_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert call() == 0
    printed = capsys.readouterr().out
    assert all(model.name in printed for model in list_shipped())
    assert printed.count("default") == 1


def test_lists_without_keras_and_qt() -> None:
    program = (
        "import sys; from normviz.cli import main; main(['models', '--json']);"
        "sys.exit(any(name in sys.modules for name in ('keras', 'tensorflow', 'PySide6')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()
