"""``normviz prove``: statistic sets and values, proven on the real Keras layers."""

import argparse
from typing import TYPE_CHECKING, Any, Final

from normviz import norms, number_text
from normviz.commands.arguments import index, integer, norm_list, shape, whole_number_in
from normviz.commands.printing import make_console, print_json, print_table
from normviz.errors import UsageError
from normviz.norms.keras_version import installed_keras, lacks_layer
from normviz.ports.processor_parts import PROCESSOR_PARTS
from normviz.ports.proof import ProofQuestion

if TYPE_CHECKING:
    from normviz.engine.proof import Proof
    from normviz.ports.proof import TorchReport

_ALL: Final = "all"
_SHAPE: Final = (4, 6, 3, 3)
_LARGEST_SEED: Final = 10**18 - 1
_MOST_ELEMENTS: Final = 1 << 24
"""A tensor, its derivative and the layer's copies of it take some hundred bytes per element."""

_DESCRIPTION = """\
Proves on the real layer, in float64 at a random point, which elements share statistics with one
element: by the derivative of its output with respect to every input, and by changing that one
input and looking which outputs move. Beside it the largest difference of the layer from the
formula. Exit status 0 where all hold, 1 where one is refuted."""

_FIELDS = """\
JSON: a list of objects with norm, shape, index, groups (null where the norm has none), training,
elements (the size of the claimed statistic set), agreed (how many of them the layer confirms),
verdict (proven, constant or refuted; constant: a set of one whose derivative is 0, as y is β, the
sign of x or, for a layer that stops gradients, x itself),
largest_difference (of layer and formula over all outputs), layer, gradient and moved (the number
of inputs with a derivative, and of outputs that move: for a layer that stops gradients these are
two sets). A norm that the installed Keras is too old for has the verdict unavailable, null for
what was not computed, and the reason as layer. Where PyTorch is installed, torch says what its
line computes from the same tensor: version, largest_difference (from Keras; null where it refuses,
and reason says why), running_variances (of Keras and PyTorch after one training step from 1).
With --replicas also replicas and synchronized, and no torch."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "prove",
        help="prove statistic sets on the real layers",
        description=_DESCRIPTION,
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "--norm", metavar="A,B|all", type=_norms, default=tuple(norms.CATALOG), help="norms (all)"
    )
    command.add_argument(
        "--shape",
        metavar="N,C,H,W",
        type=shape,
        default=_SHAPE,
        help="of the tensor, or of the kernel C_out,C_in,kh,kw (%(default)s)",
    )
    command.add_argument("--groups", metavar="G", type=integer, help="of group norm; divides C")
    command.add_argument("--inference", action="store_true", help="call the layers as in inference")
    command.add_argument(
        "--index", metavar="n,c,h,w", type=index, default=(0, 0, 0, 0), help="the element"
    )
    command.add_argument(
        "--seed",
        metavar="S",
        type=whole_number_in(0, _LARGEST_SEED),
        default=0,
        help="of the random point (%(default)s)",
    )
    command.add_argument(
        "--replicas",
        metavar="R",
        type=whole_number_in(1, PROCESSOR_PARTS),
        default=1,
        help="divide the batch among so many devices, each with a copy of the layer (%(default)s)",
    )
    command.add_argument(
        "--sync-batch-norm",
        action="store_true",
        help="with --replicas: statistics from all devices together",
    )
    command.add_argument("--json", action="store_true", help="print one JSON list of objects")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Proves one norm after the other; what is wrong is told before TensorFlow is loaded."""
    if arguments.replicas > 1 and arguments.norm == tuple(norms.CATALOG):
        each = norms.CATALOG.items()
        arguments.norm = tuple(name for name, norm in each if norm.kind != "kernel")
    _check(arguments)
    from normviz.engine.keras_loading import load_keras

    load_keras()
    described = [_proven(name, arguments) for name in arguments.norm]
    if arguments.json:
        print_json(described)
    else:
        _print(described)
    return 1 if any(each["verdict"] == "refuted" for each in described) else 0


def _proven(name: str, arguments: argparse.Namespace) -> dict[str, Any]:
    from normviz.engine.proof.statistic_set import prove_question

    if lacks_layer(norms.CATALOG[name]):
        return _unavailable(name, arguments)
    spec = norms.NormSpec(
        name, groups=arguments.groups, training=not arguments.inference, data_init=False
    )
    asked = ProofQuestion(
        spec,
        arguments.shape,
        arguments.index,
        arguments.seed,
        arguments.replicas,
        arguments.sync_batch_norm,
    )
    return _described(name, prove_question(asked), arguments)


def _check(arguments: argparse.Namespace) -> None:
    count = 1
    for size in arguments.shape:
        count *= size
    if count > _MOST_ELEMENTS:
        raise UsageError(
            f"--shape: expected at most {number_text.count(_MOST_ELEMENTS)} elements to prove, "
            f"received {number_text.count(count)}"
        )
    _check_replicas(arguments)
    for name in arguments.norm:
        try:
            norms.members(name, arguments.shape, arguments.index, arguments.groups)
        except ValueError as error:
            raise UsageError(f"{name}: {error}") from error


def _check_replicas(arguments: argparse.Namespace) -> None:
    replicas, samples = arguments.replicas, arguments.shape[0]
    if arguments.sync_batch_norm and replicas == 1:
        raise UsageError("--sync-batch-norm: expected --replicas 2 or more, received one device")
    if samples % replicas:
        raise UsageError(
            f"--replicas: expected a number that divides N = {samples}, received {replicas}"
        )
    for name in arguments.norm if replicas > 1 else ():
        if norms.CATALOG[name].kind == "kernel":
            raise UsageError(
                f"--replicas: {name} normalizes a kernel, of which each device has the same: leave "
                "it away"
            )


def _asked(name: str, arguments: argparse.Namespace) -> dict[str, Any]:
    """What was to be proven."""
    parts = norms.sets(name, arguments.shape, arguments.groups).count // arguments.shape[0]
    return {
        "norm": name,
        "shape": list(arguments.shape),
        "index": list(arguments.index),
        "groups": parts if norms.CATALOG[name].needs_groups else None,
        "training": not arguments.inference,
        **_divided(arguments),
    }


def _divided(arguments: argparse.Namespace) -> dict[str, Any]:
    if arguments.replicas == 1:
        return {}
    return {"replicas": arguments.replicas, "synchronized": arguments.sync_batch_norm}


def _unavailable(name: str, arguments: argparse.Namespace) -> dict[str, Any]:
    since = norms.CATALOG[name].keras_since
    numbers = ("elements", "agreed", "largest_difference", "gradient", "moved")
    return {
        **_asked(name, arguments),
        **dict.fromkeys(numbers),
        "verdict": "unavailable",
        "layer": f"needs Keras {since} or newer: installed is {installed_keras()}",
    }


def _described(name: str, proof: "Proof", arguments: argparse.Namespace) -> dict[str, Any]:
    return {
        **_asked(name, arguments),
        "elements": proof.elements,
        "agreed": proof.agreed,
        "verdict": proof.verdict,
        "largest_difference": proof.largest_difference,
        "layer": proof.through,
        "gradient": int(proof.jacobian_nonzero.sum()),
        "moved": int(proof.moved.sum()),
        **({} if proof.torch is None else {"torch": _torch(proof.torch)}),
    }


def _torch(report: "TorchReport") -> dict[str, Any]:
    return {
        "version": report.version,
        "largest_difference": report.largest_difference,
        "reason": report.reason or None,
        "running_variances": report.running_variances and list(report.running_variances),
    }


def _print(described: list[dict[str, Any]]) -> None:
    import keras
    from rich.table import Table  # only where it is wanted

    torch = next((each["torch"]["version"] for each in described if "torch" in each), "")
    heads = ("norm", "verdict", "set", "changes y", "difference", "layer")
    table = Table(*heads, *([f"PyTorch {torch}"] if torch else []))
    for column in table.columns[2:5]:
        column.justify = "right"
    for each in described:
        table.add_row(each["norm"], each["verdict"], *_cells(each))
    print_table(table)
    make_console().print(f"Keras {keras.__version__}, float64")


def _cells(each: dict[str, Any]) -> tuple[str, ...]:
    if each["verdict"] == "unavailable":
        return ("–", "–", "–", each["layer"])
    return (
        f"{number_text.count(each['agreed'])} of {number_text.count(each['elements'])}",
        number_text.count(each["moved"]),
        f"{each['largest_difference']:.1e}",
        each["layer"].partition("(")[0].rpartition(".")[2],
        *_torch_cell(each.get("torch")),
    )


def _torch_cell(found: dict[str, Any] | None) -> tuple[str, ...]:
    """How far PyTorch is from Keras, or that it refuses."""
    if found is None:
        return ()
    difference = found["largest_difference"]
    return ("refuses" if difference is None else f"{difference:.1e}",)


def _norms(text: str) -> tuple[str, ...]:
    return tuple(norms.CATALOG) if text.strip() == _ALL else tuple(dict.fromkeys(norm_list(text)))
