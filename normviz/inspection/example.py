"""A model file to try with: its norms are not all what was meant."""

from pathlib import Path

from normviz.assets import resource


def example_model() -> Path:
    """A small Keras model for digits, which ``make_example`` of the shipped models has made.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return Path(str(resource("examples", "example.keras"))).resolve()
