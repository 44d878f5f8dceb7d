"""``normviz figure``: writes the figure to a file, without a window."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
from numpy.typing import NDArray

from normviz.commands.activations import tell_remarks
from normviz.commands.arguments import (
    add_data_dir,
    add_runs_dir,
    file_path,
    index,
    integer,
    norm_list,
    number,
    positive_float,
    shape,
    size,
    text_size,
)
from normviz.commands.figure.settings import asked_figure, given
from normviz.errors import UsageError, UserError
from normviz.figure.activation_choice import ActivationChoice
from normviz.figure.animation.frames import SLIDERS, frames
from normviz.figure.animation.picture_file import SUFFIXES as ANIMATED
from normviz.figure.animation.picture_file import animation_bytes
from normviz.figure.colors import DARK, LIGHT, FigureColors
from normviz.figure.export.crop import cropped
from normviz.figure.export.drawn_figure import draw_figure
from normviz.figure.export.scene_graph import SceneGraph, build_scene_graph
from normviz.figure.export.svg import FONT_SHARE, text_width, to_svg
from normviz.figure.gradients import Gradients
from normviz.figure.inputs import TensorMaker
from normviz.figure.layout import Layout, lay_out
from normviz.figure.marks import Wording
from normviz.figure.numbers import FigureNumbers
from normviz.figure.panel_data import data_of_panels
from normviz.figure.panels import shown_panels
from normviz.figure.registries import COLORINGS, SOURCES
from normviz.figure.state import MAX_ELEMENTS, FigureState, Form, SlabAxis
from normviz.figure.tensor_source import Activations, Images, SourceServices, SourceTensor
from normviz.files.atomic import write_bytes
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.files import read_scene

if TYPE_CHECKING:  # Qt, which an SVG does not need
    from normviz.engine.probes.activation_probe import ActivationProbe
    from normviz.ui.cube.offscreen_figure import FigureLook

SUFFIXES = (".svg", ".pdf", ".png", ".html", *ANIMATED)
SIZE = (960, 720)
"""Pixels, where none are asked for."""
DURATION, FPS = 3.0, 10.0
"""Of animations: seconds, and frames per second."""
SVG_EM = 17.0
"""Height of a line of an SVG, whose fonts are the reader's."""


def register(parser: argparse.ArgumentParser, subparsers: Any) -> None:  # noqa: ARG001
    """Adds the command."""
    command = subparsers.add_parser(
        "figure",
        help="save the figure as SVG, PDF, PNG, HTML, GIF or WebP",
        description="Saves the figure without a window. In an SVG every visible cell has an id "
        "<norm>-n<n>-c<c>-h<h>-w<w> and the class set or rest. An HTML page needs no network: its "
        "sets light up under the pointer, with the numbers of the element.",
    )
    _add_tensor(command)
    _add_camera(command)
    _add_output(command)
    command.set_defaults(run=run)


def _add_tensor(command: argparse.ArgumentParser) -> None:
    """Norms, tensor and highlighted element."""
    command.add_argument(
        "--scene",
        metavar="F.normviz",
        type=file_path,
        help="scene that other options change; of slides, the first",
    )
    command.add_argument("--norm", metavar="A,B,…", type=norm_list)
    command.add_argument("--shape", metavar="N,C,H,W", type=shape)
    command.add_argument("--groups", metavar="G", type=integer, help="of group norm")
    command.add_argument(
        "--replicas", metavar="R", type=integer, help="divide the batch among so many devices"
    )
    command.add_argument(
        "--sync-batch-norm",
        action="store_const",
        const=True,
        help="with --replicas: statistics from all devices together",
    )
    command.add_argument("--index", metavar="n,c,h,w", type=index, help="the highlighted element")
    command.add_argument("--color", choices=list(COLORINGS))
    command.add_argument("--input", choices=list(SOURCES), help="where x is from")
    command.add_argument("--seed", type=integer)
    command.add_argument(
        "--network", metavar="RUN|MODEL", help="whose activations x is, as in normviz activations"
    )
    command.add_argument("--layer", metavar="L", help="of the network")
    command.add_argument("--step", metavar="K", type=integer, help="of the run's training")
    command.add_argument("--inputs", metavar="SPEC", help="what the network is shown")
    mode = command.add_mutually_exclusive_group()
    mode.add_argument("--inference", action="store_true", help="moving statistics in batch norm")
    mode.add_argument(
        "--both-modes",
        action="store_true",
        help="norms with moving statistics twice: in training, and in inference",
    )


def _add_camera(command: argparse.ArgumentParser) -> None:
    """Form of the figure, and how it is looked at."""
    command.add_argument("--form", choices=get_args(Form))
    command.add_argument("--slab-axis", choices=get_args(SlabAxis))
    command.add_argument("--slabs", type=integer)
    command.add_argument("--yaw", type=number, help="degrees")
    command.add_argument("--pitch", type=number, help="degrees, -85 to 85")


def _add_output(command: argparse.ArgumentParser) -> None:
    """The file, its colours and sizes."""
    command.add_argument("--theme", choices=("light", "dark"), default="light")
    command.add_argument(
        "--size",
        metavar="WxH",
        type=size,
        help="exact size (else that of 960x720 cut to the content)",
    )
    command.add_argument("--crop", action="store_true", help="cut --size to the content, too")
    command.add_argument(
        "--text-size", metavar="PX", type=text_size, help="of captions and letters, in pixels"
    )
    command.add_argument(
        "--transparent", action="store_true", help="paint nothing behind the figure"
    )
    command.add_argument(
        "--scale", metavar="S", type=positive_float, default=1.0, help="pixels per point of a PNG"
    )
    command.add_argument(
        "--animate", choices=SLIDERS, help="what a GIF or WebP moves through its values"
    )
    command.add_argument("--duration", metavar="S", type=positive_float, help="seconds (3)")
    command.add_argument("--fps", metavar="F", type=positive_float, help="frames per second (10)")
    command.add_argument(
        "-o", "--output", metavar="F.svg|pdf|png|html|gif|webp", type=file_path, required=True
    )
    add_data_dir(command)
    add_runs_dir(command)


def run(arguments: argparse.Namespace) -> int:
    """Writes the file.

    Raises:
        UserError: The settings cannot be shown, or the file cannot be written.
    """
    suffix = arguments.output.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(
            f"expected an output that ends in {', '.join(SUFFIXES)}; "
            f"received {arguments.output.name!r}"
        )
    if (suffix in ANIMATED) != (arguments.animate is not None):
        raise UsageError(
            "expected --animate with an output that ends in .gif or .webp, and only there; "
            f"received {arguments.output.name!r}"
        )
    _check_output(arguments, suffix)
    try:
        data = _render(arguments, suffix)
    except UserError:
        raise
    except ValueError as error:
        raise UsageError(str(error)) from error
    write_bytes(arguments.output, data)
    return 0


def _check_output(arguments: argparse.Namespace, suffix: str) -> None:
    """Refuses options that the file's kind would leave unheard."""
    for name in ("duration", "fps"):
        if getattr(arguments, name) is not None and arguments.animate is None:
            raise UsageError(f"expected --{name} with --animate, received it alone")
    for name in ("transparent", "text_size"):
        if getattr(arguments, name) and suffix == ".html":
            raise UsageError(
                f"expected --{name.replace('_', '-')} with an SVG, PDF, PNG, GIF or WebP; "
                f"received {arguments.output.name!r}"
            )


def _scene(arguments: argparse.Namespace, maker: TensorMaker) -> CubeScene:
    """The scene of the file, or the first one, with what the options say.

    Raises:
        ValueError: It cannot be read or shown.
    """
    scene = CubeScene()
    if arguments.scene is not None:
        found = read_scene(arguments.scene).cube
        if found is None:
            raise UsageError(f"expected a scene with a cube in {arguments.scene}, received none")
        scene = found
    camera = replace(scene.camera, **given(arguments, "yaw", "pitch"))
    figure = asked_figure(arguments, scene.figure, maker)
    scene = replace(scene.with_figure(figure), camera=camera)
    return scene if arguments.index is None else replace(scene, element=arguments.index)


def _render(arguments: argparse.Namespace, suffix: str) -> bytes:
    colors = {"light": LIGHT, "dark": DARK}[arguments.theme]
    images = _digits(arguments)
    activations = _activations(arguments)
    maker = TensorMaker(SourceServices(images, activations))
    scene = _scene(arguments, maker)
    state = scene.figure
    maker.tensor(state)  # what is wrong with it is told even where no colour shows it
    gradients = _gradients(state)
    numbers = FigureNumbers(state, lambda: maker.tensor(state), gradients)
    if gradients is not None:
        for panel in shown_panels(state):  # what a layer refuses is told before it is painted
            numbers.in_mode(panel.state.training).gradient(panel.norm, scene.element)
    wide, tall = arguments.size or SIZE
    crop = arguments.crop or arguments.size is None
    if suffix == ".html":
        size, camera = (wide, tall), scene.camera
        drawn = draw_figure(numbers, scene.element, colors, size, camera, crop=crop)
        return drawn.html().encode()
    if suffix == ".svg":
        em = SVG_EM if arguments.text_size is None else arguments.text_size / FONT_SHARE
        layout = lay_out(state, scene.camera, wide, tall, em)
        if crop:
            layout = cropped(layout, state, Wording(), lambda text: text_width(text, em))
        graph = _graph(layout, scene, colors, numbers)
        return to_svg(replace(graph, transparent=arguments.transparent)).encode()
    # Fonts, PDF and PNG need Qt, but no display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from normviz.ui.cube.offscreen_figure import FigureLook, render

    look = FigureLook(
        colors, (wide, tall), arguments.scale, crop, arguments.text_size, arguments.transparent
    )
    if suffix in ANIMATED:
        return _animation(arguments, scene, look, SourceServices(images, activations))
    return render(suffix, scene, look, SourceServices(images, activations), gradients)


def _animation(
    arguments: argparse.Namespace, scene: CubeScene, look: "FigureLook", services: SourceServices
) -> bytes:
    """The animation along a slider."""
    from normviz.ui.cube.offscreen_figure import render_frames

    fps = arguments.fps or FPS
    count = round(min((arguments.duration or DURATION) * fps, 1e9))
    kept = _kept_steps(arguments, scene) if arguments.animate == "training" else ()
    looks = frames(scene.figure, scene.camera, arguments.animate, count, kept)
    scenes = [replace(scene.with_figure(state), camera=camera) for state, camera in looks]
    pictures = render_frames(scenes, look, services, _gradients(scene.figure))
    suffix = arguments.output.suffix.lower()
    return animation_bytes(pictures, suffix, round(1000 / fps))


def _kept_steps(arguments: argparse.Namespace, scene: CubeScene) -> Sequence[int]:
    """The steps of the run whose activations are shown."""
    if not SOURCES[scene.figure.source].has_own_shape:
        return ()
    return (
        _probe(arguments.runs_dir, arguments.data_dir).network(scene.figure.activations.model).steps
    )


def _graph(
    layout: Layout, scene: CubeScene, colors: FigureColors, numbers: FigureNumbers
) -> SceneGraph:
    state, index = scene.figure, scene.element
    data = data_of_panels(numbers, index)
    return build_scene_graph(layout, state, index, colors, data, pinned=scene.pinned)


def _gradients(state: FigureState) -> Gradients | None:
    """The real layers, where colours show what they alone can tell."""
    if state.color != "gradient":
        return None
    from normviz.app.proof_service import KerasProofService

    return KerasProofService().gradient


def _activations(arguments: argparse.Namespace) -> Activations:
    """Computes the tensors of layers when they are asked for."""

    @cache
    def give(choice: ActivationChoice, training: bool) -> SourceTensor:
        from normviz.ports.activations import Probe
        from normviz.presentation.activation_tensor import source_tensor

        wanted = Probe(
            choice.model, choice.layer, choice.step, choice.inputs, training, MAX_ELEMENTS
        )
        found = _probe(arguments.runs_dir, arguments.data_dir).activations(wanted)
        tell_remarks(found)
        return source_tensor(found)

    return give


@cache
def _probe(runs_dir: Path | None, data_dir: Path | None) -> "ActivationProbe":
    """What computes activations; loads TensorFlow."""
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.probes.activation_probe import ActivationProbe

    return ActivationProbe(runs_dir, data_dir)


def _digits(arguments: argparse.Namespace) -> Images:
    """Reads digits when they are asked for."""

    def give(count: int) -> NDArray[np.uint8]:
        from normviz import datasets

        place = datasets.find_or_stand_in("mnist", arguments.data_dir)
        if place.name != "mnist" and not told:
            told.append(place.name)
            other = datasets.dataset_named(place.name).in_sentence
            sys.stderr.write(f"normviz: MNIST is not on this machine: showing the {other}\n")
        return datasets.read_part(place, "test", count)[0]

    told: list[str] = []
    return give
