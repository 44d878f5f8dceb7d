"""``normviz accuracy``: what the statistics of batch norm make of a run's accuracy."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from normviz.commands.arguments import add_data_dir, add_runs_dir, whole_number
from normviz.commands.printing import make_console, print_object, print_table, printable
from normviz.number_text import count
from normviz.ports.batch_norm import MOST_SAMPLES, Measurement

if TYPE_CHECKING:
    from normviz.ports.batch_norm import StatisticsAccuracy

_DESCRIPTION = """\
Measures a run with batch norm three times on the same validation samples: with the statistics of
each batch, as in training; with the moving statistics that the run has kept; and with statistics
recalibrated over the training set (PreciseBN, Wu & Johnson 2021, arXiv 2105.07576). The run stays
as it is; --recalibrate makes a new one with the recalibrated statistics."""

_FIELDS = """\
JSON: run, step, samples, batch_size, batch, moving, recalibrated (accuracies from 0 to 1),
moving_loss, recalibrated_loss, initial_weight (what the first moving statistics still weigh, 0 to
1), recalibrated_run (the id of the new run; null without --recalibrate)."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "accuracy",
        help="a run's accuracy with batch, moving and recalibrated statistics",
        description=_DESCRIPTION,
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("run_name", metavar="RUN", help="a run with batch norm")
    command.add_argument(
        "--batch-size", metavar="B", type=whole_number, help="of the batches (else the run's own)"
    )
    command.add_argument(
        "--samples",
        metavar="N",
        type=whole_number,
        default=MOST_SAMPLES,
        help="validation samples at most (%(default)s)",
    )
    command.add_argument(
        "--recalibrate", action="store_true", help="make a new run with recalibrated statistics"
    )
    command.add_argument("--json", action="store_true", help="print one JSON object")
    add_data_dir(command)
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measures, and makes the new run; an unknown run is told before TensorFlow is loaded.

    Raises:
        UserError: There is no such run, or it cannot be measured.
    """
    from normviz.runs.store import Store

    runs_dir, data_dir = arguments.runs_dir, arguments.data_dir
    with Store(runs_dir, must_exist=True) as store:
        found = store.run(arguments.run_name)
        from normviz.engine.keras_loading import load_keras

        load_keras()
        from normviz.engine.batch_norm.accuracy import statistics_accuracy
        from normviz.engine.batch_norm.recalibration import recalibrate

        how = Measurement(data_dir, arguments.batch_size, arguments.samples)
        measured = statistics_accuracy(store, found.id, how)
        made = recalibrate(store, found.id, data_dir) if arguments.recalibrate else None
        name = store.run(made).name if made else ""
    if arguments.json:
        print_object(measured.to_json() | {"recalibrated_run": made})
        return 0
    _print(measured)
    if made:
        sys.stdout.write(printable(f"new run: {made} ({name})") + "\n")
    return 0


def _print(found: "StatisticsAccuracy") -> None:
    from rich.table import Table  # only where it is wanted

    table = Table("statistics", "accuracy")
    table.columns[1].justify = "right"
    table.add_row(f"of each batch of {found.batch_size}", f"{found.batch:.4f}")
    table.add_row("moving", f"{found.moving:.4f}")
    table.add_row("recalibrated over the training set", f"{found.recalibrated:.4f}")
    print_table(table)
    make_console().print(
        f"{found.run}, step {count(found.step)}, {count(found.samples)} validation samples; "
        f"the first moving statistics still weigh {found.initial_weight:.1%}",
        markup=False,
        highlight=False,
    )
