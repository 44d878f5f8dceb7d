import random
from collections.abc import Callable
from threading import Thread
from typing import Any

import keras
import numpy as np
import pytest
from keras.src.random.seed_generator import make_default_seed

from normviz.engine import networks
from normviz.engine.networks import builder
from normviz.engine.networks.layer_seeds import seeded_layers

RECIPES = ("deep-sigmoid", "dropout", "recurrent")


def seeds(network: Any) -> list[Any]:
    """The first values of all variables, those of dropout's generators too."""
    return [np.asarray(variable) for variable in network.variables]


def in_thread(work: Callable[[], object]) -> None:
    thread = Thread(target=work)
    thread.start()
    thread.join()


@pytest.mark.parametrize("recipe", RECIPES)
def test_random_numbers_of_others_do_not_change_a_network(
    recipe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = networks.build(recipe, seed=3)
    kernel = builder._kernel

    def disturbed(*arguments: Any, **named: Any) -> Any:
        in_thread(random.random)
        return kernel(*arguments, **named)

    monkeypatch.setattr(builder, "_kernel", disturbed)

    for one, other in zip(seeds(alone), seeds(networks.build(recipe, seed=3)), strict=True):
        np.testing.assert_array_equal(one, other)


def test_layers_have_the_seeds_that_keras_would_give_them() -> None:
    keras.utils.set_random_seed(7)
    plain = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.Dense(2)])
    with seeded_layers(7):
        ours = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.Dense(2)])

    for one, other in zip(seeds(plain), seeds(ours), strict=True):
        np.testing.assert_array_equal(one, other)


def test_other_threads_keep_their_own_random_numbers() -> None:
    found: list[int] = []
    random.seed(1)
    expected = random.randint(1, int(1e9))  # noqa: S311  # no secret
    with seeded_layers(7):
        random.seed(1)
        in_thread(lambda: found.append(make_default_seed()))

    assert found == [expected]
