"""A sweep service without Keras that stores real runs in a real folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from normviz.ports.sweeps import RunEnded, WorkersBegan
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event, Started
from normviz.runs.store import Store
from normviz.runs.sweeps.record import SweepRecord, find_record, new_record, write_record
from normviz.settings.store import SettingsStore
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.view import CompareView
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import ViewEntry
from normviz.ui.style.theme import ThemeController
from tests.runs.sweeps.plans import small_plan
from tests.ui.train.conftest import FakeService


class FakeSweepService(FakeService):
    """Trains every run of a sweep that is not finished, whatever the number at once."""

    at_once = 0

    def most_at_once(self) -> int:
        return 4

    def train_sweep(
        self,
        record: SweepRecord,
        emit: Callable[[Event], None],
        control: TrainingControl,
        at_once: int = 1,
    ) -> None:
        self.at_once = at_once
        if at_once > 1:
            emit(WorkersBegan(at_once))
        for key, spec in zip(record.plan.keys, record.plan.specs, strict=True):
            with Store(self.runs_dir) as store:
                old = record.runs.get(key)
                if old and store.run(old).state == "finished":
                    continue

            def told(event: Event, key: str = key) -> None:
                if isinstance(event, Started):
                    newest = find_record(self.runs_dir, record.id)
                    write_record(newest.with_run(key, event.run), self.runs_dir)
                emit(event)

            run = self.resume(old, told, control) if old else self.train(spec, told, control)
            with Store(self.runs_dir) as store:
                found = store.run(run)
            emit(RunEnded(record.id, run, found.state, found.val_accuracy, found.reason))
            if control.stopping:
                return


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def service(runs_dir: Path) -> FakeSweepService:
    return FakeSweepService(runs_dir)


@pytest.fixture
def trained(qapp: object, service: FakeSweepService, runs_dir: Path) -> Iterator[SweepLibrary]:
    """A library that shows a finished comparison of two norms, two batch sizes and two seeds."""
    record = new_record(small_plan(), runs_dir)
    service.train_sweep(record, lambda _: None, TrainingControl())
    library = SweepLibrary(runs_dir)
    assert library.open(record.id)
    yield library
    library.stop()


@pytest.fixture
def view(
    qtbot: QtBot,
    service: FakeSweepService,
    runs_dir: Path,
    tmp_path: Path,
    theme: ThemeController,
) -> Iterator[CompareView]:
    """The view in a shown window; closed at the end."""
    entry = ViewEntry(
        "compare", "Compare", "compare", "Compares.", lambda: CompareView(service, runs_dir)
    )
    window = MainWindow([entry], theme, SettingsStore(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    shown = window.show_view("compare")
    window.resize(1024, 700)
    with qtbot.waitExposed(window):
        window.show()
    assert isinstance(shown, CompareView)
    yield shown
    shown.session.stop()
    shown.shut_down()
