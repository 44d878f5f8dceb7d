"""``normviz distributions``: what a layer receives and gives over the training of a run."""

import argparse
import sys
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.commands.arguments import add_data_dir, add_runs_dir, file_path
from normviz.commands.printing import make_console, print_object, print_table, printable
from normviz.datasets.sample_choice import FORMS, parse_samples
from normviz.errors import UsageError
from normviz.number_text import count
from normviz.ports.distributions import QUANTILES
from normviz.runs.initial_model import find_initial_model

if TYPE_CHECKING:
    from normviz.ports.distributions import LayerDistributions

_DESCRIPTION: Final = """\
Shows how all elements of what a layer receives (x) and gives (y) are distributed at every kept step
of a run: the quantiles 1, 5, 25, 50, 75, 95 and 99 %."""
_FIELDS: Final = f"""\
SPEC: {FORMS}.
F.npz: steps (S), x and y (S, 7) and, as far as the layer has them, gamma, beta, moving_mean,
moving_variance, batch_mean, batch_variance (S, C). JSON: run, layer, inputs, quantiles, and the
same as lists."""
_ARRAYS: Final = (
    *("x", "y", "gamma", "beta"),
    *("moving_mean", "moving_variance", "batch_mean", "batch_variance"),
)


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "distributions",
        help="a layer's distributions over the training of a run",
        description=_DESCRIPTION,
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("run_name", metavar="RUN", help="a run")
    command.add_argument("--layer", metavar="L", default="", help="the layer (else the first norm)")
    command.add_argument(
        "--inputs", metavar="SPEC", default="validation:16", help="the batch (%(default)s)"
    )
    command.add_argument(
        "--training", action="store_true", help="compute as in training (else as in inference)"
    )
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.add_argument("-o", "--output", metavar="F.npz", type=file_path, help="write the arrays")
    add_data_dir(command)
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Computes them; what is wrong is told before TensorFlow is loaded."""
    find_initial_model(arguments.run_name, arguments.runs_dir)
    parse_samples(arguments.inputs)
    if arguments.output and arguments.output.suffix.lower() != ".npz":
        raise UsageError(
            f"-o: expected a file name that ends in .npz, received {arguments.output.name!r}"
        )
    from normviz.engine.keras_loading import load_keras

    load_keras()
    found = _computed(arguments)
    if found.unread:
        said = "steps left out, because their weights are cut or damaged"
        sys.stderr.write(f"normviz: {said}: {found.unread}\n")
    if arguments.output:
        from normviz.files.arrays import write_arrays

        write_arrays(arguments.output, {"steps": np.array(found.steps), **_arrays(found)})
    if arguments.json:
        _print_json(found)
    else:
        _print(found)
    return 0


def _computed(arguments: argparse.Namespace) -> "LayerDistributions":
    from normviz.engine.probes.activation_probe import no_drawing
    from normviz.engine.probes.distributions import layer_distributions
    from normviz.engine.probes.loaded_network import load_network
    from normviz.engine.probes.network_inputs import InputReader

    loaded = load_network(arguments.run_name, arguments.runs_dir)
    layer = loaded.layer(arguments.layer)
    reader = InputReader(arguments.runs_dir, arguments.data_dir, no_drawing)
    inputs = arguments.inputs, reader.read(loaded, arguments.inputs).x
    return layer_distributions(loaded, layer, inputs, arguments.runs_dir, arguments.training)


def _arrays(found: "LayerDistributions") -> dict[str, NDArray[Any]]:
    values = {name: getattr(found, name) for name in _ARRAYS}
    return {name: array for name, array in values.items() if array is not None}


def _print_json(found: "LayerDistributions") -> None:
    head = {"run": found.run, "layer": found.layer, "inputs": found.inputs}
    lists = {name: array.tolist() for name, array in _arrays(found).items()}
    print_object({**head, "quantiles": QUANTILES, "steps": found.steps, **lists})


def _print(found: "LayerDistributions") -> None:
    from rich.table import Table  # only where it is wanted

    names = [f"{name} {quantile:.0%}" for name in "xy" for quantile in QUANTILES[::3]]
    table = Table("step", *names)
    for column in table.columns:
        column.justify = "right"
    for step, x, y in zip(found.steps, found.x, found.y, strict=True):
        table.add_row(count(step), *(f"{value:.4g}" for value in [*x[::3], *y[::3]]))
    print_table(table)
    line = f"{found.run}, {found.layer}, {found.inputs}"
    make_console().print(printable(line), markup=False, highlight=False)
