"""``Norm``: what an entry of the catalogue declares about one norm."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from normviz.norms.layer import LayerCall
from normviz.norms.statistics import FloatArray, Statistician, Statistics, nothing

if TYPE_CHECKING:
    from normviz.norms.parameters import FittedParameters
    from normviz.norms.remarks import Rule
    from normviz.norms.spec import NormSpec

Role = Literal["kept", "shared", "split"]
"""What a norm does with an axis: ``kept``: every index along it has statistics of its own;
``shared``: all indices along it are reduced into the same statistics; ``split``: reduced within
each of ``groups`` equal parts."""

Roles = tuple[Role, Role, Role, Role]
"""The roles of the four axes of the tensor, in its order."""

ALONE: Roles = ("kept", "kept", "kept", "kept")
"""No element shares statistics with another."""

Kind = Literal["activation", "kernel", "identity"]


@dataclass(frozen=True)
class Paper:
    """Where a norm was published.

    Attributes:
        authors: Family names.
        year: Of the first version.
        title: In full.
        arxiv: The identifier, as in ``arxiv.org/abs/<arxiv>``.
        where: The place of the formula in it: section and equation or algorithm.
    """

    authors: str
    year: int
    title: str
    arxiv: str
    where: str

    @property
    def url(self) -> str:
        """The paper's address."""
        return f"https://arxiv.org/abs/{self.arxiv}"


@dataclass(frozen=True)
class Parameter:
    """A variable that the norm adds to a network.

    Attributes:
        name: As in the formula and in the Keras layer: ``gamma``, ``beta``, ``moving_mean``.
        extent: How many numbers it has: one per ``channel``, one per element of a ``sample``
            (C·H·W), or ``one``; ``none`` where it is a variable that the network has anyway.
        switch: The setting that turns it on; empty where it is always there.
        trained: Whether gradients change it.
    """

    name: str
    extent: Literal["channel", "sample", "one", "none"] = "channel"
    switch: str = ""
    trained: bool = True


@dataclass(frozen=True)
class Place:
    """Where a layer stands in a network.

    Attributes:
        sizes: Of a sample, without the batch: (C, H, W), or (C,) behind a dense layer. H and W
            are not read where only code is written.
        channels_first: Whether the layer's input is (N, C, H, W) instead of (N, H, W, C).
        wrapped: The layer with the kernel, for norms of kernels: a Keras layer or a call.
        kernel: (C_out, C_in, kh, kw) of that layer; None where it is not known.
    """

    sizes: tuple[int, ...]
    channels_first: bool = False
    wrapped: Any = None
    kernel: tuple[int, int, int, int] | None = None

    @property
    def channels(self) -> int:
        """C."""
        return self.sizes[0]

    @property
    def axis(self) -> int:
        """The axis of the channels in Keras."""
        return 1 if self.channels_first else -1

    @property
    def axes(self) -> list[int]:
        """All axes of a sample in Keras."""
        return list(range(1, len(self.sizes) + 1))


@dataclass(frozen=True)
class Pointwise:
    """A function of each element by itself, in place of centring and dividing: x̂ = f(α·x).

    Attributes:
        name: Of the function, as in formulas.
        compute: f of an array.
        start: Where the learned α starts.
    """

    name: str
    compute: Callable[[FloatArray], FloatArray]
    start: float


@dataclass(frozen=True)
class Norm:
    """One entry of the catalogue: everything that is known of a norm.

    Attributes:
        name: As in commands and function arguments.
        title: In English, for headings.
        order: Its place in lists, from small to large.
        kind: Whether the tensor is an activation (N, C, H, W), a layer's kernel
            (C_out, C_in, kh, kw), or is left as it is.
        roles: What the norm does with each axis; the statistic sets follow from it.
        statistics: Computes what is subtracted and divided by, from the labels.
        parameters: The variables that it adds to a network, trained or not.
        settings: The fields of `NormSpec` that can be set in a training; there it reads no others.
        formula: Plain text.
        paper: None for an operation that no paper introduced.
        keras_epsilon: What Keras adds unless told otherwise, and our default; for ``unit``,
            ``weight`` and ``spectral`` the least norm that is divided by; None where there is
            no epsilon.
        keras: The Keras layer at a place; None where nothing stands there. The code to copy, the
            layer in a network and the one that proofs go through are all made from it.
        torch: Writes the PyTorch code.
        operators: Its modules in PyTorch and operators in ONNX, as files name them. Several norms
            may have one: then its settings tell them apart.
        keras_code: Writes the Keras code where that is not the call of ``keras``.
        rules: What is worth saying about it, with the conditions.
        differences: In what Keras and PyTorch differ, with the conditions.
        moving: Whether inference uses moving statistics, so that no output depends on another
            element.
        changed_by: In training, the roles of the axes for *what changes y*, where that is not the
            statistic set: a layer that stops gradients may take from its sets what it puts back.
            None where both are the same.
        correct: In training, adds a correction of x̂ to the statistics of the sets: from them, the
            parameters and epsilon. None where there is none.
        pointwise: The function of a norm without statistics; None for all others.
        keras_since: The first version of Keras that has the layer; empty for all that are
            supported.
        gamma_starts_at_divisor: Whether gamma starts at the divisor, so that the output starts as
            the input.
        channel_axis: The axis that gamma and beta run along.
        brings_activation: Whether the layer ends in an activation of its own.
        divisor_symbol: Letter and subscript of the divisor where it is not ‖x‖.
        kernel_method: For norms of kernels: the method of the layer that returns the kernel, or
            a tuple that ends with it.
        proof_arguments: Arguments of the layer that a proof changes, so that the derivative is
            that of the converged or unthresholded layer.
        proof_tolerance: How far layer and formula may be apart in float64.
    """

    name: str
    title: str
    order: int
    kind: Kind
    roles: Roles
    statistics: Statistician
    parameters: tuple[Parameter, ...]
    settings: frozenset[str]
    formula: str
    paper: Paper | None
    keras_epsilon: float | None
    keras: "Callable[[NormSpec, Place], LayerCall]"
    torch: "Callable[[NormSpec, Place], str]"
    operators: tuple[str, ...] = ()
    keras_code: "Callable[[NormSpec, Place], str] | None" = None
    rules: "tuple[Rule, ...]" = ()
    differences: "tuple[Rule, ...]" = ()
    moving: bool = False
    changed_by: Roles | None = None
    correct: "Callable[[Statistics, FittedParameters, float], Statistics] | None" = None
    pointwise: Pointwise | None = None
    keras_since: str = ""
    gamma_starts_at_divisor: bool = False
    channel_axis: int = 1
    brings_activation: bool = False
    divisor_symbol: tuple[str, str] | None = None
    kernel_method: str = ""
    proof_arguments: Mapping[str, Any] = field(default_factory=dict)
    proof_tolerance: float = 1e-6

    @property
    def learned(self) -> tuple[str, ...]:
        """Names of what is trained: ``gamma``, ``beta``, ``tau``, ``g``, ``v``."""
        return tuple(
            parameter.name
            for parameter in self.parameters
            if parameter.trained and parameter.switch in ("", "scale", "center")
        )

    @property
    def axes(self) -> tuple[str, str, str, str]:
        """The letters of the tensor's four axes."""
        if self.kind == "kernel":
            return ("C_out", "C_in", "kh", "kw")
        return ("N", "C", "H", "W")

    @property
    def needs_image(self) -> bool:
        """Whether its sets lie in H and W alone, so that it needs them."""
        activation = self.kind == "activation" and self.statistics is not nothing
        return activation and self.roles[:2] == ("kept", "kept")

    @property
    def shares_batch(self) -> bool:
        """Whether samples of a batch share statistics: on several devices each takes its own."""
        return self.kind == "activation" and self.roles[0] == "shared"

    @property
    def needs_groups(self) -> bool:
        """Whether a number of groups has to divide the channels."""
        return "split" in self.roles

    @property
    def absorbs_bias(self) -> bool:
        """Whether a bias of the layer before is of no use: β is there, in its place."""
        return "beta" in self.learned and self.pointwise is None

    def takes_statistics(self, training: bool) -> bool:
        """Whether statistics are taken from the tensor."""
        return self.statistics is not nothing and (training or not self.moving)

    def reads_moving(self, training: bool) -> bool:
        """Whether the output depends on moving statistics."""
        return self.moving and (not training or self.correct is not None)

    def changed_by_in(self, training: bool) -> Roles:
        """The roles of the axes for what changes y, in training or in inference.

        Where they differ from `roles_in`, the gradient reaches other elements than those that y
        depends on.
        """
        if training and self.changed_by is not None:
            return self.changed_by
        return self.roles_in(training)

    def roles_in(self, training: bool) -> Roles:
        """What each axis is for in training or in inference."""
        return ALONE if self.moving and not training else self.roles
