import json
from dataclasses import replace

import pytest

from normviz.errors import UserError
from normviz.recipes.recipe import TrainingSettings
from normviz.runs.spec import RunSpec


def test_a_spec_comes_back_from_json(spec: RunSpec) -> None:
    full = replace(
        spec, dropout=0.25, seed=7, device="gpu:1", deterministic=True, name="mine", start="batch"
    )
    assert RunSpec.from_json(json.loads(json.dumps(full.to_json()))) == full
    assert full.with_epochs(9).epochs == 9
    assert full.with_epochs(9).with_epochs(full.epochs) == full


def test_a_spec_from_before_there_were_starts_begins_at_random(spec: RunSpec) -> None:
    old = spec.to_json()
    del old["start"]
    assert RunSpec.from_json(old) == spec
    assert spec.start == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"seed": -1}, "seed: expected a whole number from 0 to"),
        ({"seed": 1.5}, "seed: expected a whole number"),
        ({"dropout": 1.0}, "dropout: expected a share"),
        ({"device": "tpu"}, "device: expected auto, cpu, gpu"),
        ({"device": "auto:1"}, "device: expected"),
    ],
)
def test_what_cannot_be_is_refused(spec: RunSpec, change: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        replace(spec, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"epochs": 0}, "epochs: expected a whole number of at least 1, received 0"),
        ({"batch_size": 2.0}, "batch size: expected a whole number"),
        ({"train_size": 0}, "train size: expected"),
        ({"epochs": 10**12}, "epochs: expected a whole number from 1 to"),
        ({"batch_size": 10**26}, "batch size: expected a whole number from 1 to"),
        ({"validation_size": 2**31}, "validation size: expected a whole number from 1 to"),
        ({"held_out": 1.0}, "held out: expected a share"),
        ({"momentum": 2.0}, "momentum: expected 0 to 1"),
    ],
)
def test_settings_that_cannot_be_are_refused(
    spec: RunSpec, change: dict[str, object], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        replace(spec, settings=replace(spec.settings, **change))  # type: ignore[arg-type]


def test_foreign_json_is_refused(spec: RunSpec) -> None:
    good = spec.to_json()
    for changed, words in [
        (good | {"version": 2}, "expected version 1, received 2"),
        (good | {"version": True}, "expected version 1, received True"),
        (good | {"other": 1}, "expected the fields recipe"),
        ({"version": 1, "recipe": "relu"}, "expected the fields recipe"),
        ({"version": 1, "recipe": "relu"}, "received no 'norm'$"),
        (good | {"settings": good["settings"] | {"schedule": {"kind": "odd"}}}, "received 'odd'"),
    ]:
        with pytest.raises(UserError, match=words):
            RunSpec.from_json(changed)


_VERSION_1 = {
    "version": 1,
    "recipe": "batch-norm",
    "preset": "published",
    "norm": "group",
    "dataset": "mnist",
    "settings": {
        "optimizer": "adam",
        "batch_size": 64,
        "epochs": 10,
        "schedule": {
            "kind": "epoch-exponential",
            "initial": 0.01,
            "factor": 0.666,
            "floor": 0.0,
            "steps": 1.0,
            "decay": 0.0,
        },
        "momentum": 0.0,
        "nesterov": False,
        "train_on": "train",
        "validate_on": "test",
        "held_out": 0.0,
        "train_size": None,
        "validation_size": None,
        "faithful": False,
        "quick": False,
        "text": "",
    },
    "options": {
        "center": True,
        "scale": False,
        "gamma_initializer": "random_uniform",
        "beta_initializer": "zeros",
        "gamma_regularizer": None,
        "beta_regularizer": "l2",
        "regularizer_factor": 0.01,
        "gamma_constraint": None,
        "beta_constraint": None,
        "momentum": 0.99,
        "epsilon": 0.0001,
        "groups": 2,
        "learn_epsilon": False,
        "data_init": True,
    },
    "dropout": 0.3,
    "bn_before_output": True,
    "seed": 3,
    "deterministic": False,
    "device": "auto",
    "mixed_precision": False,
    "name": "mine",
    "start": "",
}
"""What version 1 wrote for ``normviz train --recipe batch-norm --norm group …``."""


def test_a_spec_that_version_1_wrote_is_read_and_written_alike() -> None:
    spec = RunSpec.from_json(_VERSION_1)
    assert spec.norm == "group"
    assert (spec.options.groups, spec.options.epsilon) == (2, 1e-4)
    assert spec.options.gamma_initializer == "random_uniform"
    assert spec.to_json() == _VERSION_1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"norm": "nrom"}, "norm: expected one of batch"),
        ({"norm": ["batch"]}, "norm: expected one of batch"),
        ({"options": {"training": False}}, "norm options: expected beta_constraint"),
        ({"options": {"epsilon": 10**400}}, "epsilon: expected a number from"),
        ({"options": [1]}, "norm options: expected an object"),
    ],
)
def test_what_is_no_norm_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        RunSpec.from_json(_VERSION_1 | change)


def test_fields_that_came_later_are_left_out_where_they_change_nothing() -> None:
    spec = RunSpec.from_json(_VERSION_1)
    several = replace(spec, devices=4, sync_batch_norm=True)
    assert several.to_json() == spec.to_json() | {"devices": 4, "sync_batch_norm": True}
    assert RunSpec.from_json(several.to_json()) == several


@pytest.mark.parametrize(
    ("devices", "batch_size", "words"),
    [
        (1, 5, ""),
        (5, 100, ""),
        (8, 100, "choose a batch size of 96 or 104"),
        (8, 3, "choose a batch size of 8 or 16"),
    ],
)
def test_a_batch_has_as_many_samples_for_each_device(
    devices: int, batch_size: int, words: str
) -> None:
    spec = RunSpec.from_json(_VERSION_1)
    settings = replace(spec.settings, batch_size=batch_size)
    found = replace(spec, devices=devices, settings=settings).devices_misfit()
    assert words in found
    assert bool(words) == bool(found)


def test_devices_do_not_begin_weight_norm_from_their_own_samples() -> None:
    spec = RunSpec.from_json(_VERSION_1 | {"norm": "weight", "devices": 2})
    assert "turn data_init off" in replace(spec, settings=_with_batch(spec, 64)).devices_misfit()
    without = replace(spec, options=replace(spec.options, data_init=False))
    assert replace(without, settings=_with_batch(spec, 64)).devices_misfit() == ""


def _with_batch(spec: RunSpec, size: int) -> TrainingSettings:
    return replace(spec.settings, batch_size=size)


@pytest.mark.parametrize("count", [0, 65, 1.5, True])
def test_a_number_of_devices_is_whole_and_bounded(count: object) -> None:
    with pytest.raises(UserError, match="devices: expected"):
        RunSpec.from_json(_VERSION_1 | {"devices": count})
