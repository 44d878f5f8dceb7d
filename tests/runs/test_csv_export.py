import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.csv_export import COLUMNS, export_csv
from normviz.runs.events import Batches, Epoch
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store


def test_batches_and_epochs_become_rows(
    store: Store,
    spec: RunSpec,
    row: Callable[..., Epoch],
    batch: Callable[[int, int], Batches],
    checkpoint: Callable[[Epoch], Checkpoint],
    tmp_path: Path,
) -> None:
    with store.create(replace(spec, name='my "run", μ')) as writer:
        writer.started(10)
        writer.batch(batch(1, 10))
        writer.save(checkpoint(row(1)))
        writer.save(checkpoint(row(2, val_loss=None, val_accuracy=None, partial=True)))
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


def test_texts_are_no_formulas_and_damaged_runs_are_named(
    store: Store,
    spec: RunSpec,
    batch: Callable[[int, int], Batches],
    tmp_path: Path,
) -> None:
    with store.create(replace(spec, name="=HYPERLINK(1)")) as writer:
        writer.batch(replace(batch(1, 1), losses=(-0.5,)))
        writer.flush()
    with store.create(spec) as damaged:
        store._database.write("INSERT INTO batches VALUES (?, 1, 'text')", (damaged.run,))
    path = tmp_path / "runs.csv"
    (problem,) = export_csv(store, [writer.run, damaged.run], path)
    assert damaged.run in problem
    with path.open(newline="", encoding="utf-8") as file:
        (line,) = csv.DictReader(file)
    assert (line["name"], line["loss"]) == ("'=HYPERLINK(1)", "-0.5")
