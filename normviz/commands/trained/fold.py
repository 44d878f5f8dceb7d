"""``normviz fold``: folds batch norm into the layers beside it."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from normviz.commands.arguments import add_data_dir, add_runs_dir, file_path
from normviz.commands.printing import print_object, printable
from normviz.errors import UsageError
from normviz.number_text import count
from normviz.runs.initial_model import find_initial_model

if TYPE_CHECKING:
    from normviz.engine.batch_norm.folding import FoldedNetwork

_DESCRIPTION: Final = """\
Folds each batch norm into the convolution or dense layer before it, or into the dense layer behind
it, and says by how much the probabilities differ at most over up to 1,000 validation samples. The
run or model stays as it is."""
_FIELDS: Final = """\
FILE.npz: the arrays of the folded network as LAYER.kernel and LAYER.bias. JSON: network, folded
(a list of {norm, layer}), kept (norms that no layer could take), samples, largest_difference."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "fold",
        help="fold batch norm into the layers beside it",
        description=_DESCRIPTION,
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("network", metavar="RUN|MODEL", help="a run, or a model that ships")
    command.add_argument(
        "-o", "--output", metavar="FILE.npz", type=file_path, help="write the folded weights"
    )
    command.add_argument("--json", action="store_true", help="print one JSON object")
    add_data_dir(command)
    add_runs_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Folds, compares and writes; what is wrong is told before TensorFlow is loaded.

    Raises:
        UserError: There is no such network, it has no batch norm or no weights, or the file cannot
            be written.
    """
    runs_dir: Path | None = arguments.runs_dir
    find_initial_model(arguments.network, runs_dir)
    _check_output(arguments.output)
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.batch_norm.fold_check import check_fold

    checked = check_fold(arguments.network, runs_dir, arguments.data_dir)
    folded, check = checked.folded, checked.check
    if check.remark:
        sys.stderr.write(f"normviz: {printable(check.remark)}\n")
    if arguments.output:
        _write(arguments.output, folded)
    found = {
        "network": check.network,
        "folded": [{"norm": norm, "layer": layer} for norm, layer in folded.pairs],
        "kept": list(folded.kept),
        "samples": check.samples,
        "largest_difference": check.largest,
    }
    if arguments.json:
        print_object(found)
    else:
        _print(folded, check.samples, check.largest)
    return 0


def _check_output(path: Path | None) -> None:
    if path and path.suffix.lower() != ".npz":
        raise UsageError(f"-o: expected a file name that ends in .npz, received {path.name!r}")


def _write(path: Path, folded: "FoldedNetwork") -> None:
    import numpy as np

    from normviz.files.arrays import write_arrays

    arrays = {
        f"{layer.name}.{weight.name}": np.asarray(weight)
        for layer in folded.model.layers
        for weight in layer.weights
    }
    write_arrays(path, arrays)


def _print(folded: "FoldedNetwork", samples: int, difference: float) -> None:
    lines = [f"{norm} is folded into {layer}" for norm, layer in folded.pairs]
    lines += [f"{norm} is kept: no linear layer stands beside it" for norm in folded.kept]
    lines.append(
        f"largest difference in probability over {count(samples)} samples: {difference:.2g}"
    )
    sys.stdout.write("\n".join(lines) + "\n")
