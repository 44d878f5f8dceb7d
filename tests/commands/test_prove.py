"""``normviz prove``: output for correct claims, wrong claims and wrong arguments."""

import json
from contextlib import nullcontext
from typing import Any

import keras
import pytest

from normviz import norms
from normviz.cli import main
from normviz.commands import prove as command
from normviz.norms import keras_version

Capture = pytest.CaptureFixture[str]


def proven(capsys: Capture, *words: str) -> list[dict[str, Any]]:
    assert main(["prove", "--json", *words]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_every_norm_holds_on_the_default_shape(capsys: Capture) -> None:
    found = proven(capsys)
    assert [each["norm"] for each in found] == list(norms.CATALOG)
    assert {each["verdict"] for each in found} == {"proven"}
    for each in found:
        size = norms.sets(each["norm"], each["shape"]).size
        assert each["elements"] == each["agreed"] == each["gradient"] == size
        assert each["moved"] == (1 if each["norm"] == "batch-renorm" else size)


def test_the_sets_are_those_of_the_layers(capsys: Capture) -> None:
    found = proven(
        capsys, "--norm", "layer,group,batch", "--shape", "2,5,3,4", "--groups", "5", "--index",
        "1,2,0,3", "--seed", "7",
    )  # fmt: skip
    assert {each["norm"]: each["elements"] for each in found} == {
        "layer": 60,
        "group": 12,
        "batch": 24,
    }
    assert [each["groups"] for each in found] == [None, 5, None]
    assert all(each["index"] == [1, 2, 0, 3] and each["training"] for each in found)
    assert all(each["largest_difference"] < 1e-12 for each in found)


def test_in_its_first_step_batch_renorm_depends_on_one_input_and_36_receive_gradient(
    capsys: Capture,
) -> None:
    (found,) = proven(capsys, "--norm", "batch-renorm")
    assert (found["gradient"], found["moved"], found["verdict"]) == (36, 1, "proven")
    assert "renorm=True" in found["layer"]
    assert main(["prove", "--norm", "batch-renorm"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "36 of 36" in text
    assert "changes y" in text


def test_what_keras_is_too_old_for_is_told_and_is_no_refutation(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keras_version, "installed_keras", lambda: "3.13.2")
    old, fine = proven(capsys, "--norm", "batch-renorm,layer")
    assert (old["verdict"], old["elements"]) == ("unavailable", None)
    assert "needs Keras 3.14" in old["layer"]
    assert fine["verdict"] == "proven"
    assert main(["prove", "--norm", "batch-renorm"]) == 0
    assert "unavailable" in capsys.readouterr().out


def test_in_inference_batch_norm_depends_on_one_input(capsys: Capture) -> None:
    (found,) = proven(capsys, "--norm", "batch", "--inference")
    assert (found["training"], found["elements"], found["moved"]) == (False, 1, 1)


def test_a_set_of_one_is_constant(capsys: Capture) -> None:
    (found,) = proven(capsys, "--norm", "instance", "--shape", "2,3,1,1")
    assert (found["verdict"], found["gradient"], found["moved"]) == ("constant", 0, 0)


def test_a_refuted_claim_ends_with_status_1(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def per_element(self: object, inputs: Any, **_: object) -> Any:
        return keras.ops.tanh(inputs)

    monkeypatch.setattr(keras.layers.LayerNormalization, "call", per_element)
    assert main(["prove", "--norm", "layer,batch", "--json"]) == 1
    refuted, proof = json.loads(capsys.readouterr().out)
    assert (refuted["verdict"], proof["verdict"]) == ("refuted", "proven")
    assert refuted["gradient"] == refuted["moved"] == refuted["agreed"] == 1


def test_the_table_names_layer_and_version(capsys: Capture) -> None:
    assert main(["prove", "--norm", "instance"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "9 of 9" in text
    assert "proven" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--norm", "group", "--groups", "4"], "groups must divide the number of channels"),
        (["--index", "9,0,0,0"], "expected an index inside the shape"),
        (["--norm", "nothing"], "expected norms out of"),
        (["--shape", "64,512,64,64"], "expected at most 16\u202f777\u202f216 elements"),
        (["--seed", "-1"], "expected a whole number from 0 to"),
        (["--seed", "9" * 20], "expected a whole number from 0 to 999999999999999999"),
        (["--shape", "1,2,3"], "expected a shape N,C,H,W"),
    ],
)
def test_wrong_arguments_are_one_line(capsys: Capture, words: list[str], told: str) -> None:
    try:
        status = main(["prove", *words])
    except SystemExit as left:
        status = int(left.code or 0)
    error = capsys.readouterr().err
    assert status == 2
    assert told in error
    assert error.count("\n") == 1


def test_all_means_the_whole_catalogue() -> None:
    assert command._norms("all") == tuple(norms.CATALOG)


def test_devices_cut_the_batch_and_synchronization_heals_it(capsys: Capture) -> None:
    words = ("--norm", "batch,layer", "--replicas", "2")
    cut = proven(capsys, *words)
    assert [each["elements"] for each in cut] == [18, 54]
    assert {(each["verdict"], each["replicas"], each["synchronized"]) for each in cut} == {
        ("proven", 2, False)
    }
    healed = proven(capsys, *words, "--sync-batch-norm")
    assert [(each["elements"], each["verdict"]) for each in healed] == [
        (36, "proven"),
        (54, "proven"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--replicas", "3"), "divides N = 4, received 3"),
        (("--replicas", "9"), "from 1 to 8, received '9'"),
        (("--sync-batch-norm",), "expected --replicas 2 or more"),
        (("--norm", "weight", "--replicas", "2"), "weight normalizes a kernel"),
    ],
)
def test_devices_that_cannot_be_are_told(
    words: tuple[str, ...], said: str, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) if "9" in words else nullcontext():
        assert main(["prove", *words]) == 2
    assert said in capsys.readouterr().err
