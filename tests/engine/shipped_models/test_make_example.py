"""The command that makes the example of Inspect."""

from pathlib import Path
from typing import Any

import keras
import pytest

from normviz.datasets import load
from normviz.engine.shipped_models import make_example
from normviz.engine.shipped_models.make_example import example, main
from normviz.inspection import example_model, inspect


def layers_of(model: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(type(layer).__name__, layer.get_config()) for layer in model.layers]


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # in Keras
def test_the_file_that_ships_is_this_network_and_reads_digits() -> None:
    shipped, digits = keras.saving.load_model(example_model()), load("digits")
    assert layers_of(shipped) == layers_of(example())
    said = shipped.predict(digits.test_images.reshape(-1, 28, 28, 1) / 255, verbose=0).argmax(1)
    assert (said == digits.test_labels).mean() > 0.7


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # in Keras
def test_what_is_made_has_the_same_mistakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_example, "_EPOCHS", 1)
    path = tmp_path / "example.keras"
    assert main([str(path)]) == 0
    mistakes = {"bias-before", "swapped-momentum", "wrong-axis", "pixel-layer-norm"}
    for each in (path, example_model()):
        assert mistakes <= {finding.id for finding in inspect(each).findings}
