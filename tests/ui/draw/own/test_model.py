from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from normviz.datasets.custom_digits import OwnDigits
from normviz.ui.draw.own.model import OwnDigitsModel

IMAGE = np.full((28, 28), 0.5, np.float32)


@pytest.fixture
def stack(qapp: object) -> QUndoStack:
    return QUndoStack()


@pytest.fixture
def model(tmp_path: Path, stack: QUndoStack) -> OwnDigitsModel:
    return OwnDigitsModel(OwnDigits(tmp_path / "own"), stack)


@pytest.fixture
def failures(model: OwnDigitsModel) -> list[str]:
    said: list[str] = []
    model.failed.connect(said.append)
    return said


def labels(model: OwnDigitsModel) -> list[int]:
    return [digit.label for digit in model.digits()]


def test_a_digit_is_kept_as_bytes_and_read_as_parts_of_one(model: OwnDigitsModel) -> None:
    assert model.add(IMAGE * 3, 4)
    assert model.digits()[0].image.max() == 255
    images, found = model.arrays()
    assert images.shape == (1, 28, 28)
    assert images.dtype == np.float32
    assert (float(images.max()), found.tolist()) == (1.0, [4])


def test_every_change_is_one_step(qtbot: QtBot, model: OwnDigitsModel, stack: QUndoStack) -> None:
    for label in (1, 2, 3):
        with qtbot.waitSignal(model.changed):
            model.add(IMAGE, label)
    model.relabel({0, 2}, 7)
    model.remove({1})
    assert labels(model) == [7, 7]
    stack.undo()
    assert labels(model) == [7, 2, 7]
    stack.undo()
    assert labels(model) == [1, 2, 3]
    stack.redo()
    stack.redo()
    assert labels(model) == [7, 7]
    assert stack.count() == 5


def test_what_cannot_be_saved_is_no_step(
    model: OwnDigitsModel, stack: QUndoStack, failures: list[str], tmp_path: Path
) -> None:
    (tmp_path / "own").write_text("a file in the place of the folder")
    assert not model.add(IMAGE, 1)
    assert stack.count() == 0
    assert failures


def test_a_broken_file_is_set_aside_and_told(
    model: OwnDigitsModel, failures: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "own" / "digits.npz"
    path.parent.mkdir()
    path.write_bytes(b"broken")
    assert model.digits() == ()
    (said,) = failures
    assert "the file is now called digits.npz.broken" in said
    assert model.add(IMAGE, 1)
    assert labels(model) == [1]


def test_undo_leaves_what_another_window_has_added(
    model: OwnDigitsModel, stack: QUndoStack, tmp_path: Path
) -> None:
    other = OwnDigitsModel(OwnDigits(tmp_path / "own"), QUndoStack())
    model.add(IMAGE, 1)
    assert labels(other) == [1]
    model.add(IMAGE, 2)
    other.add(IMAGE, 3)
    model.add(IMAGE, 4)
    assert labels(model) == [1, 2, 4, 3]
    stack.undo()
    stack.undo()
    assert labels(model) == [1, 3]
    stack.redo()
    assert sorted(labels(model)) == [1, 2, 3]
