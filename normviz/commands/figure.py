"""``normviz figure``: the figure as a file, without a window."""

import argparse
import os
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from normviz.commands.arguments import (
    add_data_dir,
    file_path,
    index,
    norm_list,
    positive_float,
    shape,
    size,
)
from normviz.errors import UserError
from normviz.figure.colors import DARK, LIGHT
from normviz.figure.inputs import TensorMaker
from normviz.figure.layout import lay_out
from normviz.figure.numbers import FigureNumbers
from normviz.figure.panel_data import PanelData
from normviz.figure.registries import COLORINGS, SOURCES
from normviz.figure.scene_graph import build_scene
from normviz.figure.state import (
    Camera,
    FigureState,
    Form,
    Index,
    Shape,
    SlabAxis,
    fitting_groups,
)
from normviz.figure.svg import to_svg
from normviz.figure.tensor_source import Images, Services
from normviz.files.atomic import write_bytes

SUFFIXES = (".svg", ".pdf", ".png")
SVG_EM = 17.0
"""Height of a line of an SVG, whose fonts are the reader's."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "figure",
        help="save the figure as SVG, PDF or PNG",
        description="Saves the figure without a window. In an SVG every visible cell has an id "
        "<norm>-n<n>-c<c>-h<h>-w<w> and the class set or rest.",
    )
    command.add_argument("--norm", metavar="A,B,…", type=norm_list, default=FigureState().norms)
    command.add_argument("--shape", metavar="N,C,H,W", type=shape, default=FigureState().shape)
    command.add_argument("--groups", metavar="G", type=int, help="of group norm")
    command.add_argument(
        "--index", metavar="n,c,h,w", type=index, default=(0, 0, 0, 0), help="the lit element"
    )
    command.add_argument("--color", choices=list(COLORINGS), default="set")
    command.add_argument("--input", choices=list(SOURCES), default="noise", help="where x is from")
    command.add_argument("--seed", type=int, default=0)
    command.add_argument("--inference", action="store_true", help="moving statistics in batch norm")
    command.add_argument("--form", choices=get_args(Form), default="cubes")
    command.add_argument("--slab-axis", choices=get_args(SlabAxis), default="none")
    command.add_argument("--slabs", type=int, default=4)
    command.add_argument("--yaw", type=float, default=Camera().yaw, help="degrees")
    command.add_argument("--pitch", type=float, default=Camera().pitch, help="degrees, -85 to 85")
    command.add_argument("--theme", choices=("light", "dark"), default="light")
    command.add_argument("--size", metavar="WxH", type=size, default=(960, 720))
    command.add_argument(
        "--scale", metavar="S", type=positive_float, default=1.0, help="pixels a point of a PNG"
    )
    command.add_argument("-o", "--output", metavar="F.svg|pdf|png", type=file_path, required=True)
    add_data_dir(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the file.

    Raises:
        UserError: The settings cannot be shown, or the file cannot be written.
    """
    suffix = arguments.output.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            "expected an output that ends in .svg, .pdf or .png, "
            f"received {arguments.output.name!r}"
        )
    try:
        data = _render(arguments, _state(arguments), suffix)
    except UserError:
        raise
    except ValueError as error:
        raise UserError(str(error)) from error
    write_bytes(arguments.output, data)
    return 0


def _state(arguments: argparse.Namespace) -> FigureState:
    channels = arguments.shape[1]
    groups = arguments.groups
    if groups is None:
        groups = fitting_groups(FigureState().groups, channels)
    try:
        return FigureState(
            norms=arguments.norm,
            shape=arguments.shape,
            groups=groups,
            training=not arguments.inference,
            color=arguments.color,
            source=arguments.input,
            seed=arguments.seed,
            form=arguments.form,
            slab_axis=arguments.slab_axis,
            slabs=arguments.slabs,
        )
    except ValueError as error:
        raise UserError(str(error)) from error


def _check_index(place: Index, shape: Shape) -> None:
    for name, i, count in zip("nchw", place, shape, strict=True):
        if i >= count:
            raise UserError(f"expected an index {name} from 0 to {count - 1}, received {i}")


def _render(arguments: argparse.Namespace, state: FigureState, suffix: str) -> bytes:
    camera = Camera(yaw=arguments.yaw, pitch=arguments.pitch)
    colors = {"light": LIGHT, "dark": DARK}[arguments.theme]
    images = _digits(arguments)
    maker = TensorMaker(Services(images=images))
    state = maker.prepare(state)
    maker.tensor(state)  # what is wrong with it is told even where no colour shows it
    _check_index(arguments.index, state.shape)
    if suffix == ".svg":
        numbers = FigureNumbers(state, lambda: maker.tensor(state))
        layout = lay_out(state, camera, arguments.size[0], arguments.size[1], SVG_EM)
        data = {norm: PanelData(norm, arguments.index, numbers) for norm in state.norms}
        return to_svg(build_scene(layout, state, arguments.index, colors, data)).encode()
    # Fonts, PDF and PNG need Qt, but no display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from normviz.ui.cube.offscreen_figure import Look, render

    look = Look(camera, arguments.index, colors, arguments.size, arguments.scale)
    return render(suffix, state, look, images)


def _digits(arguments: argparse.Namespace) -> Images:
    """Reads digits when they are asked for."""

    def give(count: int) -> NDArray[np.uint8]:
        from normviz import datasets

        place = datasets.find_or_stand_in("mnist", arguments.data_dir)
        return datasets.read_part(place, "test", count)[0]

    return give
