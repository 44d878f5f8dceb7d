"""What the catalogue says about one norm."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from normviz.norms.snippets import Settings
from normviz.norms.statistics import Statistician

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
class Norm:
    """One entry of the catalogue: everything that the rest of the app derives itself from.

    Attributes:
        name: As in commands and function arguments.
        title: In English, for headings.
        kind: Whether the tensor is an activation (N, C, H, W), a layer's kernel
            (C_out, C_in, kh, kw), or is left as it is.
        roles: What the norm does with each axis; the statistic sets follow from it.
        statistics: Computes what is subtracted and divided by, from the labels.
        learned: Names of what is trained: ``gamma``, ``beta``, ``tau``, ``g``, ``v``.
        formula: Plain text.
        paper: None for an operation that no paper introduced.
        keras_epsilon: What Keras adds unless told otherwise, and our default; for ``unit``,
            ``weight`` and ``spectral`` the least norm that is divided by.
        torch_epsilon: What PyTorch adds unless told otherwise; None where it has no such number.
        keras_code: Writes the line of Keras code.
        torch_code: Writes the line of PyTorch code.
        moving: Whether inference uses moving statistics, so that no element shares any.
        restores: Whether gamma starts at the divisor, so that the output starts as the input.
        channel_axis: The axis that gamma and beta run along.
    """

    name: str
    title: str
    kind: Kind
    roles: Roles
    statistics: Statistician
    learned: tuple[str, ...]
    formula: str
    paper: Paper | None
    keras_epsilon: float | None
    torch_epsilon: float | None
    keras_code: Callable[[Settings], str]
    torch_code: Callable[[Settings], str]
    moving: bool = False
    restores: bool = False
    channel_axis: int = 1

    @property
    def axes(self) -> tuple[str, str, str, str]:
        """The letters of the tensor's four axes."""
        if self.kind == "kernel":
            return ("C_out", "C_in", "kh", "kw")
        return ("N", "C", "H", "W")

    def roles_in(self, training: bool) -> Roles:
        """What each axis is for in training or in inference."""
        return ALONE if self.moving and not training else self.roles
