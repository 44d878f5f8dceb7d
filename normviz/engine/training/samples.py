"""The samples of a run: its data set, split by its spec, with labels as the loss needs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.datasets import loading
from normviz.datasets.custom_digits import DATASET as OWN
from normviz.engine.training.custom_samples import mix_custom_samples, refuse_settings
from normviz.engine.training.preprocessing import targets
from normviz.errors import UserError
from normviz.recipes import TrainingSettings, find
from normviz.runs.initial_state import DigitMixture
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store

Array = NDArray[Any]
Part = tuple[Array, Array]


@dataclass(frozen=True, eq=False)
class TrainingSamples:
    """What a run is trained and validated on.

    Attributes:
        x: Training inputs as they were read: uint8 images or float32 features, (N, …).
        y: Their labels as the loss wants them: (N,), (N, 1) or (N, classes).
        validation: The same for validation; None where the preset has none.
        title: The data set's name for people, with its origin.
        mixture: What they were taken from where it cannot be read again: own digits change.
    """

    x: Array
    y: Array
    validation: Part | None
    title: str
    mixture: DigitMixture | None = None

    def steps(self, batch_size: int) -> int:
        """Batches per epoch; the last one may be smaller."""
        return -(-len(self.x) // batch_size)


def load_samples(
    spec: RunSpec,
    data_dir: Path | None = None,
    own_dir: Path | None = None,
    mixture: DigitMixture | None = None,
) -> TrainingSamples:
    """Loads and divides the data of a run.

    Args:
        spec: What is trained.
        data_dir: Where the user keeps data sets.
        own_dir: Where the user's own digits are; the platform's folder when None.
        mixture: The own digits that a run began with; newly mixed when None.

    Raises:
        UserError: The data are not there, damaged, or too few for the spec.
    """
    recipe = find(spec.recipe)
    if spec.dataset == OWN:
        refuse_settings(spec.settings)
        mixture = mixture or mix_custom_samples(spec.seed, data_dir, own_dir)
        train, test, title = _parts(mixture)
    else:
        mixture = None
        train, test, title = _load(spec.dataset, data_dir)
    train, validation = _divide(spec.settings, spec.seed, train, test)
    train = _shared(train, spec.devices)
    if len(train[0]) == 0:
        raise UserError(
            "{title}: no training samples are left, received {settings}",
            code="no-samples",
            title=title,
            settings=spec.settings,
        )
    _refuse_too_few(validation, spec.devices, title)
    return TrainingSamples(
        train[0],
        targets(recipe, train[1]),
        None if validation is None else (validation[0], targets(recipe, validation[1])),
        title,
        mixture,
    )


def samples_of_run(
    store: Store, run: str, data_dir: Path | None = None, own_dir: Path | None = None
) -> TrainingSamples:
    """The samples that a run was trained and validated on.

    Args:
        store: Holds the run.
        run: Its id or name.
        data_dir: Where the user keeps data sets.
        own_dir: Where the user's own digits are; the platform's folder when None.

    Raises:
        UserError: There is no such run, or as for :func:`load_samples`.
    """
    found = store.run(run)
    initial_state = store.initial_state(found.id)
    mixture = initial_state.mixture if initial_state else None
    return load_samples(found.spec, data_dir, own_dir, mixture)


def _divide(
    settings: TrainingSettings, seed: int, train: Part, test: Part | None
) -> tuple[Part, Part | None]:
    """Training and validation samples; what is left out is chosen by the seed."""
    trained = test if settings.train_on == "test" and test is not None else train
    validation: Part | None = test if settings.validate_on == "test" else None
    if settings.validate_on == "held-out":
        kept = len(trained[0]) - round(len(trained[0]) * settings.held_out)
        trained, validation = (
            (trained[0][:kept], trained[1][:kept]),
            (trained[0][kept:], trained[1][kept:]),
        )
    part = _part(trained, settings.train_size, seed)
    return part, validation and _part(validation, settings.validation_size, seed)


def _part(samples: Part, size: int | None, seed: int) -> Part:
    """So many samples, in a seeded choice; all of them, as they are, where ``size`` is None."""
    if size is None or size >= len(samples[0]):
        return samples
    chosen = np.sort(np.random.default_rng(seed).permutation(len(samples[0]))[:size])
    return samples[0][chosen], samples[1][chosen]


def _refuse_too_few(validation: Part | None, devices: int, title: str) -> None:
    if validation is not None and len(validation[0]) < devices:
        raise UserError(
            "{title}: expected at least {devices} validation samples, one for each device, "
            "received {given}",
            code="validation-below-devices",
            title=title,
            devices=devices,
            given=len(validation[0]),
        )


def _shared(samples: Part, devices: int) -> Part:
    """As many samples as all devices have alike: a device with fewer would weigh them more."""
    whole = len(samples[0]) // devices * devices
    return samples[0][:whole], samples[1][:whole]


def _parts(mixture: DigitMixture) -> tuple[Part, Part | None, str]:
    validation = mixture.validation_images, mixture.validation_labels
    return (mixture.images, mixture.labels), validation, mixture.title


def _load(name: str, data_dir: Path | None) -> tuple[Part, Part | None, str]:
    found = loading.load(name, data_dir)
    train = (found.train_images, found.train_labels)
    title = found.title if found.is_bundled else f"{found.title}, {found.source}"
    test = (found.test_images, found.test_labels)
    return train, test if len(test[1]) else None, title
