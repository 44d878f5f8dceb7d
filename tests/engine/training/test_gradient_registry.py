"""TensorFlow's gradient registry does not keep functions of finished trainings."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from tensorflow.python.framework import ops
from tensorflow.python.framework.func_graph import FuncGraph

from normviz.engine.inference.predictor import load_predictor
from normviz.engine.training import trainer
from normviz.engine.training.gradient_registry import gradients_released, noted_as_here
from normviz.runs.control import TrainingControl
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store


def graphs() -> int:
    """How many graphs of functions are alive."""
    gc.collect()
    return sum(isinstance(each, FuncGraph) for each in gc.get_objects())


def entries() -> set[str]:
    return set(ops.gradient_registry.list())


@pytest.fixture
def names() -> Iterator[list[str]]:
    """Names registered by the test, which are removed after it."""
    made: list[str] = []
    yield made
    for name in made:
        ops.gradient_registry._registry.pop(name, None)


def register(name: str) -> None:
    ops.RegisterGradient(name)(lambda _op, gradient: gradient)


def short_training(store: Store) -> None:
    settings = {"epochs": 1, "train_size": 64, "validation_size": 32, "batch_size": 32}
    spec = build_spec("tutorial-norms", dataset="digits", settings=settings)
    trainer.train(spec, lambda _: None, TrainingControl(), store)


def test_a_training_leaves_no_graph_behind(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        before = graphs(), entries()
        for _ in range(2):
            short_training(store)
            assert (graphs(), entries()) == before


@pytest.mark.parametrize("name", ["batch", "weight"])
def test_a_predictor_that_is_dropped_leaves_no_graph_behind(name: str) -> None:
    before = graphs(), entries()
    predictor = load_predictor(name)
    pages = np.zeros((2, 28, 28), np.float32)
    predictor.predict(pages[:1])
    predictor.predict(pages)
    predictor.saliency(pages[0], 3)
    del predictor
    assert (graphs(), entries()) == before


def test_a_function_with_a_gradient_of_its_own_works_inside() -> None:
    @tf.custom_gradient
    def doubled(x: Any) -> Any:
        return 2 * x, lambda gradient: 3 * gradient

    @tf.function
    def slope(x: Any) -> Any:
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = doubled(x)
        return tape.gradient(y, x)

    before = entries()
    with gradients_released():
        assert float(slope(tf.constant(5.0))) == 3
        assert entries() > before
    assert entries() == before


def test_what_another_thread_registers_meanwhile_stays(names: list[str]) -> None:
    names += ["Mine-1", "Theirs-1"]
    with gradients_released():
        register("Mine-1")
        other = threading.Thread(target=register, args=("Theirs-1",))
        other.start()
        other.join()
    assert "Theirs-1" in entries()
    assert "Mine-1" not in entries()


def test_the_gradient_of_an_operation_stays(names: list[str]) -> None:
    names += ["OperationOfATest"]
    with gradients_released():
        register("OperationOfATest")
    assert "OperationOfATest" in entries()


def test_one_inside_another_removes_its_own_alone(names: list[str]) -> None:
    names += ["Outer-1", "Inner-1", "Outer-2"]
    with gradients_released():
        register("Outer-1")
        with gradients_released():
            register("Inner-1")
        assert "Outer-1" in entries()
        assert "Inner-1" not in entries()
        register("Outer-2")
    assert not {"Outer-1", "Outer-2"} & entries()


@pytest.mark.parametrize("registry", [None, SimpleNamespace(), SimpleNamespace(_registry=())])
def test_a_tensorflow_with_another_registry_is_left_alone(
    registry: Any, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    names += ["Kept-1"]
    with monkeypatch.context() as patch:
        patch.setattr(ops, "gradient_registry", registry)
        patch.setattr(ops, "_gradient_registry", registry)
        context = gradients_released()
        context.__enter__()
    register("Kept-1")
    context.__exit__(None, None, None)
    assert "Kept-1" in entries()


def test_what_another_thread_traces_for_a_training_is_removed_with_it(names: list[str]) -> None:
    names += ["Own-1", "Foreign-1"]
    with gradients_released():
        for function in (noted_as_here(register), lambda _: register("Foreign-1")):
            thread = threading.Thread(target=function, args=("Own-1",))
            thread.start()
            thread.join()
        assert {"Own-1", "Foreign-1"} <= entries()
    assert "Own-1" not in entries()
    assert "Foreign-1" in entries()
