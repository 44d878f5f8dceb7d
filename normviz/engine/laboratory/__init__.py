"""Real Keras layers and small networks for the checks of lessons."""

from normviz.engine.laboratory.laboratory import KerasLaboratory

__all__ = ["KerasLaboratory"]
