"""Remarks about a norm on a given shape, as codes that the window translates.

The conditions belong to the entries of the norms: each lists its rules. What follows from roles
and statistic alone is here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from normviz.norms import statistics
from normviz.norms.catalog import CATALOG, norm_named
from normviz.norms.keras_version import installed_keras, lacks_layer
from normviz.norms.norm import Norm, Role
from normviz.norms.sets import Sets, sets
from normviz.norms.spec import NormSpec
from normviz.norms.validation import Shape, dividing_groups, four_sizes

StatementKind = Literal["warning", "identity", "info", "difference"]


class Remark(StrEnum):
    """Something worth saying that follows from the shape.

    ``EQUALS_…``: the same sets and the same formula as that norm, for this shape; what is learned
    may be shaped differently.
    """

    SET_OF_ONE = "set-of-one"
    """Each set has one element, so that x̂ is 0 and y is β, whatever x was."""
    SIGN_ONLY = "sign-only"
    """Each set has one element and no mean is subtracted: up to epsilon, x̂ is the sign of x."""
    SET_OF_TWO = "set-of-two"
    """Each set has two elements, so that x̂ is 1 and −1 up to epsilon: only their order is left."""
    MOVING_STATISTICS = "moving-statistics"
    """Inference: the elements of a channel share one moving mean and variance, and no output
    depends on another element."""
    EQUALS_BATCH = "equals-batch"
    EQUALS_LAYER = "equals-layer"
    EQUALS_LAYER_KERAS = "equals-layer-keras"
    EQUALS_INSTANCE = "equals-instance"


@dataclass(frozen=True)
class RemarkCheck:
    """How a statement can be checked on the tensor that is shown.

    Attributes:
        kind: ``same``: as the norm ``other``; ``bias``: as after a bias was added to x;
            ``beta``: y is β.
        other: Name of the other norm.
        groups: Its number of groups, where it takes any.
    """

    kind: Literal["same", "bias", "beta"]
    other: str = ""
    groups: int | None = None


@dataclass(frozen=True)
class Statement:
    """A statement that holds in a situation.

    Attributes:
        code: What is said; the window translates it.
        kind: A warning, an identity, good to know, or a difference between Keras and PyTorch.
        text: In English, with ``{names}`` of ``values``.
        values: The numbers and names in the text.
        check: What computes it on the tensor; None where nothing does.
        share: What a bar shows beside the text, 0 to 1.
    """

    code: str
    kind: StatementKind
    text: str
    values: Mapping[str, int | float | str] = field(default_factory=dict)
    check: RemarkCheck | None = None
    share: float | None = None

    def __str__(self) -> str:
        """The English text with its values."""
        plain = {
            name: f"{value:.4g}" if isinstance(value, float) else value
            for name, value in self.values.items()
        }
        return self.text.format(**plain)


@dataclass(frozen=True)
class Situation:
    """What a rule decides from.

    Attributes:
        spec: The settings of the norm.
        shape: (N, C, H, W).
        channels_first: Whether code is written for (N, C, H, W).
        gamma: γ that is set.
        beta: β that is set.
        steps: Training steps that the moving statistics have seen.
        has_kept: Whether they are those of a trained layer instead, which has seen other batches.
    """

    spec: NormSpec
    shape: Shape
    channels_first: bool = False
    gamma: float = 1.0
    beta: float = 0.0
    steps: int = 0
    has_kept: bool = False

    @property
    def norm(self) -> Norm:
        """The entry of the norm."""
        return self.spec.norm

    @property
    def sets(self) -> Sets:
        """The statistic sets as in training."""
        return sets(self.spec.name, self.shape, self.spec.groups)

    @property
    def in_inference(self) -> bool:
        """Whether moving statistics are used."""
        return self.norm.moving and not self.spec.training


Rule = Callable[[Situation], Statement | None]
"""Decides whether something is worth saying."""


def remarks(
    name: str, shape: Sequence[int], groups: int | None = None, training: bool = True
) -> tuple[Remark, ...]:
    """What follows from the shape.

    Args:
        name: A norm of the catalogue.
        shape: As for `labels`.
        groups: As for `labels`.
        training: As for `labels`.

    Raises:
        ValueError: As for `labels`.
    """
    norm = norm_named(name)
    if norm.moving and not training and norm.statistics is not statistics.nothing:
        return (Remark.MOVING_STATISTICS,)
    equal = equal_norms(name, shape, groups, training)
    listed = {str(remark): remark for remark in Remark}
    said = [listed[code] for other in equal if (code := f"equals-{other}") in listed]
    return size_remarks(name, shape, groups, training) + tuple(said)


def size_remarks(
    name: str, shape: Sequence[int], groups: int | None = None, training: bool = True
) -> tuple[Remark, ...]:
    """What follows from the size of the sets alone; arguments and errors as for `remarks`."""
    norm, sizes = norm_named(name), four_sizes(shape)
    if norm.statistics is statistics.nothing or (norm.moving and not training):
        return ()
    if norm.correct is not None and training:
        return ()
    return _of_size(norm, sets(name, sizes, groups).size)


def equal_norms(
    name: str, shape: Sequence[int], groups: int | None = None, training: bool = True
) -> tuple[str, ...]:
    """The norms of the same formula, and without a choice of groups, that cut in the same way.

    Args:
        name: As for `remarks`.
        shape: As for `labels`.
        groups: As for `labels`.
        training: In inference a norm that uses moving statistics equals no other.

    Raises:
        ValueError: As for `labels`.
    """
    norm, sizes = norm_named(name), four_sizes(shape)
    corrected = norm.correct is not None
    if norm.statistics is not statistics.moments or corrected or (norm.moving and not training):
        return ()
    same = _effective(norm, sizes, groups)
    return tuple(
        other.name
        for other in CATALOG.values()
        if other is not norm
        and other.statistics is norm.statistics
        and other.correct is None
        and not other.needs_groups
        and not (other.moving and not training)
        and _effective(other, sizes, None) == same
    )


def statements(situation: Situation) -> tuple[Statement, ...]:
    """All that the rules of the norm say in a situation, in the order of the entry."""
    said = (rule(situation) for rule in (_keras_too_old, *situation.norm.rules))
    return tuple(statement for statement in said if statement is not None)


def _keras_too_old(situation: Situation) -> Statement | None:
    if not lacks_layer(situation.norm):
        return None
    text = "Keras {installed} is installed; its layer is there from Keras {since} on."
    values = {"installed": installed_keras(), "since": situation.norm.keras_since}
    return Statement("keras-too-old", "warning", text, values)


def differences(situation: Situation) -> tuple[Statement, ...]:
    """In what Keras and PyTorch differ in a situation."""
    said = (rule(situation) for rule in situation.norm.differences)
    return tuple(statement for statement in said if statement is not None)


def _of_size(norm: Norm, size: int) -> tuple[Remark, ...]:
    centred = norm.statistics is statistics.moments
    if size == 1:
        return (Remark.SET_OF_ONE if centred else Remark.SIGN_ONLY,)
    if size == 2 and centred:
        return (Remark.SET_OF_TWO,)
    return ()


def _effective(norm: Norm, sizes: Shape, groups: int | None) -> tuple[Role | None, ...]:
    """The roles as they act: along an axis one long there is none, a split may be trivial."""
    return tuple(
        None if size == 1 else _acting(role, size, groups)
        for role, size in zip(norm.roles, sizes, strict=True)
    )


def _acting(role: Role, size: int, groups: int | None) -> Role:
    if role != "split":
        return role
    parts = dividing_groups(groups, size)
    if parts == 1:
        return "shared"
    return "kept" if parts == size else "split"
