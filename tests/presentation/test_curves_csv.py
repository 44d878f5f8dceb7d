import csv
from collections.abc import Callable
from pathlib import Path

from normviz.presentation.curves_csv import COLUMNS, csv_bytes
from normviz.runs.run import Run
from normviz.ui.train.runs.run_library import Library


def test_every_batch_and_validation_is_a_row(
    qapp: object, make_run: Callable[..., Run], runs_dir: Path
) -> None:
    run = make_run(epochs=2, name="mine, with a comma")
    library = Library(runs_dir)
    rows = list(csv.reader(csv_bytes([(run, library.series(run.id))]).decode().splitlines()))
    library.close()
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + 10 + 2
    assert rows[1][:7] == [
        run.id, "mine, with a comma", "one-layer", "none", "mnist", "0", "training",
    ]  # fmt: skip
    assert rows[2][7:] == ["2", "0.4", "0.5", "0.5"]
    assert rows[-1][6:] == ["validation", "10", "2", "0.25", "0.82"]
