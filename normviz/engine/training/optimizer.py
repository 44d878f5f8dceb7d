"""The optimizer of a preset, its learning rate a function of the optimizer's own step count.

That count is part of the optimizer's state: a training that is continued goes on at the right rate.
"""

from typing import Any

import keras
import numpy as np
from keras import ops

from normviz.recipes.recipe import TrainingSettings
from normviz.recipes.schedule import Schedule


@keras.saving.register_keras_serializable(package="normviz")
class ScheduledRate(keras.optimizers.schedules.LearningRateSchedule):
    """A :class:`~normviz.recipes.schedule.Schedule` evaluated in the training graph.

    Args:
        schedule: The schedule, or what its ``to_json`` gave.
        steps_per_epoch: Steps of an epoch, at least 1; the last, smaller batch counts too.

    Raises:
        ValueError: ``steps_per_epoch`` is less than 1.
    """

    def __init__(self, schedule: Schedule | dict[str, Any], steps_per_epoch: int) -> None:
        super().__init__()
        if steps_per_epoch < 1:
            raise ValueError(f"steps_per_epoch: expected at least 1; received {steps_per_epoch}")
        given = schedule if isinstance(schedule, Schedule) else Schedule.from_json(schedule)
        self.schedule = given
        self.steps_per_epoch = steps_per_epoch

    def __call__(self, step: Any) -> Any:
        """The rate at a step, from 0, as a scalar tensor."""
        rule = self.schedule
        initial, step = _float32(rule.initial), ops.cast(step, "float32")
        if rule.kind == "epoch-exponential":
            return initial * _float32(rule.factor) ** ops.floor(step / self.steps_per_epoch)
        if rule.kind == "step-exponential":
            return _float32(rule.floor) + initial * ops.exp(-step / _float32(rule.steps))
        if rule.kind == "inverse-time":
            return initial / (1.0 + _float32(rule.decay) * step)
        return ops.convert_to_tensor(initial, "float32")

    def get_config(self) -> dict[str, Any]:
        """What rebuilds the schedule."""
        return {"schedule": self.schedule.to_json(), "steps_per_epoch": self.steps_per_epoch}


def _float32(value: float) -> float:
    """The nearest number of 32 bits; infinite without a warning where none is large enough."""
    with np.errstate(over="ignore", under="ignore"):
        return float(np.float32(value))


def build_optimizer(settings: TrainingSettings, steps_per_epoch: int) -> Any:
    """The Keras optimizer of a preset.

    Args:
        settings: The preset, or a changed copy of it.
        steps_per_epoch: Steps of an epoch, at least 1.
    """
    rate = ScheduledRate(settings.schedule, steps_per_epoch)
    if settings.optimizer == "sgd":
        return keras.optimizers.SGD(rate, momentum=settings.momentum, nesterov=settings.nesterov)
    return keras.optimizers.Adam(rate)
