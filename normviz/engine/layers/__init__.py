"""The layers that Keras lacks."""

from normviz.engine.layers.dynamic_tanh import DynamicTanh
from normviz.engine.layers.filter_response import FilterResponseNormalization
from normviz.engine.layers.weight_normalization import WeightNormalization

__all__ = ["DynamicTanh", "FilterResponseNormalization", "WeightNormalization"]
