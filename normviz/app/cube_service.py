"""The service behind the Cube view: reads data from this machine's files, without Keras."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.ports.cube import StandIn

if TYPE_CHECKING:
    from normviz.ports.activations import ActivationService
    from normviz.ports.models import ModelInfo
    from normviz.ports.proof import ProofService


class FileCubeService:
    """Digits of the data folder, the models that ship, and the runs of a folder."""

    def __init__(self, runs_dir: Path | None = None, data_dir: Path | None = None) -> None:
        """Reads nothing yet.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            data_dir: Where digits are looked for first.
        """
        self._runs_dir = runs_dir
        self._data_dir = data_dir
        self._digits: NDArray[np.uint8] = np.zeros((0, 28, 28), np.uint8)
        self._stand_in: StandIn = ""

    def digits(self, count: int) -> NDArray[np.uint8]:
        """Up to ``count`` test digits of MNIST, else the bundled ones of scikit-learn."""
        if len(self._digits) < count:
            self._digits, self._stand_in = _some_digits(self._data_dir, count)
        return self._digits[:count]

    def stand_in(self) -> StandIn:
        """Why the digits are those of scikit-learn; empty where they are MNIST's."""
        self.digits(1)
        return self._stand_in

    def is_engine_loaded(self) -> bool:
        """Whether TensorFlow is loaded, so that proofs take milliseconds."""
        from normviz.engine.keras_loading import is_keras_loaded

        return is_keras_loaded()

    def load_proofs(self) -> "ProofService":
        """Makes what proves; loads TensorFlow."""
        from normviz.app.proof_service import KerasProofService

        return KerasProofService()

    def load_activations(self) -> "ActivationService":
        """Makes what computes activations; loads TensorFlow."""
        from normviz.app.activation_service import KerasActivationService

        return KerasActivationService(self._runs_dir, self._data_dir)

    def models(self) -> "Sequence[ModelInfo]":
        """The models that ship and the runs with weights, the newest run first.

        Raises:
            UserError: The runs cannot be read, or the index of the models is damaged.
        """
        from normviz.app.model_list import run_infos, shipped_infos
        from normviz.runs.shipped_models import list_shipped
        from normviz.runs.store import default_folder

        return [*shipped_infos(list_shipped()), *run_infos(self._runs_dir or default_folder())]


def _some_digits(data_dir: Path | None, count: int) -> tuple[NDArray[np.uint8], StandIn]:
    from normviz import datasets  # read when they are asked for, not before the first paint
    from normviz.datasets.bundled import TEST_COUNT, read_bundled
    from normviz.datasets.dataset_paths import is_folder_named

    try:
        return datasets.load_test("mnist", data_dir, count)[0], ""
    except UserError:
        # Not through the locator: it would stumble once more over a folder that is none.
        images = read_bundled()[0][-TEST_COUNT:][:count]
        return images, "folder-lacks" if is_folder_named(data_dir) else "not-found"
