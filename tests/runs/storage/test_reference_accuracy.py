from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.storage.reference_accuracy import (
    REFERENCE,
    ReferenceAccuracy,
    read_reference,
    write_reference,
)

BEFORE = ReferenceAccuracy("MNIST", 2000, 0.98, 0)


@pytest.mark.parametrize("after", [None, 0.97])
def test_it_is_read_back(tmp_path: Path, after: float | None) -> None:
    found = ReferenceAccuracy("MNIST", 2000, 0.98, 4, after)
    write_reference(tmp_path, found)
    assert read_reference(tmp_path / REFERENCE) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", "x" * 5000,
        '{"data": "MNIST", "samples": 2000, "before": 1.5, "own_validated": 0}',
        '{"data": "MNIST", "samples": 0, "before": 0.5, "own_validated": 0}',
        '{"data": "a\\nb", "samples": 1, "before": 0.5, "own_validated": 0}',
        '{"data": "MNIST", "samples": 1, "before": 0.5, "own_validated": 0, "more": 1}',
    ],
)  # fmt: skip
def test_other_files_are_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / REFERENCE).write_text(text)
    with pytest.raises(UserError) as caught:
        read_reference(tmp_path / REFERENCE)
    assert "\n" not in str(caught.value)
