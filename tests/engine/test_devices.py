"""Which device a training gets, and how its layers compute there."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import keras
import pytest
import tensorflow as tf
from tensorflow.python.framework.config import is_op_determinism_enabled

from normviz.engine import devices, keras_loading
from normviz.errors import UserError
from normviz.ports.processor_parts import PROCESSOR_PARTS
from normviz.runs.spec_builder import build_spec

MANY = ("cpu:0", "gpu:0", "gpu:1")


@pytest.mark.parametrize(
    ("wanted", "there", "found"),
    [
        ("auto", ("cpu:0",), "cpu:0"),
        ("auto", MANY, "gpu:0"),
        ("cpu", MANY, "cpu:0"),
        ("gpu", MANY, "gpu:0"),
        ("gpu:1", MANY, "gpu:1"),
    ],
)
def test_the_device_that_is_meant(wanted: str, there: tuple[str, ...], found: str) -> None:
    assert devices.pick(wanted, there) == found


@pytest.mark.parametrize(
    ("wanted", "there"), [("gpu", ("cpu:0",)), ("gpu:2", MANY), ("cpu:1", MANY)]
)
def test_a_device_that_is_not_there_is_refused_in_one_line(
    wanted: str, there: tuple[str, ...]
) -> None:
    with pytest.raises(UserError) as refused:
        devices.pick(wanted, there)
    text = str(refused.value)
    assert f"this machine has {', '.join(there)}, received '{wanted}'; choose one of these" in text
    assert "\n" not in text


def test_ten_gpus_are_in_the_order_of_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    def listed(kind: str) -> list[str]:
        return [f"gpu:{number}" for number in range(11)] if kind == "gpu" else ["cpu:0"]

    monkeypatch.setattr(keras.distribution, "list_devices", listed)
    assert devices.devices()[2:4] == ("gpu:1", "gpu:2")
    assert devices.devices()[-1] == "gpu:10"


def test_memory_of_a_gpu_is_taken_as_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TF_FORCE_GPU_ALLOW_GROWTH", raising=False)
    said = []

    def listed() -> list[str]:
        said.append(os.environ.get("TF_FORCE_GPU_ALLOW_GROWTH"))
        return []

    monkeypatch.setattr(keras.distribution, "list_devices", listed)
    keras_loading.load_keras()
    assert said == ["true"]


def test_what_the_user_says_about_the_memory_of_gpus_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TF_FORCE_GPU_ALLOW_GROWTH", "false")
    keras_loading.load_keras()
    assert os.environ["TF_FORCE_GPU_ALLOW_GROWTH"] == "false"


def test_a_gpu_that_cannot_be_opened_leaves_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    hidden: list[object] = []

    def listed(kind: str | None = None) -> list[str]:
        if not hidden:
            text = "cudaSetDevice() on GPU:0 failed.\nStatus: out of memory"
            raise tf.errors.InternalError(None, None, text)
        return [] if kind == "gpu" else ["cpu:0"]

    monkeypatch.setattr(keras.distribution, "list_devices", listed)
    there = {"GPU": ["a GPU"], "CPU": []}
    monkeypatch.setattr(tf.config, "list_physical_devices", there.__getitem__)
    monkeypatch.setattr(tf.config, "set_visible_devices", lambda *said: hidden.append(said))
    monkeypatch.setattr(keras_loading, "_gpus", keras_loading._Gpus())
    keras_loading.load_keras()
    assert hidden == [([], "GPU")]
    assert devices.pick("auto") == "cpu:0"
    with pytest.raises(UserError, match=r"gpu cannot be opened \(cudaSetDevice.*out of memory\)"):
        devices.pick("gpu")


def test_what_fails_without_a_gpu_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def listed() -> list[str]:
        raise tf.errors.InternalError(None, None, "broken")

    monkeypatch.setattr(keras.distribution, "list_devices", listed)
    with pytest.raises(tf.errors.InternalError):
        keras_loading.load_keras()


@pytest.mark.parametrize(
    ("there", "policy"), [(("cpu:0",), "mixed_bfloat16"), (MANY, "mixed_float16")]
)
def test_sixteen_bits_are_those_that_the_device_is_fast_with(
    there: tuple[str, ...], policy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "devices", lambda: there)
    spec = replace(build_spec("relu", dataset="digits"), mixed_precision=True)
    with devices.computing_on(spec):
        assert keras.config.dtype_policy().name == policy
    assert keras.config.dtype_policy().name == "float32"


@pytest.fixture(scope="module")
def places() -> dict[str, list[str]]:
    """Where answers and proofs are computed while another processor is the default.

    It stands for a GPU, the device on which everything is by default; a process can only have it
    from its start on.
    """
    code = """
import json
import tensorflow as tf
(cpu,) = tf.config.list_physical_devices("CPU")
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
import numpy as np
from normviz.engine.inference.predictor import load_predictor
from normviz.engine.proof import statistic_set as proof
proofs, real = set(), proof.evaluated
def noted(layer, x, index):
    proofs.add(layer.call(tf.constant(x)).device)
    return real(layer, x, index)
proof.evaluated = noted
with tf.device("cpu:1"):
    assert tf.constant(1.0).device.endswith("CPU:1")
    predictor = load_predictor("batch")
    page = np.zeros((1, 28, 28), np.float32)
    answers = {weight.value.device for weight in predictor.model.weights}
    answers |= {predictor._one(page).device, predictor._many(page).device}
    answers |= {predictor._together(page).device, predictor._gradient(page, 3).device}
    assert proof.prove("batch", (2, 4, 3, 3), (0, 1, 2, 0)).verdict == "proven"
print(json.dumps({"answers": sorted(answers), "proofs": sorted(proofs)}))
"""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("what", ["answers", "proofs"])
def test_they_are_computed_on_the_processor_whatever_else_there_is(
    places: dict[str, list[str]], what: str
) -> None:
    assert [place.rpartition("/")[2] for place in places[what]] == ["device:CPU:0"]


GPUS = ("gpu:0", "gpu:1")
PARTS = ("cpu:0", "cpu:1", "cpu:2")


@pytest.mark.parametrize(
    ("wanted", "gpus", "found"),
    [
        ("auto", (), ("cpu:0", "cpu:1")),
        ("auto", GPUS, GPUS),
        ("gpu", GPUS, GPUS),
        ("gpu:0", GPUS, GPUS),
        ("cpu", GPUS, ("cpu:0", "cpu:1")),
    ],
)
def test_several_devices_are_of_one_kind(
    wanted: str, gpus: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert devices.pick_several(wanted, 2, gpus, PARTS) == found


@pytest.mark.parametrize(
    ("wanted", "count", "gpus", "words"),
    [
        ("auto", 2, ("gpu:0",), "has 1 GPUs, received 2; choose as many, or the device cpu"),
        ("gpu", 3, GPUS, "has 2 GPUs, received 3"),
        ("gpu:1", 2, GPUS, "gpu:1 is a single one"),
        ("auto", 4, (), "divided into 3 parts here, received 4"),
    ],
)
def test_too_few_devices_are_never_replaced_in_silence(
    wanted: str, count: int, gpus: tuple[str, ...], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        devices.pick_several(wanted, count, gpus, PARTS)


def test_the_processor_is_divided_but_counts_as_one_device() -> None:
    assert devices.processor_parts() == tuple(f"cpu:{at}" for at in range(PROCESSOR_PARTS))
    assert devices.devices() == ("cpu:0",)


def test_determinism_ends_with_the_training_that_wanted_it() -> None:
    spec = replace(build_spec("relu", dataset="digits"), deterministic=True)
    before = is_op_determinism_enabled()
    with devices.computing_on(spec):
        assert is_op_determinism_enabled()
    assert is_op_determinism_enabled() == before


def test_determinism_that_was_there_before_stays() -> None:
    spec = replace(build_spec("relu", dataset="digits"), deterministic=True)
    with devices.computing_on(spec):
        with devices.computing_on(spec):
            pass
        assert is_op_determinism_enabled()
