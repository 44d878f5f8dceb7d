"""``normviz norms``: lists the catalogue of norms."""

import argparse
from typing import Any

from normviz import norms
from normviz.commands.printing import make_console, print_json

_SHAPE = (32, 64, 8, 8)
"""What the code and the differences are written for, (N, C, H, W)."""

_GROUPS = 32
_KERNEL = (64, 64, 3, 3)


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "norms",
        help="list the norms",
        description="Lists the norms: reduced axes, learned parameters, code, paper.",
    )
    command.add_argument("--json", action="store_true", help="print one JSON list of objects")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the catalogue as blocks of lines or as JSON."""
    listed = [describe(norm) for norm in norms.CATALOG.values()]
    if arguments.json:
        print_json(listed)
    else:
        _print_blocks(listed)
    return 0


def describe(norm: norms.Norm) -> dict[str, Any]:
    """One norm as an object that ``json`` writes.

    The code and the differences between Keras and PyTorch are for 32 samples of 64 channels, in
    32 groups, of 8×8.

    In ``reduced_axes`` an axis that is reduced in parts is written ``C/G``: G groups of C.
    """
    spec = norms.NormSpec(norm.name, groups=_GROUPS, data_init=False)
    shape = _KERNEL if norm.kind == "kernel" else _SHAPE
    place = norms.Place(_SHAPE[1:], kernel=_KERNEL)
    situation = norms.Situation(spec, shape)
    letters = {"shared": "{}", "split": "{}/G"}
    return {
        "name": norm.name,
        "title": norm.title,
        "tensor": list(norm.axes),
        "reduced_axes": [
            letters[role].format(axis)
            for axis, role in zip(norm.axes, norm.roles, strict=True)
            if role in letters
        ],
        "learned": list(norm.learned),
        "formula": norm.formula,
        "epsilon": norm.keras_epsilon,
        "keras": norms.keras_lines(spec, place, imports=True),
        "torch": norms.torch_lines(spec, place, imports=True),
        "differences": [str(each) for each in norms.differences(situation)],
        "paper": _cite(norm.paper) if norm.paper else None,
        "url": norm.paper.url if norm.paper else None,
    }


def _cite(paper: norms.Paper) -> str:
    return f"{paper.authors} ({paper.year}): {paper.title}. {paper.where}"


def _print_blocks(listed: list[dict[str, Any]]) -> None:
    """One block per norm: lines of code have no room in the columns of a table."""
    from rich.table import Table  # only where it is wanted
    from rich.text import Text

    console = make_console()
    for norm in listed:
        console.print(Text(f"{norm['name']}: {norm['title']}", style="bold"))
        block = Table.grid(padding=(0, 2))
        block.add_column(style="dim", no_wrap=True)
        block.add_column(overflow="fold")
        for label, text in (
            ("  reduces", ", ".join(norm["reduced_axes"])),
            ("  learns", ", ".join(norm["learned"])),
            ("  Keras", norm["keras"]),
            ("  PyTorch", norm["torch"]),
            ("  differ", "\n".join(norm["differences"])),
            ("  paper", norm["paper"]),
            ("", norm["url"]),
        ):
            if text:
                block.add_row(label, Text(text))
        console.print(block)
        console.print()
