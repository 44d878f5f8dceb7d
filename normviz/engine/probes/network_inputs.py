"""Reads the samples of a choice as a network takes them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz import datasets
from normviz.datasets.bundled import TEST_COUNT, read_bundled
from normviz.datasets.custom_digits import OwnDigits
from normviz.datasets.sample_choice import SampleChoice, parse_samples
from normviz.engine.probes.loaded_network import LoadedNetwork
from normviz.engine.training.preprocessing import network_input
from normviz.engine.training.samples import samples_of_run
from normviz.errors import Reason, UserError
from normviz.ports.activations import ReadDrawing
from normviz.recipes import Recipe
from normviz.runs.digit_classifiers import SIDE
from normviz.runs.store import Store

_UNKNOWN: Final = -1
_DATASET: Final = "mnist"
"""Whose test digits the models that ship are shown."""

Array = NDArray[Any]
Part = tuple[Array, NDArray[np.int64]]
"""Raw samples (N, …) and their classes (N,)."""


NO_REMARK: Final = Reason("")


@dataclass(frozen=True, eq=False)
class NetworkInputs:
    """What a network is shown.

    Attributes:
        x: (N, …), scaled as the network takes it.
        labels: (N,), the classes; −1 where one is not known.
        remark: What the user should know about them, in one sentence; may be empty.
    """

    x: NDArray[np.float32]
    labels: NDArray[np.int64]
    remark: Reason = NO_REMARK


class InputReader:
    """Reads inputs; the validation samples of a network are kept."""

    def __init__(
        self,
        runs_dir: Path | None,
        data_dir: Path | None,
        drawing: ReadDrawing,
        own_dir: Path | None = None,
    ) -> None:
        """Nothing is read yet.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            data_dir: Where data sets are looked for first.
            drawing: Gives the drawing.
            own_dir: Where the user's own digits are; the platform's folder when None.
        """
        self._runs_dir = runs_dir
        self._data_dir = data_dir
        self._own_dir = own_dir
        self._drawing = drawing
        self._kept: tuple[str, Part, Reason] | None = None

    def read(self, network: LoadedNetwork, text: str) -> NetworkInputs:
        """The inputs of a choice.

        Args:
            network: Who takes them.
            text: As `normviz.datasets.sample_choice` reads it.

        Raises:
            UserError: The text is none, the samples are not there, or they do not fit the network.
        """
        choices = parse_samples(text)
        parts = [self._part(network, choice) for choice in choices]
        raw = np.concatenate([np.asarray(part[0], np.float32) for part in parts])
        labels = np.concatenate([part[1] for part in parts])
        return NetworkInputs(network_input(network.recipe, raw), labels, self._remark(choices))

    def _part(self, network: LoadedNetwork, choice: SampleChoice) -> Part:
        if choice.kind == "noise":
            return _noise(network.recipe, choice)
        if choice.kind == "own":
            return self._own(network, choice.count)
        if choice.kind == "drawing":
            _refuse_misfit(network)
            image = np.asarray(self._drawing(choice.file), np.float32)[None] * 255
            return _shaped(network.recipe, image), np.array([_UNKNOWN])
        samples, labels = self._validation(network)
        chosen = _places(choice, labels)
        return samples[chosen], labels[chosen]

    def _own(self, network: LoadedNetwork, count: int) -> Part:
        _refuse_misfit(network)
        images, labels = OwnDigits(self._own_dir).pictures()
        newest = slice(None, -count - 1, -1)
        return _shaped(network.recipe, images[newest]), labels[newest].astype(np.int64)

    def _validation(self, network: LoadedNetwork) -> Part:
        if self._kept is None or self._kept[0] != network.name:
            part, remark = self._load(network)
            self._kept = network.name, part, remark
        return self._kept[1]

    def _load(self, network: LoadedNetwork) -> tuple[Part, Reason]:
        if not network.run:
            return _test_digits(self._data_dir)
        with Store(self._runs_dir, must_exist=True) as store:
            samples = samples_of_run(store, network.name, self._data_dir, self._own_dir)
        if samples.validation is None:
            remark = Reason(
                "the run is not validated: its training samples are shown", code="not-validated"
            )
            return (samples.x, _classes(samples.y)), remark
        return (samples.validation[0], _classes(samples.validation[1])), NO_REMARK

    def _remark(self, choices: tuple[SampleChoice, ...]) -> Reason:
        takes = any(choice.kind not in ("noise", "own", "drawing") for choice in choices)
        return self._kept[2] if takes and self._kept else NO_REMARK


def _test_digits(data_dir: Path | None) -> tuple[Part, Reason]:
    """Test digits of MNIST, else the bundled ones of scikit-learn."""
    try:
        images, labels = datasets.load_test(_DATASET, data_dir)
        remark = NO_REMARK
    except UserError:
        images, labels = (part[-TEST_COUNT:] for part in read_bundled())
        remark = Reason(
            "MNIST is not there: digits of scikit-learn are shown", code="digits-stand-in"
        )
    return (images, labels.astype(np.int64)), remark


def _places(choice: SampleChoice, labels: NDArray[np.int64]) -> NDArray[np.intp]:
    """Which of the validation samples a choice takes."""
    count = len(labels)
    choosers: dict[str, Callable[[], NDArray[np.intp]]] = {
        "validation": lambda: np.arange(min(choice.count, count)),
        "random": lambda: np.random.default_rng(choice.seed).permutation(count)[: choice.count],
        "class": lambda: np.flatnonzero(labels == choice.label)[: choice.count],
        "chosen": lambda: np.array(choice.places, np.intp),
    }
    places = choosers[choice.kind]()
    if choice.kind == "chosen" and places.max() >= count:
        raise UserError(
            "expected inputs from 0 to {last} of the validation samples, received {place}",
            code="inputs-outside",
            last=count - 1,
            place=int(places.max()),
        )
    if not len(places):
        known = ", ".join(map(str, np.unique(labels)[:20]))
        raise UserError(
            "expected a class of the validation samples ({known}), received {label}",
            code="inputs-no-class",
            known=known,
            label=choice.label,
        )
    return places


def _noise(recipe: Recipe, choice: SampleChoice) -> Part:
    random = np.random.default_rng(choice.seed)
    shape = choice.count, *recipe.input_shape
    is_image = len(recipe.input_shape) > 1
    raw = random.uniform(0, 255, shape) if is_image else random.normal(size=shape)
    return raw.astype(np.float32), np.full(choice.count, _UNKNOWN)


def _shaped(recipe: Recipe, images: Array) -> Array:
    return images.reshape(len(images), *recipe.input_shape)


def _refuse_misfit(network: LoadedNetwork) -> None:
    shape = network.recipe.input_shape
    if shape not in ((SIDE, SIDE), (SIDE, SIDE, 1)):
        raise UserError(
            "{model} takes inputs of the shape {shape}, not digits of 28×28: choose validation "
            "samples or noise",
            code="inputs-misfit",
            model=network.name,
            shape="×".join(map(str, shape)),
        )


def _classes(targets: Array) -> NDArray[np.int64]:
    """Classes (N,) of targets (N,), (N, 1) or one-hot (N, classes)."""
    if targets.ndim == 2 and targets.shape[1] > 1:
        return np.asarray(targets.argmax(1), np.int64)
    return np.asarray(targets.reshape(-1), np.int64)
