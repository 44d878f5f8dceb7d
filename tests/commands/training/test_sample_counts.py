from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from normviz.commands.training.sample_counts import refuse_more_than_there_are
from normviz.errors import UsageError
from normviz.runs.spec_builder import build_spec


@pytest.mark.parametrize(
    ("train_size", "validation_size", "told"),
    [
        (60_001, None, "--train-size: expected at most 60\u202f000, as many as"),
        (None, 10_001, "--validation-size: expected at most 10\u202f000, as many as"),
        (99_999_999, 99_999_999, "received 99\u202f999\u202f999"),
    ],
)
def test_more_samples_than_there_are_are_refused(
    train_size: int | None, validation_size: int | None, told: str, tmp_path: Path
) -> None:
    given = Namespace(train_size=train_size, validation_size=validation_size, data_dir=tmp_path)
    with pytest.raises(UsageError, match=told):
        refuse_more_than_there_are(given, "mnist", build_spec("relu").settings)


@pytest.mark.parametrize(
    ("train_size", "validation_size"), [(60_000, 10_000), ("none", "none"), (None, None)]
)
def test_as_many_as_there_are_may_be_asked_for(
    train_size: int | str | None, validation_size: int | str | None, tmp_path: Path
) -> None:
    given = Namespace(train_size=train_size, validation_size=validation_size, data_dir=tmp_path)
    refuse_more_than_there_are(given, "mnist", build_spec("relu").settings)


def test_what_is_held_out_is_not_trained_on(tmp_path: Path) -> None:
    given = Namespace(train_size=54_001, validation_size=6_000, data_dir=tmp_path)
    settings = replace(build_spec("relu").settings, validate_on="held-out", held_out=0.1)
    with pytest.raises(UsageError, match="at most 54"):
        refuse_more_than_there_are(given, "mnist", settings)
