import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from normviz.figure.animation.frames import frames
from normviz.figure.colors import LIGHT
from normviz.figure.state import FigureState
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube.animation.animation_options import AnimationOptions
from normviz.ui.cube.animation.animation_writer import AnimationWriter
from normviz.ui.cube.figure_style import style_of
from normviz.ui.threads.background_job import BackgroundJobs

OPTIONS = AnimationOptions("groups", 1, 4, (160, 120))


def nothing(*_: Any) -> Any:
    raise AssertionError("no tensors are asked for")


class TensorThread(QObject):
    """A thread without tensors, which waits at its gate.

    Attributes:
        gate: Closed, it holds a job.
    """

    def __init__(self) -> None:
        super().__init__()
        self.jobs = BackgroundJobs(self)
        self.gate = threading.Event()
        self.gate.set()

    def run_with_tensors(self, job: Any, done: Any, failed: Any) -> None:
        def wait() -> Any:
            assert self.gate.wait(10)
            return job(nothing)

        self.jobs.submit(wait, done, failed)


@pytest.fixture
def thread(qapp: object) -> Iterator[TensorThread]:
    made = TensorThread()
    yield made
    assert made.jobs.stop()


@pytest.fixture
def writer(thread: TensorThread) -> AnimationWriter:
    return AnimationWriter(thread, nothing, thread)


def scenes(slider: str = "groups") -> list[CubeScene]:
    scene = CubeScene(FigureState(norms=("group",)))
    looks = frames(scene.figure, scene.camera, slider, OPTIONS.count)  # type: ignore[arg-type]
    return [scene.with_figure(state) for state, _ in looks]


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_a_file_with_all_frames_is_written(
    qtbot: QtBot, writer: AnimationWriter, tmp_path: Path, suffix: str
) -> None:
    path, seen = tmp_path / f"a{suffix}", []
    writer.progressed.connect(seen.append)
    with qtbot.waitSignal(writer.written):
        writer.write(scenes(), style_of(LIGHT), OPTIONS, path)
    with Image.open(path) as file:
        assert file.n_frames == 4  # type: ignore[attr-defined]
    assert seen == [1, 2, 3, 4]
    assert not writer.is_busy


def test_what_is_cancelled_leaves_the_file_that_is_there(
    qtbot: QtBot, writer: AnimationWriter, thread: TensorThread, tmp_path: Path
) -> None:
    path = tmp_path / "a.gif"
    path.write_bytes(b"old")
    thread.gate.clear()
    writer.write(scenes(), style_of(LIGHT), OPTIONS, path)
    assert writer.is_busy
    writer.cancel()
    with qtbot.waitSignal(writer.cancelled):
        thread.gate.set()
    assert path.read_bytes() == b"old"
    assert not writer.is_busy
    writer.cancel()  # nothing to cancel


@pytest.mark.parametrize(
    ("slider", "path", "words"),
    [("steps", "a.gif", "differ"), ("groups", "no/such/folder.gif", "folder.gif")],
)
def test_what_cannot_be_made_is_told(  # pytest's fixtures
    qtbot: QtBot, writer: AnimationWriter, tmp_path: Path, slider: str, path: str, words: str
) -> None:
    with qtbot.waitSignal(writer.failed) as told:
        writer.write(scenes(slider), style_of(LIGHT), OPTIONS, tmp_path / path)
    assert words in told.args[0]
    assert not writer.is_busy
