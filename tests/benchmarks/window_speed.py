"""Steps a second of a training in the window against bare ``model.fit``, and what the window pays.

Both train the same network on the same data in one process, in turns; the first round, in which
TensorFlow is loaded, is left out. A step's time is that of whole epochs of batches, without the
first epoch, in which graphs are built, and without validation.

    python tests/benchmarks/window_speed.py [--rounds 3] [--recipe one-layer …]

Target: at least 0.97 of bare fit.
"""

import argparse
import os
import statistics
import tempfile
import threading
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from normviz import app
from normviz.runs.choose import choose
from normviz.runs.spec import RunSpec
from normviz.ui.train.view import TrainView


class Window:
    """The real window, its Train view in front."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self._application = application
        self._window = app.make_window(settings, app.Places(None, folder / "runs"), "light")
        view = self._window.show_view("train")
        assert isinstance(view, TrainView)
        self._view = view
        self._window.show()
        application.processEvents()

    def steps_a_second(self, spec: RunSpec) -> float:
        """Trains ``spec`` to the end."""
        speeds: list[float] = []
        session = self._view.session
        done = session.epoch_done.connect(lambda epoch: speeds.append(1000 / epoch.ms_per_step))
        over = session.state_changed.connect(
            lambda state: self._application.exit() if state == "idle" else None
        )
        session.start(spec)
        self._application.exec()
        for connection in (done, over):
            session.disconnect(connection)
        return 1 / statistics.fmean(1 / speed for speed in speeds[1:])

    def close(self) -> None:
        self._window.close()


def bare(spec: RunSpec, data_dir: Path | None) -> float:
    """Bare fit, in a thread of its own: Keras stays out of the window's."""
    found: list[float] = []

    def work() -> None:
        from train_speed import Bare

        found.append(Bare(spec, data_dir).steps_a_second()[0])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return found[0]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--recipe", nargs="+", default=["one-layer", "relu", "tutorial-norms"])
    words = parser.parse_args()
    application = app.make_application()
    window = Window(application, Path(tempfile.mkdtemp()))
    print("steps a second".ljust(16), *(name.rjust(10) for name in ("bare", "window", "ratio")))
    for recipe in words.recipe:
        spec = choose(recipe, preset="quick", settings={"epochs": words.epochs})
        pairs = [
            (window.steps_a_second(spec), bare(spec, words.data_dir))
            for _ in range(words.rounds + 1)
        ][1:]
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(recipe.ljust(16), f"{theirs:10.0f} {ours:10.0f} {ratio:10.3f}")
    window.close()


if __name__ == "__main__":
    main()
