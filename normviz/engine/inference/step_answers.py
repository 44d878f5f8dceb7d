"""The answers of a run to one picture at every kept step of its training."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz.engine.inference.predictor import Predictor
from normviz.engine.inference.shipped_networks import set_weights
from normviz.engine.probes.kept_weights import THINNED, steps_of_run, weights_at
from normviz.errors import UserError
from normviz.ports.prediction import StepAnswers
from normviz.runs.digit_classifiers import CLASSES
from normviz.runs.store import Store

_NONE: Final = np.empty((0, CLASSES), np.float32)


def answers_over_steps(
    store: Store,
    run: str,
    predictor: Predictor,
    image: NDArray[np.float32],
    known: StepAnswers | None = None,
) -> StepAnswers:
    """The probabilities of the ten digits at every kept step.

    Args:
        store: The folder of the runs.
        run: The id of a run.
        predictor: Its network, which is left with the weights of one of the steps.
        image: (28, 28) in 0…1.
        known: Earlier answers to the same image; what they have is not computed again.

    Raises:
        UserError: The run's files are gone, or all its weights are damaged.
    """
    before = dict(zip(known.steps, known.probabilities, strict=True)) if known else {}
    rows: dict[int, NDArray[np.float32]] = {}
    problem: UserError | None = None
    unread = 0
    for step in steps_of_run(store, run):
        if step in before:
            rows[step] = before[step]
            continue
        try:
            set_weights(predictor.model, weights_at(store, run, step))
        except UserError as error:  # thinned meanwhile, or cut: the other steps are answered
            problem = error
            unread += error.code != THINNED
            continue
        rows[step] = predictor.predict(image[None])[0]
    if not rows and problem is not None:
        raise problem
    return StepAnswers(run, tuple(rows), np.stack([*rows.values()]) if rows else _NONE, unread)
