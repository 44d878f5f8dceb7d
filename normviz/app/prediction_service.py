"""The prediction service behind the Draw view. Keras is imported when models are loaded."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from normviz.app.model_list import run_infos, shipped_infos, with_folded
from normviz.errors import UserError
from normviz.ports.folded_names import is_folded, unfolded_name
from normviz.ports.models import ModelInfo
from normviz.ports.prediction import FoldCheck, Images, Method, Probabilities, StepAnswers
from normviz.recipes import RECIPES
from normviz.runs.digit_classifiers import SIDE, reason_not_digits
from normviz.runs.run import Run
from normviz.runs.shipped_models import list_shipped
from normviz.runs.store import Store, default_folder

if TYPE_CHECKING:
    from normviz.engine.inference.predictor import Predictor

PATCH = 5
"""Side in pixels of the square that occlusion covers: a little wider than a stroke."""
STEP = 2
_BATCH = 256
_TINY = 1e-12


class KerasPredictionService:
    """The models that ship and the runs of a folder, each loaded when it is first asked.

    It is made and used in one thread.
    """

    def __init__(self, runs_dir: Path | None = None, data_dir: Path | None = None) -> None:
        """Loads TensorFlow.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            data_dir: Where data sets are looked for first.

        Raises:
            UserError: The index of the models is missing or damaged.
        """
        self._shipped = list_shipped()  # a damaged installation is told before TensorFlow is loaded
        from normviz.engine.keras_loading import load_keras

        load_keras()
        self._runs_dir = runs_dir or default_folder()
        self._data_dir = data_dir
        self._versions: dict[str, str] = {}
        self._loaded: dict[str, tuple[str, Predictor]] = {}

    def models(self) -> Sequence[ModelInfo]:
        """The models that ship, in the order of their index.

        Behind each one with batch norm stands the same network with the batch norm folded away.
        """
        return with_folded(shipped_infos(self._shipped))

    def runs(self) -> Sequence[ModelInfo]:
        """The runs that read digits and have weights, the newest first.

        Behind each run with batch norm stands the same network with the batch norm folded away.
        A run that is being trained answers with the weights of its last epoch.

        Raises:
            BusyError: Another program locks the database: it can be read a moment later.
            UserError: The folder cannot be read.
        """
        found = with_folded(run_infos(self._runs_dir, _reads_digits))
        self._versions = {info.name: info.version for info in found}
        return found

    def predict(self, name: str, images: Images) -> Probabilities:
        """Probabilities (N, 10) for images (N, 28, 28)."""
        model = self._model(name)
        if len(images) <= _BATCH:
            return model.predict(images)
        parts = range(0, len(images), _BATCH)  # one batch of thousands would fill the memory
        return np.concatenate([model.predict(images[at : at + _BATCH]) for at in parts])

    def predict_in_training(self, name: str, image: Images, mates: Images) -> Probabilities:
        """Probabilities (10,) for (28, 28) among mates (N, 28, 28), with the batch's statistics."""
        said = self._model(name).predict(image[None], training_norm=True, mates=mates)
        return np.asarray(said[0])

    def saliency(self, name: str, image: Images, digit: int, method: Method) -> Images:
        """How much each pixel (28, 28) supports ``digit``."""
        if method == "gradient":
            return self._model(name).saliency(image, digit)
        return occlusion(self._model(name).predict, image, digit)

    def over_steps(self, name: str, image: Images, known: StepAnswers | None) -> StepAnswers:
        """What a run says about (28, 28) at every kept step.

        Raises:
            UserError: The run or its weights are gone, or damaged.
        """
        from normviz.engine.inference.step_answers import answers_over_steps

        with Store(self._runs_dir, must_exist=True) as store:
            model = self._model(name)
            # It is left with the weights of a step: a later question loads the newest ones again.
            self._loaded[name] = "", model
            return answers_over_steps(store, name, model, image, known)

    def fold_check(self, name: str) -> FoldCheck:
        """How far a network whose batch norm is folded away answers from the original.

        Raises:
            UserError: The original or its samples are gone.
        """
        from normviz.engine.batch_norm.fold_check import check_fold

        return check_fold(unfolded_name(name), self._runs_dir, self._data_dir).check

    def release(self, names: Collection[str]) -> None:
        """Frees the memory of runs; one of them that is asked again is loaded again."""
        for name in names:
            self._loaded.pop(name, None)

    def _model(self, name: str) -> "Predictor":
        version = self._versions.get(name, "")
        known, model = self._loaded.get(name, ("", None))
        if model is None or (known != version and is_folded(name)):
            from normviz.engine.inference.predictor import load_predictor

            model = load_predictor(name, self._runs_dir)
        elif known != version:
            self._renew(name, model)
        self._loaded[name] = version, model
        return model

    def _renew(self, name: str, model: "Predictor") -> None:
        """Gives a model the weights that its run has now: what was traced stays."""
        from normviz.engine.inference.shipped_networks import set_weights

        with Store(self._runs_dir, must_exist=True) as store:
            checkpoint = store.checkpoint(name)
        if checkpoint is None:
            raise UserError(
                "run {run} has no weights any more: train it again",
                code="weights-gone",
                run=name,
            )
        set_weights(model.model, checkpoint.weights())


def occlusion(predict: Callable[[Images], Probabilities], image: Images, digit: int) -> Images:
    """How much the log-probability of ``digit`` falls where a square of ink is covered.

    Zeiler & Fergus (2013), arXiv 1311.2901. Covered means: no ink.

    Args:
        predict: Gives probabilities (N, 10) for (N, 28, 28).
        image: (28, 28) in 0…1.
        digit: 0 to 9.

    Returns:
        (28, 28), for each pixel the mean over the squares that cover it.
    """
    starts = range(1 - PATCH, SIDE, STEP)
    covers = np.ones((len(starts) ** 2, SIDE, SIDE), np.float32)
    for at, (top, left) in enumerate((top, left) for top in starts for left in starts):
        covers[at, max(0, top) : top + PATCH, max(0, left) : left + PATCH] = 0
    pages = np.concatenate([image[None], image * covers])
    logs = np.log(predict(pages)[:, digit] + _TINY)
    falls = logs[0] - logs[1:]
    hidden = 1 - covers
    return np.asarray(np.tensordot(falls, hidden, 1) / hidden.sum(0), np.float32)


def _reads_digits(run: Run) -> bool:
    recipe = RECIPES.get(run.spec.recipe)
    return recipe is not None and not reason_not_digits(recipe, run.spec.dataset)
