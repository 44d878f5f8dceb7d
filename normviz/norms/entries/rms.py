"""Root mean square normalization, over the channels of each pixel."""

from typing import Any

from normviz.norms import rules, statistics
from normviz.norms.affine import ON_LAST_AXIS, start_of, torch_set
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Paper, Parameter, Place
from normviz.norms.spec import NormSpec


def _keras(spec: NormSpec, place: Place) -> LayerCall:
    """Keras broadcasts the scale along the last axis alone, and cannot leave it out."""
    named: dict[str, Any] = {"axis": -1, "epsilon": spec.used_epsilon}
    if not spec.scale:
        named["trainable"] = False
    start = start_of(spec, "gamma") if spec.scale else 1.0
    layer = LayerCall("keras.layers.RMSNormalization", named=named)
    if not place.channels_first:
        return LayerCall(layer.path, named=named, assigned=_assigned("scale", start))
    to_last = LayerCall("keras.layers.Permute", ((2, 3, 1),))
    to_first = LayerCall("keras.layers.Permute", ((3, 1, 2),))
    layers = ([to_last, layer, to_first],)
    return LayerCall("keras.Sequential", layers, assigned=_assigned("layers[1].scale", start))


def _assigned(name: str, start: float | tuple[float, ...]) -> dict[str, Any]:
    return {} if start == 1 else {name: start}


def _torch(spec: NormSpec, place: Place) -> str:
    """PyTorch wants the channels last."""
    learned = "" if spec.scale else ", elementwise_affine=False"
    line = f"torch.nn.RMSNorm({place.channels}, eps={spec.used_epsilon!r}{learned})"
    start = start_of(spec, "gamma")
    if not spec.scale or start == 1:
        return ON_LAST_AXIS + line
    return f"{ON_LAST_AXIS}norm = {line}\n{torch_set('weight', start)}"


NORM = Norm(
    name="rms",
    title="RMS Norm",
    order=60,
    kind="activation",
    roles=("kept", "shared", "kept", "kept"),
    statistics=statistics.mean_square,
    parameters=(Parameter("gamma"),),
    settings=frozenset({"epsilon"}),
    formula="y = γ·x/√(mean(x²) + ε)",
    paper=Paper(
        authors="Zhang, Sennrich",
        year=2019,
        title="Root Mean Square Layer Normalization",
        arxiv="1910.07467",
        where="Section 4, equation 4",
    ),
    keras_epsilon=1e-6,
    keras=_keras,
    torch=_torch,
    operators=("RMSNorm", "SimplifiedLayerNormalization"),
    rules=(rules.gamma_zero, rules.no_mean),
    differences=(rules.epsilon_zero,),
)
