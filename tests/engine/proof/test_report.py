"""A proof as a record: counts of what is claimed, found, missing and outside."""

from typing import Any

import keras
import pytest

from normviz.engine.proof.report import report
from normviz.norms import NormSpec
from normviz.ports.proof import ProofQuestion

SHAPE = (4, 6, 3, 3)


def of(name: str, **settings: Any) -> ProofQuestion:
    return ProofQuestion(NormSpec(name, **settings), SHAPE, (1, 2, 0, 1), seed=3)


def test_both_sets_are_counted() -> None:
    found = report(of("batch-renorm"))
    assert (found.elements, found.gradient, found.agreed) == (36, 36, 36)
    assert (found.changing, found.moved) == (1, 1)
    assert found.outside == found.moved_outside == 0
    assert found.verdict == "proven"
    assert (found.seed, dict(found.versions)["Keras"]) == (3, keras.__version__)
    assert "renorm=True" in found.layer


def test_what_is_missing_is_counted_where_a_layer_takes_no_statistics(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def per_element(self: object, inputs: Any, **_: object) -> Any:
        return keras.ops.tanh(inputs)

    monkeypatch.setattr(keras.layers.LayerNormalization, "call", per_element)
    found = report(of("layer"))
    assert found.verdict == "refuted"
    assert (found.elements, found.gradient, found.moved) == (54, 1, 1)
    assert found.largest_difference > found.tolerance


def test_settings_reach_the_layer() -> None:
    assert "epsilon=0.5" in report(of("group", epsilon=0.5, groups=3)).layer
    assert report(of("batch", scale=False, center=False)).verdict == "proven"
