"""Norms that the installed Keras is too old for: they are told, and nothing fails."""

import pytest

from normviz import norms
from normviz.norms import keras_version
from normviz.norms.keras_version import lacks_layer
from normviz.recipes import Slot, misfit, norm_spec

RENORM = norms.CATALOG["batch-renorm"]


@pytest.mark.parametrize(
    ("installed", "lacks"),
    [
        ("3.8.0", True),
        ("3.13.2", True),
        ("3.14.0", False),
        ("3.15.0rc1", False),
        ("4.0", False),
        ("", False),
    ],
)
def test_versions_are_compared_by_their_numbers(
    monkeypatch: pytest.MonkeyPatch, installed: str, lacks: bool
) -> None:
    monkeypatch.setattr(keras_version, "installed_keras", lambda: installed)
    assert lacks_layer(RENORM) == lacks
    assert not lacks_layer(norms.CATALOG["batch"])


def test_the_entry_says_so_and_fits_no_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    situation = norms.Situation(norms.NormSpec("batch-renorm"), (2, 4, 3, 3))
    assert "keras-too-old" not in [each.code for each in norms.statements(situation)]
    monkeypatch.setattr(keras_version, "installed_keras", lambda: "3.13.2")
    said = {each.code: each for each in norms.statements(situation)}
    assert said["keras-too-old"].kind == "warning"
    assert "3.14" in str(said["keras-too-old"])
    assert "Keras 3.14" in misfit(norm_spec("batch-renorm"), Slot((5, 6, 12)))
