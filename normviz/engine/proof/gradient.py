"""The derivative of one output of a real layer with respect to the tensor that is shown."""

import keras
import numpy as np

from normviz.engine.devices import PROCESSOR
from normviz.engine.proof.real_layer import layer_of
from normviz.engine.proof.statistic_set import derivative
from normviz.figure.gradients import GradientArray, GradientRequest


def gradient(request: GradientRequest) -> GradientArray:
    """∂y[index]/∂x through the layer, in float64, of the shape of x.

    Raises:
        ValueError: The index is outside, or the layer refuses the settings.
        UserError: The installed Keras is older than the layer.
    """
    x = request.x.astype(np.float64)
    with keras.device(PROCESSOR):
        layer = layer_of(request.spec, x.shape)
        layer.set_parameters(request.parameters, x)
        return derivative(layer.call, x, request.index)
