from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from normviz.scenes.inspect_scene import InspectScene
from normviz.ui.inspect.model_reader import ModelReader


@pytest.fixture
def reader(qapp: object) -> Iterator[ModelReader]:
    reader = ModelReader()
    yield reader
    reader.close()


def test_only_the_newest_request_is_answered(
    qtbot: QtBot, reader: ModelReader, model: Path, tmp_path: Path
) -> None:
    told: list[str] = []
    reader.failed.connect(told.append)
    reader.done.connect(lambda scene, _: told.append(scene.file))
    reader.read(InspectScene(str(tmp_path / "gone.keras")))
    reader.read(InspectScene(str(model)))
    qtbot.waitUntil(lambda: not reader.busy)
    assert told == [str(model)]


def test_what_was_stopped_is_not_told(qtbot: QtBot, reader: ModelReader, model: Path) -> None:
    told: list[object] = []
    reader.done.connect(lambda *found: told.append(found))
    reader.read(InspectScene(str(model)))
    reader.ask_to_stop()
    reader.close()
    qtbot.wait(0)
    assert told == []
