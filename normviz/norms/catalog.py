"""The catalogue: one entry a norm, from which everything else follows."""

from collections.abc import Mapping
from types import MappingProxyType

from normviz.norms import snippets as keras
from normviz.norms import statistics
from normviz.norms import torch_snippets as torch
from normviz.norms.norm import ALONE, Norm, Paper

_AFFINE = ("gamma", "beta")

_BATCH = Norm(
    name="batch",
    title="Batch Norm",
    kind="activation",
    roles=("shared", "kept", "shared", "shared"),
    statistics=statistics.moments,
    learned=_AFFINE,
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=Paper(
        authors="Ioffe, Szegedy",
        year=2015,
        title="Batch Normalization: Accelerating Deep Network Training by Reducing Internal "
        "Covariate Shift",
        arxiv="1502.03167",
        where="Section 3, Algorithm 1; in inference Section 3.1, Algorithm 2",
    ),
    keras_epsilon=1e-3,
    torch_epsilon=1e-5,
    keras_code=keras.keras_batch,
    torch_code=torch.torch_batch,
    moving=True,
)

_LAYER_PAPER = Paper(
    authors="Ba, Kiros, Hinton",
    year=2016,
    title="Layer Normalization",
    arxiv="1607.06450",
    where="Section 3, equation 3",
)

_LAYER = Norm(
    name="layer",
    title="Layer Norm",
    kind="activation",
    roles=("kept", "shared", "shared", "shared"),
    statistics=statistics.moments,
    learned=_AFFINE,
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=_LAYER_PAPER,
    keras_epsilon=1e-3,
    torch_epsilon=1e-5,
    keras_code=keras.keras_layer,
    torch_code=torch.torch_layer,
)

_LAYER_KERAS = Norm(
    name="layer-keras",
    title="Layer Norm (Keras default)",
    kind="activation",
    roles=("kept", "shared", "kept", "kept"),
    statistics=statistics.moments,
    learned=_AFFINE,
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=_LAYER_PAPER,
    keras_epsilon=1e-3,
    torch_epsilon=1e-5,
    keras_code=keras.keras_layer_default,
    torch_code=torch.torch_layer_default,
)

_INSTANCE = Norm(
    name="instance",
    title="Instance Norm",
    kind="activation",
    roles=("kept", "kept", "shared", "shared"),
    statistics=statistics.moments,
    learned=_AFFINE,
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=Paper(
        authors="Ulyanov, Vedaldi, Lempitsky",
        year=2016,
        title="Instance Normalization: The Missing Ingredient for Fast Stylization",
        arxiv="1607.08022",
        where="Section 2, equation 3",
    ),
    keras_epsilon=1e-3,
    torch_epsilon=1e-5,
    keras_code=keras.keras_instance,
    torch_code=torch.torch_instance,
)

_GROUP = Norm(
    name="group",
    title="Group Norm",
    kind="activation",
    roles=("kept", "split", "shared", "shared"),
    statistics=statistics.moments,
    learned=_AFFINE,
    formula="y = γ·(x − μ)/√(σ² + ε) + β",
    paper=Paper(
        authors="Wu, He",
        year=2018,
        title="Group Normalization",
        arxiv="1803.08494",
        where="Section 3.1, equations 1, 2, 6 and 7, Figure 2",
    ),
    keras_epsilon=1e-3,
    torch_epsilon=1e-5,
    keras_code=keras.keras_group,
    torch_code=torch.torch_group,
)

_RMS = Norm(
    name="rms",
    title="RMS Norm",
    kind="activation",
    roles=("kept", "shared", "kept", "kept"),
    statistics=statistics.mean_square,
    learned=("gamma",),
    formula="y = γ·x/√(mean(x²) + ε)",
    paper=Paper(
        authors="Zhang, Sennrich",
        year=2019,
        title="Root Mean Square Layer Normalization",
        arxiv="1910.07467",
        where="Section 4, equation 4",
    ),
    keras_epsilon=1e-6,
    torch_epsilon=None,
    keras_code=keras.keras_rms,
    torch_code=torch.torch_rms,
)

_UNIT = Norm(
    name="unit",
    title="Unit Norm",
    kind="activation",
    roles=("kept", "shared", "kept", "kept"),
    statistics=statistics.euclidean,
    learned=(),
    formula="y = x/max(‖x‖, ε)",
    paper=None,
    keras_epsilon=1e-12,
    torch_epsilon=1e-12,
    keras_code=keras.keras_unit,
    torch_code=torch.torch_unit,
)

_FRN = Norm(
    name="frn",
    title="Filter Response Norm",
    kind="activation",
    roles=("kept", "kept", "shared", "shared"),
    statistics=statistics.mean_square,
    learned=("gamma", "beta", "tau"),
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
    torch_epsilon=None,
    keras_code=keras.keras_frn,
    torch_code=torch.torch_frn,
)

_WEIGHT = Norm(
    name="weight",
    title="Weight Norm",
    kind="kernel",
    roles=("kept", "shared", "shared", "shared"),
    statistics=statistics.euclidean,
    learned=("g", "v"),
    formula="w = g·v/‖v‖",
    paper=Paper(
        authors="Salimans, Kingma",
        year=2016,
        title="Weight Normalization: A Simple Reparameterization to Accelerate Training of Deep "
        "Neural Networks",
        arxiv="1602.07868",
        where="Section 2, equation 2",
    ),
    keras_epsilon=1e-12,
    torch_epsilon=None,
    keras_code=keras.keras_weight,
    torch_code=torch.torch_weight,
    restores=True,
    channel_axis=0,
)

_SPECTRAL = Norm(
    name="spectral",
    title="Spectral Norm",
    kind="kernel",
    roles=("shared", "shared", "shared", "shared"),
    statistics=statistics.spectral,
    learned=(),
    formula="w = v/σ₁(v)",
    paper=Paper(
        authors="Miyato, Kataoka, Koyama, Yoshida",
        year=2018,
        title="Spectral Normalization for Generative Adversarial Networks",
        arxiv="1802.05957",
        where="Section 2.1, equation 8",
    ),
    keras_epsilon=1e-12,
    torch_epsilon=1e-12,
    keras_code=keras.keras_spectral,
    torch_code=torch.torch_spectral,
    channel_axis=0,
)

_NONE = Norm(
    name="none",
    title="No Norm",
    kind="identity",
    roles=ALONE,
    statistics=statistics.nothing,
    learned=(),
    formula="y = x",
    paper=None,
    keras_epsilon=None,
    torch_epsilon=None,
    keras_code=keras.keras_none,
    torch_code=torch.torch_none,
)

CATALOG: Mapping[str, Norm] = MappingProxyType(
    {
        norm.name: norm
        for norm in (
            _BATCH,
            _LAYER,
            _LAYER_KERAS,
            _INSTANCE,
            _GROUP,
            _RMS,
            _UNIT,
            _FRN,
            _WEIGHT,
            _SPECTRAL,
            _NONE,
        )
    }
)
"""Every norm by its name, in the order in which they are shown."""


def norm_named(name: str) -> Norm:
    """The entry of that name.

    Raises:
        ValueError: There is none.
    """
    norm = CATALOG.get(name) if isinstance(name, str) else None
    if norm is None:
        raise ValueError(f"expected one of the norms {', '.join(CATALOG)}, received {name!r}")
    return norm
