import json

import keras
import numpy as np
import pytest
import tensorflow as tf

from normviz.engine.training.optimizer import ScheduledRate, build_optimizer
from normviz.recipes import RECIPES
from normviz.recipes.schedule import Schedule, constant, per_epoch

SCHEDULES = [
    constant(0.003),
    per_epoch(0.01, 0.6),
    Schedule("step-exponential", 0.02, floor=1e-4, steps=600),
    Schedule("inverse-time", 0.1, decay=1e-3),
]


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.kind)
def test_keras_and_the_step_plot_agree(schedule: Schedule) -> None:
    rate = ScheduledRate(schedule, steps_per_epoch=7)
    steps = np.arange(30)
    seen = [float(rate(step)) for step in steps]
    np.testing.assert_allclose(seen, schedule.rate(steps // 7, steps), rtol=1e-5)


@pytest.mark.parametrize("rate", [1e-300, 3e38, 1e39, 1e308])
@pytest.mark.parametrize("kind", [schedule.kind for schedule in SCHEDULES])
def test_a_rate_beyond_32_bits_gives_no_warning(kind: str, rate: float) -> None:
    schedule = Schedule(kind, rate, factor=rate, floor=rate, steps=rate, decay=rate)
    rule = ScheduledRate(schedule, steps_per_epoch=7)
    seen = float(tf.function(lambda: rule(3))())  # a graph's constants are made by NumPy
    assert seen >= 0 or np.isnan(seen)


def test_the_rate_falls_while_fit_trains() -> None:
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    settings = RECIPES["relu-decay"].settings()
    model.compile(build_optimizer(settings, steps_per_epoch=4), "mse")
    model.fit(np.ones((16, 2)), np.ones(16), batch_size=4, epochs=2, verbose=0)
    assert float(model.optimizer.learning_rate) == pytest.approx(0.01 * 0.6**2)


def test_optimizers_of_the_sources() -> None:
    adam = build_optimizer(RECIPES["relu"].settings(), 469)
    assert isinstance(adam, keras.optimizers.Adam)
    assert float(adam.learning_rate) == pytest.approx(0.001)
    sgd = build_optimizer(RECIPES["bn-mlp"].settings(), 100)
    assert isinstance(sgd, keras.optimizers.SGD)
    assert (sgd.momentum, sgd.nesterov) == (0.9, True)
    plain = build_optimizer(RECIPES["one-layer"].settings(), 469)
    assert float(plain.learning_rate) == pytest.approx(0.01)


def test_survives_saving_and_loading() -> None:
    optimizer = build_optimizer(RECIPES["cloud"].settings(), 600)
    saved = json.loads(json.dumps(keras.optimizers.serialize(optimizer)))
    rate = keras.optimizers.deserialize(saved)._learning_rate
    assert isinstance(rate, ScheduledRate)
    assert rate.schedule == RECIPES["cloud"].settings().schedule
    assert rate.steps_per_epoch == 600


def test_an_epoch_has_a_step() -> None:
    with pytest.raises(ValueError, match="steps_per_epoch: expected at least 1; received 0"):
        ScheduledRate(constant(0.1), 0)
