"""``normviz activations``: what the layers of a network receive and give, at any kept step."""

import argparse
import sys
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.commands.arguments import add_data_dir, add_runs_dir, file_path
from normviz.commands.printing import make_console, print_object, print_table, printable
from normviz.datasets.sample_choice import FORMS, parse_samples
from normviz.errors import UsageError
from normviz.number_text import count
from normviz.runs.initial_model import find_initial_model

if TYPE_CHECKING:
    from normviz.engine.probes.activation_probe import ActivationProbe
    from normviz.ports.activations import LayerActivations, ProbedNetwork

_PARAMETERS: Final = (
    *("gamma", "beta", "tau", "alpha"),
    *("moving_mean", "moving_variance", "renorm_mean", "renorm_stddev"),
)

_DESCRIPTION: Final = """\
Shows what a layer of a model that ships, or of a run at a kept step, receives and gives. Without
--layer it lists the layers and the kept steps. All tensors are whole and in the order (N, C, H, W),
(N, C) behind dense layers; gamma, beta and the statistics broadcast against them."""

_FIELDS: Final = f"""\
SPEC: {FORMS};
drawing:FILE reads a picture or a stroke file; a + joins several into one batch.
F.npz: x, y and, as far as the layer has them, x_hat, gamma, beta, tau, alpha, moving_mean,
moving_variance, renorm_mean, renorm_stddev, batch_mean, batch_variance; kernel_v, kernel_g and
kernel: v, g and w in the order (C_out, C_in, kh, kw). JSON: run, step (null for a model that
ships), layers (name, kind, norm, shape of the output without the batch), steps; with --layer also
layer, with training, inputs, labels, epsilon, momentum, largest_difference (of x_hat, which the
layer computes in float32, and the formula) and the mean, deviation and shape of each array."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "activations",
        help="tensors and parameters of a network's layers",
        description=_DESCRIPTION,
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("network", metavar="RUN|MODEL", help="a run, or a model that ships")
    command.add_argument("--layer", metavar="L", help="the layer (else layers are listed)")
    command.add_argument(
        "--step", metavar="K", type=_step, help="the kept step nearest to it (else the newest)"
    )
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
    """Lists the layers, or computes one; what is wrong is told before TensorFlow is loaded."""
    runs_dir = getattr(arguments, "runs_dir", None)
    find_initial_model(arguments.network, runs_dir)
    parse_samples(arguments.inputs)
    _check_output(arguments)
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.probes.activation_probe import ActivationProbe
    from normviz.ports.activations import Probe

    probe = ActivationProbe(runs_dir, getattr(arguments, "data_dir", None), _drawing)
    if arguments.layer is None:
        _list(probe, arguments)
        return 0
    wanted = Probe(
        arguments.network, arguments.layer, arguments.step, arguments.inputs, arguments.training
    )
    found = probe.activations(wanted)
    if arguments.output:
        _write(arguments.output, found)
    tell_remarks(found)
    if arguments.json:
        print_object(_network(found.network, found.step) | {"layer": _layer(found)})
    else:
        _print_layer(found)
    return 0


def arrays_of(found: "LayerActivations") -> dict[str, NDArray[Any]]:
    """The arrays of a layer by the names of the npz file, those that it has."""
    values = {"x": found.x, "x_hat": found.x_hat, "y": found.y}
    values |= {name: getattr(found.parameters, name) for name in _PARAMETERS}
    values |= {"batch_mean": found.batch_mean, "batch_variance": found.batch_variance}
    if found.kernel is not None:
        kernel = found.kernel
        values |= {"kernel_v": kernel.v, "kernel_g": kernel.g, "kernel": kernel.w}
    is_flat = len(found.layer.shape) == 1
    return {
        name: array[:, :, 0, 0] if is_flat and array.shape[2:] == (1, 1) else array
        for name, array in values.items()
        if array is not None
    }


def _check_output(arguments: argparse.Namespace) -> None:
    if arguments.output and arguments.layer is None:
        raise UsageError(
            "-o needs a layer: name one with --layer; without -o the layers are listed"
        )
    if arguments.output and arguments.output.suffix.lower() != ".npz":
        raise UsageError(
            f"-o: expected a file name that ends in .npz, received {arguments.output.name!r}"
        )


def _drawing(file: str) -> NDArray[np.floating[Any]]:
    """The picture (28, 28) in 0…1 of a file.

    Raises:
        UserError: No file is named, or it shows no digit or several.
    """
    from normviz.commands.predict import read_digit

    if not file:
        raise UsageError("inputs: expected a file, as in drawing:FILE; received drawing alone")
    return read_digit(Path(file))


def _write(path: Path, found: "LayerActivations") -> None:
    from normviz.files.arrays import write_arrays

    write_arrays(path, arrays_of(found))


def tell_remarks(found: "LayerActivations") -> None:
    """Says on stderr where something else was taken than what was asked for."""
    wanted, remarks = found.probe.step, []
    if wanted is not None and wanted != found.step:
        run = found.network.title
        taken = "those it ships with" if found.step is None else f"those of step {found.step}"
        remarks.append(f"the weights of step {wanted} of {run} are not kept: {taken} are taken")
    remarks += found.remarks
    for remark in remarks:
        sys.stderr.write(f"normviz: {printable(remark)}\n")


def _network(network: "ProbedNetwork", step: int | None) -> dict[str, Any]:
    layers = [
        {"name": each.name, "kind": each.kind, "norm": each.norm or None, "shape": each.shape}
        for each in network.layers
    ]
    return {"run": network.name, "step": step, "layers": layers, "steps": network.steps}


def _layer(found: "LayerActivations") -> dict[str, Any]:
    """What is known of the layer, without the arrays' elements."""
    spec = found.spec
    return {
        "name": found.layer.name,
        "training": found.probe.training,
        "inputs": found.probe.inputs,
        "labels": [int(label) if label >= 0 else None for label in found.labels],
        "epsilon": None if spec is None else spec.used_epsilon,
        "momentum": spec.momentum if spec is not None and spec.norm.moving else None,
        "largest_difference": found.formula_difference,
        "arrays": {name: _summary(array) for name, array in arrays_of(found).items()},
    }


def _summary(array: NDArray[Any]) -> dict[str, Any]:
    wide = array.astype(np.float64)
    numbers = {"mean": float(wide.mean()), "deviation": float(wide.std())}
    # JSON has no NaN.
    finite = {name: value if isfinite(value) else None for name, value in numbers.items()}
    return {"shape": array.shape, **finite}


def _list(probe: "ActivationProbe", arguments: argparse.Namespace) -> None:
    network = probe.network(arguments.network)
    steps = network.steps
    step = None
    if steps:
        from normviz.engine.probes.kept_weights import taken_step

        step = taken_step(steps, arguments.step, network.name)
    if arguments.json:
        print_object(_network(network, step))
        return
    from rich.table import Table  # only where it is wanted

    table = Table("layer", "kind", "norm", "shape")
    for each in network.layers:
        table.add_row(each.name, each.kind, each.norm or "–", _sizes(each.shape))
    print_table(table)
    kept = ", ".join(count(step) for step in steps) or "none: the model ships with its weights"
    make_console().print(f"kept steps: {kept}")


def _print_layer(found: "LayerActivations") -> None:
    from rich.table import Table  # only where it is wanted

    table = Table("array", "shape", "mean", "deviation", "from", "to")
    for column in table.columns[2:]:
        column.justify = "right"
    for name, array in arrays_of(found).items():
        wide = array.astype(np.float64)
        numbers = (wide.mean(), wide.std(), wide.min(), wide.max())
        table.add_row(name, _sizes(array.shape), *(f"{number:.4g}" for number in numbers))
    print_table(table)
    step = "" if found.step is None else f", step {count(found.step)}"
    mode = "training" if found.probe.training else "inference"
    line = f"{found.network.title}{step}, {found.layer.name}, {mode}"
    if found.spec is not None:
        line += f", {found.spec.name}, epsilon {found.spec.used_epsilon:g}"
        line += f", momentum {found.spec.momentum:g}" if found.spec.norm.moving else ""
        line += f"; x_hat differs from the formula by at most {found.formula_difference:.1e}"
    make_console().print(printable(line), markup=False)


def _sizes(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape))


def _step(text: str) -> int:
    """A number of batches.

    Raises:
        argparse.ArgumentTypeError: The text is nothing like it.
    """
    if not (text.isascii() and text.isdecimal()) or len(text) > 12:
        raise argparse.ArgumentTypeError(
            f"expected a step as a whole number from 0 on, received {text!r}"
        )
    return int(text)
