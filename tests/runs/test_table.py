import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.events import Batch, Epoch
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store
from normviz.runs.table import COLUMNS, export_csv


def test_batches_and_epochs_become_rows(
    store: Store,
    spec: RunSpec,
    row: Callable[..., Epoch],
    batch: Callable[[int, int], Batch],
    tmp_path: Path,
) -> None:
    with store.create(replace(spec, name='my "run", μ')) as writer:
        writer.started(10)
        writer.batch(batch(1, 10))
        writer.epoch(row(1))
        writer.epoch(row(2, val_loss=None, val_accuracy=None, partial=True))
    path = tmp_path / "runs.csv"
    export_csv(store, [writer.run], path)
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [line["row"] for line in rows] == ["batch"] * 10 + ["epoch"] * 2
    assert rows[4]["name"] == 'my "run", μ'
    assert (rows[4]["step"], rows[4]["epoch"], rows[4]["loss"]) == ("5", "0.5", "5.0")
    assert (rows[10]["epoch"], rows[10]["val_accuracy"], rows[10]["partial"]) == ("1.0", "0.1", "0")
    assert (rows[11]["val_accuracy"], rows[11]["partial"]) == ("", "1")
    with pytest.raises(UserError, match="there is no run"):
        export_csv(store, ["other"], path)
