"""The training service behind the Train view. Keras is imported on the first method call."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.app.one_training import one_training
from normviz.errors import UserError
from normviz.ports.batch_norm import Advance, Measurement, StatisticsAccuracy
from normviz.ports.distributions import LayerDistributions
from normviz.ports.training import Emit, EvaluatedSamples, LayerRow, TellBytes
from normviz.recipes import find
from normviz.runs.control import TrainingControl
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store

_BATCH = 256
_INPUTS = "validation:16"
"""What distributions are taken of."""


class KerasTrainingService:
    """Runs the engine on one runs folder and one data folder. Every call opens its own store."""

    def __init__(self, runs_dir: Path | None = None, data_dir: Path | None = None) -> None:
        """Loads nothing yet.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            data_dir: Where data sets are looked for first.
        """
        self._runs_dir = runs_dir
        self._data_dir = data_dir
        self._measured: StatisticsAccuracy | None = None

    def load(self) -> tuple[str, ...]:
        """Loads Keras and TensorFlow; returns the devices."""
        from normviz.engine.keras_loading import load_keras

        load_keras()
        from normviz.engine.devices import devices

        return devices()

    def train(self, spec: RunSpec, emit: Emit, control: TrainingControl) -> str:
        """Trains a new run for the calling thread; returns its id."""
        from normviz.engine.training.trainings import Trainings

        with one_training(), Trainings(self._runs_dir, self._data_dir) as trainings:
            return trainings.train(spec, emit, control)

    def resume(
        self, run: str, emit: Emit, control: TrainingControl, *, other_data: bool = False
    ) -> str:
        """Continues a run for the calling thread; returns its id.

        Raises:
            OtherDataError: The data are not those that it has learned from.
            UserError: It cannot go on.
        """
        from normviz.engine.training.continuation import ResumeChanges
        from normviz.engine.training.trainings import Trainings

        changes = ResumeChanges(other_data=other_data)
        with one_training(), Trainings(self._runs_dir, self._data_dir) as trainings:
            return trainings.resume(run, emit, control, changes)

    def summary(self, spec: RunSpec) -> Sequence[LayerRow]:
        """The layers of the network of ``spec``."""
        from normviz.engine.model_summary import model_summary
        from normviz.engine.networks import network_of

        return model_summary(network_of(spec))

    def evaluate(self, run: str, count: int) -> EvaluatedSamples:
        """Up to ``count`` validation samples with the run's predictions, errors first.

        Raises:
            UserError: The run has no weights or no validation data, or the data are not there.
        """
        from normviz.engine.training.samples import samples_of_run

        spec, model = self._trained(run)
        with Store(self._runs_dir, must_exist=True) as store:
            samples = samples_of_run(store, run, self._data_dir)
        if samples.validation is None:
            raise UserError(
                "the preset {preset} of {recipe} validates on nothing: choose a run of another "
                "preset",
                code="nothing-validated",
                preset=spec.preset,
                recipe=spec.recipe,
            )
        raw, wanted = samples.validation
        probabilities = _probabilities(spec, model, raw)
        return _judged(raw, _classes(wanted), probabilities, count)

    def predict(self, run: str, images: NDArray[Any]) -> NDArray[np.float64]:
        """The probabilities (N, classes) of raw images.

        Raises:
            UserError: The run has no weights, or its network takes other images.
        """
        spec, model = self._trained(run)
        if images.shape[1:] != find(spec.recipe).input_shape:
            raise UserError(
                "the network of {recipe} does not take digits of 28×28",
                code="takes-no-digits",
                recipe=spec.recipe,
            )
        return _probabilities(spec, model, images)

    def statistics_accuracy(
        self, run: str, batch_size: int, advance: Advance, cancelled: Callable[[], bool]
    ) -> StatisticsAccuracy:
        """The accuracy of a run with batch, moving and recalibrated statistics.

        For another size of the batches only these are measured again.

        Raises:
            CancelledError: It was cancelled.
            UserError: It cannot be measured.
        """
        from normviz.engine.batch_norm.accuracy import statistics_accuracy

        with Store(self._runs_dir, must_exist=True) as store:
            self._measured = statistics_accuracy(
                store,
                run,
                Measurement(self._data_dir, batch_size, advance=advance, cancelled=cancelled),
                self._measured,
            )
            return self._measured

    def recalibrate(self, run: str, advance: Advance) -> str:
        """Makes a new run with recalibrated statistics; returns its id."""
        from normviz.engine.batch_norm.recalibration import recalibrate

        with Store(self._runs_dir, must_exist=True) as store:
            return recalibrate(store, run, self._data_dir, advance)

    def distributions(
        self, run: str, layer: str, advance: Advance, cancelled: Callable[[], bool]
    ) -> LayerDistributions:
        """Distributions of a layer over the kept steps, for the first validation samples.

        A layer that the run does not have stands for its first norm.

        Raises:
            CancelledError: It was cancelled.
            UserError: The run, its weights or its data are gone.
        """
        from normviz.engine.probes.activation_probe import no_drawing
        from normviz.engine.probes.distributions import layer_distributions
        from normviz.engine.probes.loaded_network import load_network
        from normviz.engine.probes.network_inputs import InputReader

        loaded = load_network(run, self._runs_dir)
        known = layer if layer in [each.name for each in loaded.layers] else ""
        x = InputReader(self._runs_dir, self._data_dir, no_drawing).read(loaded, _INPUTS).x
        return layer_distributions(
            loaded,
            loaded.layer(known),
            (_INPUTS, x),
            self._runs_dir,
            advance=advance,
            cancelled=cancelled,
        )

    def export_keras(self, run: str, path: Path) -> None:
        """Writes the network of a run with its newest weights."""
        from normviz.engine.keras_export import export_keras

        with Store(self._runs_dir, must_exist=True) as store:
            export_keras(store, run, path)

    def download(self, dataset: str, progress: TellBytes, cancelled: Callable[[], bool]) -> bool:
        """Downloads a data set into Keras' cache; returns whether it is there."""
        from normviz.engine.dataset_download import download

        return download(dataset, progress, cancelled)

    def _trained(self, run: str) -> tuple[RunSpec, Any]:
        from normviz.engine.inference.trained_network import trained_network

        with Store(self._runs_dir, must_exist=True) as store:
            found = store.run(run)
            return found.spec, trained_network(store, found)


def _probabilities(spec: RunSpec, model: Any, raw: NDArray[Any]) -> NDArray[np.float64]:
    """The network's outputs (N, classes); of a single sigmoid p the classes are 1 − p and p."""
    from normviz.engine.training.preprocessing import network_input

    recipe = find(spec.recipe)
    outputs = [
        np.asarray(model.predict_on_batch(network_input(recipe, raw[at : at + _BATCH])), float)
        for at in range(0, len(raw), _BATCH)
    ]
    found = np.concatenate(outputs)
    return np.asarray(np.hstack([1 - found, found]) if found.shape[1] == 1 else found)


def _classes(targets: NDArray[Any]) -> NDArray[np.int64]:
    """Classes (N,) of targets (N,), (N, 1) or one-hot (N, classes)."""
    if targets.ndim == 2 and targets.shape[1] > 1:
        return np.asarray(targets.argmax(1), np.int64)
    return np.asarray(targets.reshape(-1), np.int64)


def _judged(
    raw: NDArray[Any],
    labels: NDArray[np.int64],
    probabilities: NDArray[np.float64],
    count: int,
) -> EvaluatedSamples:
    predictions = probabilities.argmax(1).astype(np.int64)
    right = predictions == labels
    kept = np.argsort(right, kind="stable")[:count]
    is_image = raw.ndim >= 3
    return EvaluatedSamples(
        images=raw[kept] if is_image else np.zeros((0, 0, 0), np.uint8),
        labels=labels[kept],
        predictions=predictions[kept],
        confidences=probabilities.max(1)[kept],
        total=len(labels),
        errors=int((~right).sum()),
    )
