"""Filter response normalization with its thresholded linear unit."""

from normviz.norms import rules, statistics
from normviz.norms.affine import AFFINE, SETTINGS, affine_arguments, start_of
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Norm, Paper, Parameter, Place
from normviz.norms.remarks import Situation, Statement
from normviz.norms.spec import NormSpec

_NO_THRESHOLD = LayerCall("keras.initializers.Constant", (-1e6,))


def _keras(spec: NormSpec, place: Place) -> LayerCall:  # noqa: ARG001
    """Keras has no such layer: this one is the app's own, for (N, H, W, C)."""
    named = affine_arguments(spec)
    if spec.learn_epsilon:
        named["learn_epsilon"] = True
    return LayerCall("normviz.engine.layers.FilterResponseNormalization", named=named)


def _keras_code(spec: NormSpec, place: Place) -> str:
    axes = "(2, 3)" if place.channels_first else "(1, 2)"
    lines = ["# Keras has no such layer", _head(spec)]
    if place.channels_first:  # channels last broadcast by themselves
        lines += [
            "    def per_channel(value):  # a number or (C,)",
            "        value = keras.ops.convert_to_tensor(value, y.dtype)",
            "        return keras.ops.reshape(value, (-1, 1, 1))",
            "",
        ]
    lines += [
        f"    square = keras.ops.mean(keras.ops.square(x), axis={axes}, keepdims=True)",
        f"    y = x * keras.ops.rsqrt(square + {spec.used_epsilon!r})",
    ]
    shaped = "per_channel({})" if place.channels_first else "{}"
    lines += [f"    y = y {sign} {shaped.format(name)}" for name, sign in _learned(spec).items()]
    threshold = shaped.format("tau")
    lines.append(f"    return y if tau is None else keras.ops.maximum(y, {threshold})")
    return "\n".join(lines)


def _torch(spec: NormSpec, place: Place) -> str:  # noqa: ARG001
    lines = [
        "# PyTorch has no such module",
        _head(spec),
        "    def per_channel(value):  # a number or (C,)",
        "        return torch.as_tensor(value, dtype=x.dtype, device=x.device).reshape(-1, 1, 1)",
        "",
        "    square = torch.square(x).mean(dim=(2, 3), keepdim=True)",
        f"    y = x * torch.rsqrt(square + {spec.used_epsilon!r})",
    ]
    lines += [f"    y = y {sign} per_channel({name})" for name, sign in _learned(spec).items()]
    lines.append("    return y if tau is None else torch.maximum(y, per_channel(tau))")
    return "\n".join(lines)


def _learned(spec: NormSpec) -> dict[str, str]:
    """γ and β as far as they are learned, with what they do."""
    wanted = {"gamma": spec.scale, "beta": spec.center}
    return {name: sign for name, sign in (("gamma", "*"), ("beta", "+")) if wanted[name]}


def _head(spec: NormSpec) -> str:
    """The first line of the function; called with x alone it does what the figure shows."""
    starts = [f"{name}={start_of(spec, name)!r}" for name in _learned(spec)]
    return f"def filter_response_norm({', '.join(['x', *starts, 'tau=None'])}):"


def _threshold(situation: Situation) -> Statement:  # noqa: ARG001
    text = "In the paper max(y, τ) with a learned τ follows, in place of relu."
    return Statement("threshold", "info", text)


NORM = Norm(
    name="frn",
    title="Filter Response Norm",
    order=80,
    kind="activation",
    roles=("kept", "kept", "shared", "shared"),
    statistics=statistics.mean_square,
    parameters=(
        *AFFINE,
        Parameter("tau"),
        Parameter("learned_epsilon", extent="one", switch="learn_epsilon"),
    ),
    settings=SETTINGS | {"learn_epsilon"},
    formula="y = max(γ·x/√(mean(x²) + ε) + β, τ)",
    paper=Paper(
        authors="Singh, Krishnan",
        year=2019,
        title="Filter Response Normalization Layer: Eliminating Batch Dependence in the Training "
        "of Deep Neural Networks",
        arxiv="1911.09737",
        where="Section 3.1",
    ),
    keras_epsilon=1e-6,
    keras=_keras,
    torch=_torch,
    keras_code=_keras_code,
    rules=(rules.gamma_zero, _threshold),
    differences=(rules.epsilon_zero,),
    brings_activation=True,
    proof_arguments={"tau_initializer": _NO_THRESHOLD},
)
