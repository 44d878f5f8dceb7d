import math
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.sqlite import usual_rows
from normviz.runs.sqlite.rows import COLUMNS, SHARES, Unreadable, entry_of
from normviz.runs.sqlite.usual_rows import entries_of
from normviz.runs.storage.manifest import Manifest

FOLDERS = {"relu-1"}


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    made.row_factory = sqlite3.Row
    yield made
    made.close()


@pytest.fixture
def usual(spec: RunSpec) -> dict[str, Any]:
    """The values of a run that was trained."""
    texts = {"id": "relu-1", "name": "mine", "spec": Manifest("", 0.0, spec).spec_text}
    texts |= {"state": "finished", "reason": "", "tags": '["paper"]', "note": "two\nlines"}
    numbers = dict.fromkeys(COLUMNS[len(texts) :], 0.5)
    return texts | numbers | {"steps_per_epoch": 10, "epochs_done": 3, "deleted": None}


def row_of(connection: sqlite3.Connection, place: int, values: dict[str, Any]) -> sqlite3.Row:
    """A row whose columns take values of any type, as in a hostile file."""
    marks = ", ".join(f"? AS {name}" for name in ("place", "changed", *values))
    row: sqlite3.Row = connection.execute(
        f"SELECT {marks}", (place, place, *values.values())
    ).fetchone()
    return row


def test_usual_runs_are_as_if_each_was_read_by_itself(
    connection: sqlite3.Connection, usual: dict[str, Any]
) -> None:
    rows = [
        row_of(connection, 0, usual),
        row_of(connection, 1, usual | {"id": "relu-2", "loss": None, "tags": "[]", "seconds": 2}),
        row_of(connection, 2, usual | {"id": "relu-3", "reason": "no space", "state": "failed"}),
    ]
    found = list(entries_of(rows, FOLDERS))
    assert found == [(row, entry_of(row, FOLDERS)) for row in rows]
    runs = [entry for _, entry in found if isinstance(entry, Run)]
    assert [run.has_files for run in runs] == [True, False, False]
    assert runs[0].reason.code == ""  # type: ignore[attr-defined]  # a reason, not any text
    assert all(hasattr(run, name) for run in runs for name in Run.__slots__)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *((name, value) for name in COLUMNS[:7] for value in (None, 7, 7.5, b"bytes")),
        *(("id", text) for text in ("../a", "a/b", "", "nul", "com1", "A", "a\n", "a" * 81)),
        *(("spec", text) for text in ("", "{}", "{", '{"seed": 1, "deterministic": false}')),
        *(("tags", text) for text in ("", "{}", '["a,b"]', '[""]', '["\\ud800"]', "[" * 5000)),
        ("state", "sleeping"),
        ("name", "x" * 100_001),
        *(
            (name, value)
            for name in ("steps_per_epoch", "epochs_done")
            for value in (None, -1, 1.0, (1 << 53) + 1, "1", b"1")
        ),
        *(
            (name, value)
            for name in ("created", "started", "seconds")
            for value in (None, "soon", b"1", math.inf, -math.inf, 1e300)
        ),
        *((name, value) for name in SHARES for value in (1.5, -0.1, 1e308, math.inf)),
        *(("ms_per_step", value) for value in (-1.0, 1e300)),
        *((name, value) for name in COLUMNS[12:] for value in ("soon", b"1")),
    ],
)
def test_what_cannot_be_is_left_out_alone(
    connection: sqlite3.Connection, usual: dict[str, Any], column: str, value: object
) -> None:
    odd = row_of(connection, 1, usual | {column: value})
    rows = [row_of(connection, 0, usual), odd, row_of(connection, 2, usual | {"id": "relu-3"})]
    found = {row["place"]: entry for row, entry in entries_of(rows, FOLDERS)}
    assert isinstance(found[1], Unreadable)
    assert found[1] == entry_of(odd, FOLDERS)
    assert isinstance(found[0], Run)
    assert isinstance(found[2], Run)


def test_long_texts_are_not_gathered(
    connection: sqlite3.Connection, usual: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered: list[int] = []

    def noting(rows: list[sqlite3.Row], _: object) -> list[Run]:
        gathered.extend(row["place"] for row in rows)
        return []

    monkeypatch.setattr(usual_rows, "_read", noting)
    rows = [row_of(connection, 0, usual), row_of(connection, 1, usual | {"note": "x" * 20_000})]
    (alone,) = entries_of(rows, FOLDERS)
    assert (alone[0]["place"], gathered) == (1, [0])


def test_more_rows_than_are_read_together(
    connection: sqlite3.Connection, usual: dict[str, Any]
) -> None:
    rows = [row_of(connection, at, usual | {"id": f"relu-{at}"}) for at in range(600)]
    assert [row["place"] for row, _ in entries_of(rows, ())] == list(range(600))
    assert list(entries_of([], ())) == []
