"""The activation service behind the Cube view. Keras is imported when the service is made."""

from pathlib import Path

from normviz.errors import UserError
from normviz.ports.activations import Floats, LayerActivations, Probe, ProbedNetwork


class KerasActivationService:
    """Activations of the models that ship and of the runs of a folder.

    It is made and used in one thread; only ``draw`` may be called from another.
    """

    def __init__(self, runs_dir: Path | None = None, data_dir: Path | None = None) -> None:
        """Loads TensorFlow.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            data_dir: Where data sets are looked for first.
        """
        from normviz.engine.keras_loading import load_keras

        load_keras()
        from normviz.engine.probes.activation_probe import ActivationProbe

        self._drawn: Floats | None = None
        self._probe = ActivationProbe(runs_dir, data_dir, self._drawing)

    def network(self, name: str) -> ProbedNetwork:
        """The layers and kept steps of a model that ships or a run, as they are now.

        Raises:
            UserError: There is nothing of that name, or its files are gone.
        """
        return self._probe.network(name)

    def activations(self, probe: Probe) -> LayerActivations:
        """The tensors of a layer.

        Raises:
            UserError: What is asked for is not there, or does not fit.
        """
        return self._probe.activations(probe)

    def draw(self, image: Floats | None) -> None:
        """Says what is drawn, (28, 28) in 0…1; None for nothing."""
        self._drawn = image

    def _drawing(self, file: str) -> Floats:  # noqa: ARG002  # the window names no files
        if self._drawn is None:
            raise UserError(
                "expected a drawing, received none: draw a digit, or choose other inputs",
                code="no-drawing",
            )
        return self._drawn
