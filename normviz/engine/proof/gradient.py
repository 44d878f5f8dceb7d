"""The derivative of one output of a real layer with respect to the tensor that is shown."""

import keras
import numpy as np

from normviz.engine.devices import PROCESSOR
from normviz.engine.proof.real_layer import layer_of
from normviz.engine.proof.replicated_layer import replicated_layer
from normviz.engine.proof.statistic_set import evaluated
from normviz.figure.gradients import GradientArray, GradientRequest


def gradient(request: GradientRequest) -> GradientArray:
    """∂y[index]/∂x through the layer, in float64, of the shape of x.

    Raises:
        ValueError: The index is outside, or the layer refuses the settings.
        UserError: The installed Keras is older than the layer.
    """
    x = request.x.astype(np.float64)
    if request.replicas > 1:
        layer = replicated_layer(request.spec, x.shape, request.replicas)
        layer.set_parameters(request.parameters, x)
        return evaluated(layer, x, request.index)[1]
    with keras.device(PROCESSOR):
        layer = layer_of(request.spec, x.shape)
        layer.set_parameters(request.parameters, x)
        return evaluated(layer, x, request.index)[1]
