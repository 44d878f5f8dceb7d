"""The activations of a layer as the figure takes them."""

from dataclasses import replace

from normviz.figure.tensor_source import SourceTensor
from normviz.ports.activations import LayerActivations, LayerKernel


def source_tensor(found: LayerActivations) -> SourceTensor:
    """The tensor, and of a norm its parameters and settings.

    Args:
        found: What a service has computed.
    """
    spec = found.spec
    if spec is None:
        return SourceTensor(found.shown, kernel=_kernel_tensor(found.kernel))
    given = found.parameters
    # A layer without γ or β multiplies by 1 and adds 0, whatever the settings say.
    parameters = replace(
        given,
        gamma=1.0 if given.gamma is None else given.gamma,
        beta=0.0 if given.beta is None else given.beta,
    )
    return SourceTensor(
        found.shown,
        parameters,
        epsilon=spec.epsilon,
        momentum=spec.momentum if spec.norm.moving else None,
        groups=spec.groups if spec.norm.needs_groups else None,
        norm=spec.name,
        steps=found.step if spec.norm.moving else None,
        kernel=_kernel_tensor(found.kernel),
    )


def _kernel_tensor(kernel: LayerKernel | None) -> SourceTensor | None:
    """The kernel v, with what the layer's norm has beside it.

    A kernel without a norm is shown with weight norm.
    """
    if kernel is None:
        return None
    return SourceTensor(kernel.v, norm=kernel.layer.norm or "weight", g=kernel.g)
