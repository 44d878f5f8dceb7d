"""TensorFlow is asked for the kinds of values before several threads compute."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from tensorflow.python.framework import _pywrap_python_api_dispatcher as dispatcher
from tensorflow.python.types import core
from tensorflow.python.util import dispatch

from normviz.engine.keras_loading import load_keras
from normviz.engine.known_kinds import make_kinds_known


@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch):
    """One that has not met any kind."""
    made = dispatcher.MakeInstanceChecker(core.Tensor, core.TensorProtocol)
    monkeypatch.setattr(dispatch, "_is_instance_checker_cache", {core.Tensor: made})
    return made


def test_no_kind_of_a_network_is_met_for_the_first_time(checker) -> None:
    make_kinds_known()
    known = checker.cache_size()
    assert known > 10
    values = [0, 1.5, None, True, "x", [1], (1,), np.ones(3), np.float32(2), tf.ones(3)]
    values += [tf.Variable(1.0), keras.Variable(1.0), keras.KerasTensor((2,)), tf.TensorShape([2])]
    seen = []
    tf.function(lambda x: seen.append(x) or 2 * x)(tf.ones(2))
    for value in [*values, *seen]:
        checker.Check(value)
    assert checker.cache_size() == known


def test_another_version_without_the_table_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(dispatch, "_is_instance_checker_cache")
    make_kinds_known()


def test_they_are_known_once_keras_is_loaded() -> None:
    load_keras()
    assert min(each.cache_size() for each in dispatch._is_instance_checker_cache.values()) > 10
