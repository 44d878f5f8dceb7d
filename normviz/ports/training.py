"""The training service that the Train view needs, as protocols and records. No Qt, no Keras.

The view calls all of it in background threads; ``load`` comes first in each of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from normviz.ports.batch_norm import Advance, StatisticsAccuracy
from normviz.ports.distributions import LayerDistributions
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event
from normviz.runs.spec import RunSpec

Emit = Callable[[Event], None]
TellBytes = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One layer of a network, as the model summary shows it.

    Attributes:
        layer: Its name in the model.
        type: Its class; of a wrapper with the wrapped one, as ``WeightNormalization(Dense)``.
        output_shape: Without the batch.
        parameters: All its numbers.
        trainable: Those that are trained.
    """

    layer: str
    type: str
    output_shape: tuple[int | None, ...]
    parameters: int
    trainable: int


@dataclass(frozen=True, eq=False)
class EvaluatedSamples:
    """Samples and what a network says about them, its errors first.

    Attributes:
        images: uint8 (K, H, W) or (K, H, W, 3); (0, 0, 0) where the samples are no images.
        labels: (K,), the truth.
        predictions: (K,), what the network says.
        confidences: (K,), the probability that it gives its prediction, 0 to 1.
        total: How many samples it was asked about; K of them are kept.
        errors: How many of those it got wrong.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    predictions: NDArray[np.int64]
    confidences: NDArray[np.float64]
    total: int
    errors: int


class EngineLoader(Protocol):
    """What loads the engine before it is asked for anything."""

    def load(self) -> tuple[str, ...]:
        """Loads the engine, fast the second time; returns the devices, such as ``cpu:0``."""


class TrainingService(Protocol):
    """The engine as the view knows it. Every method may raise ``UserError``."""

    def load(self) -> tuple[str, ...]:
        """Loads the engine, fast the second time; returns the devices, such as ``cpu:0``."""

    def train(self, spec: RunSpec, emit: Emit, control: TrainingControl) -> str:
        """Trains a new run to its end or a stop; returns its id."""

    def resume(
        self, run: str, emit: Emit, control: TrainingControl, *, other_data: bool = False
    ) -> str:
        """Continues a run; returns its id.

        Raises ``OtherDataError`` where the data are not those that it has learned from, unless
        ``other_data`` says that they may be others.
        """

    def summary(self, spec: RunSpec) -> Sequence[LayerRow]:
        """The layers of the network, from input to output."""

    def evaluate(self, run: str, count: int) -> EvaluatedSamples:
        """Up to ``count`` validation samples with the run's predictions, errors first."""

    def predict(self, run: str, images: NDArray[Any]) -> NDArray[np.float64]:
        """The probabilities (N, classes) of raw images, uint8 (N, H, W)."""

    def statistics_accuracy(
        self, run: str, batch_size: int, advance: Advance, cancelled: Callable[[], bool]
    ) -> StatisticsAccuracy:
        """The accuracy of a run with batch, moving and recalibrated statistics.

        Raises ``CancelledError`` where it was cancelled.
        """

    def recalibrate(self, run: str, advance: Advance) -> str:
        """Makes a new run with recalibrated statistics; returns its id."""

    def distributions(
        self, run: str, layer: str, advance: Advance, cancelled: Callable[[], bool]
    ) -> LayerDistributions:
        """Distributions of a layer over the kept steps; of the first norm for an empty name.

        Raises ``CancelledError`` where it was cancelled.
        """

    def export_keras(self, run: str, path: Path) -> None:
        """Writes the trained network as a ``.keras`` file."""

    def download(self, dataset: str, progress: TellBytes, cancelled: Callable[[], bool]) -> bool:
        """Downloads a data set; returns whether it is there now."""
