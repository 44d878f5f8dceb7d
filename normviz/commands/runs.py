"""``normviz runs``: lists the runs, exports them, and says something of them."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any, Final

from normviz.commands.arguments import add_runs_dir, file_path
from normviz.commands.printing import fixed, make_console, print_json, printable
from normviz.commands.run_annotations import add_annotations
from normviz.runs.run import Run

_PIPE_WIDTH: Final = 200
_MOST_FOLDED: Final = 500
"""Rows of a table that folds long cells; of more, each is one line."""
_TITLES: Final = (
    "run", "recipe", "norm", "preset", "data", "batch", "seed", "epochs", "best", "last",
    "training", "ms/step",
)  # fmt: skip
_NUMBERS: Final = ("batch", "seed", "devices", "epochs", "best", "last", "training", "ms/step")


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "runs",
        help="list the runs, export them, give them tags and notes",
        description="Lists the runs with their state, the newest last.",
    )
    add_annotations(
        command.add_subparsers(title="commands", dest="runs_command", metavar="COMMAND")
    )
    command.add_argument("--json", action="store_true", help="print one JSON list of objects")
    command.add_argument(
        "--csv", metavar="F", type=file_path, help="write every run's epochs and batches to a file"
    )
    command.add_argument(
        "--tensorboard",
        metavar="FOLDER",
        type=file_path,
        help="write event files: tensorboard --logdir FOLDER shows them",
    )
    command.add_argument("--tag", metavar="T", action="append", help="only runs with this tag")
    command.add_argument(
        "--search",
        metavar="WORDS",
        default="",
        help="only runs that fulfil all: norm:batch, batch>8, best>=0.9, seed=1, tag=T, note:T",
    )
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the runs as a table or as JSON, or writes them to a file.

    A run that cannot be read is named on stderr, and the others are listed.

    Raises:
        UserError: The runs folder cannot be read or the file cannot be written.
    """
    from normviz.runs.csv_export import export_csv
    from normviz.runs.store import Store
    from normviz.runs.tensorboard.export import export_tensorboard

    with Store(arguments.runs_dir, must_exist=True) as store:
        listing = store.listing()
        runs = _chosen(listing.runs, arguments)
        left_out = [f"run {each.id} is left out: {each.problem}" for each in listing.unreadable]
        if arguments.csv:
            left_out += export_csv(store, [run.id for run in runs], arguments.csv)
        if arguments.tensorboard:
            left_out += export_tensorboard(store, runs, arguments.tensorboard)
    for text in left_out:
        sys.stderr.write(printable(f"normviz: {text}") + "\n")
    if arguments.json:
        print_json([run.to_json() for run in runs])
    elif not (arguments.csv or arguments.tensorboard):
        _print_table(runs, are_chosen=len(runs) < len(listing.runs))
    return 0


def _chosen(runs: Sequence[Run], arguments: argparse.Namespace) -> list[Run]:
    from normviz.presentation.runs.run_search import parse_search

    search, tags = parse_search(arguments.search), set(arguments.tag or ())
    return [
        run
        for run in runs
        if tags <= set(run.tags) and search.finds(run, lambda run: " ".join(_cells(run)).casefold())
    ]


def _print_table(runs: Sequence[Run], *, are_chosen: bool) -> None:
    if not runs:
        nothing = "There are no runs yet: normviz train --recipe one-layer makes one.\n"
        sys.stdout.write("No run is found.\n" if are_chosen else nothing)
        return
    has_devices = any(entry.spec.devices > 1 for entry in runs)
    has_tags = any(entry.tags for entry in runs)
    titles = [*_TITLES, "state"]
    titles += ["devices"] * has_devices + ["tags"] * has_tags
    rows = []
    for entry in runs:
        more = [_devices(entry)] * has_devices + [", ".join(entry.tags)] * has_tags
        rows.append([printable(cell) for cell in (*_cells(entry), *more)])
    if len(rows) > _MOST_FOLDED:
        _print_lines(titles, rows)
    else:
        _print_folded(titles, rows)


def _print_folded(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0))
    for title in titles:
        number = title in _NUMBERS
        table.add_column(title, justify="right" if number else "left", overflow="fold")
    for row in rows:
        # Names are the user's: brackets in them are no markup.
        table.add_row(*map(Text, row))
    # A pipe has no width; what is folded there could not be searched.
    make_console(None if sys.stdout.isatty() else _PIPE_WIDTH).print(table)


def _print_lines(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """As many lines as runs: to fold thousands of rows takes seconds."""
    from rich.cells import cell_len

    lines = [titles, *rows]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = []
        for title, cell, width in zip(titles, line, widths, strict=True):
            blanks = " " * (width - cell_len(cell))
            cells.append(blanks + cell if title in _NUMBERS else cell + blanks)
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def _cells(entry: Run) -> tuple[str, ...]:
    return (
        entry.id if entry.name == entry.id else f"{entry.id} ({entry.name})",
        entry.spec.recipe,
        entry.spec.norm,
        entry.spec.preset,
        _data(entry),
        str(entry.spec.batch_size),
        str(entry.spec.seed),
        f"{entry.epochs_done}/{entry.spec.epochs}",
        _share(entry.best_val_accuracy),
        _share(entry.val_accuracy),
        _share(entry.accuracy),
        "" if entry.ms_per_step is None else fixed(entry.ms_per_step, 2),
        entry.state if entry.has_files else f"{entry.state}, its files were deleted",
    )


def _data(entry: Run) -> str:
    spec = entry.spec
    return f"{spec.dataset}, from {spec.start}" if spec.start else spec.dataset


def _devices(entry: Run) -> str:
    count = str(entry.spec.devices)
    return f"{count}, synchronized" if entry.spec.sync_batch_norm else count


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
