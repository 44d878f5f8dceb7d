from collections.abc import Callable
from dataclasses import replace

import pytest

from normviz.runs.run import Run
from normviz.runs.storage.reference_accuracy import REFERENCE, ReferenceAccuracy, write_reference
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.runs.run_words import said_of


@pytest.fixture
def run(qapp: object, make_run: Callable[..., Run]) -> Run:
    return make_run()


def test_of_a_validated_run_the_curves_say_all(service, run: Run) -> None:
    library = RunLibrary(service.runs_dir)
    assert said_of(library, [run]) == said_of(library, [run, run]) == ""
    assert "nothing was validated" in said_of(library, [replace(run, val_accuracy=None)])
    library.close()


def test_of_a_run_on_own_digits_it_is_said_what_was_measured(service, run: Run) -> None:
    folder = service.runs_dir / run.id
    write_reference(folder, ReferenceAccuracy("MNIST", 2000, 0.98, 0, 0.97))
    library = RunLibrary(service.runs_dir)
    assert "0.9800 before, 0.9700 after" in said_of(library, [run])
    (folder / REFERENCE).write_text("broken")
    assert said_of(library, [run]) == ""
    library.close()
