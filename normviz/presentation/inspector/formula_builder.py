"""The formula of every norm: once in letters, once with the numbers of an element, and its result.

One builder writes both lines, from atoms that are letters or numbers; so they cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass

from normviz import norms
from normviz.presentation.inspector.math_boxes import (
    Box,
    Fraction,
    Ink,
    MathRow,
    MathText,
    Overline,
    Root,
    Script,
    operator,
    row,
    variable,
)
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.number_format import MINUS, number, setting

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Derivation:
    """A result and what it is equal to, line by line.

    Attributes:
        left: What is computed.
        lines: The right sides: in letters, in numbers, and the value.
    """

    left: Box
    lines: tuple[Box, ...]


@dataclass(frozen=True)
class WrittenParameters:
    """Which of the parameters have an effect or are learned, and so are written.

    Attributes:
        gamma: The factor.
        beta: The term.
        moving: Whether moving statistics stand in for those of the set.
    """

    gamma: bool
    beta: bool
    moving: bool


@dataclass(frozen=True)
class _Atoms:
    """The parts of a formula, as letters or as numbers."""

    x: Box
    mean: Box
    variance: Box
    square: Box
    length: Box
    epsilon: Box
    gamma: Box
    beta: Box
    r: Box
    d: Box
    alpha: Box
    function: str = ""


def written_parameters(readings: Readings) -> WrittenParameters:
    """Which parameters the focused norm is given, or starts with."""
    norm = readings.norm
    given = readings.parameters(norm.name)
    return WrittenParameters(
        gamma=norm.gamma_starts_at_divisor or given.gamma is not None,
        beta=given.beta is not None,
        moving=norm.moving and not readings.state.training,
    )


def derive(readings: Readings) -> Derivation:
    """The formula of the focused norm in letters, with the element's numbers, and the value."""
    norm, element, shown = readings.norm, readings.element, written_parameters(readings)
    left = variable("w" if norm.kind == "kernel" else "y")
    build = _builder(norm, element)
    lines = [build(_letters(norm, shown), shown)]
    if norm.kind != "identity":
        lines.append(build(_numbers(norm, element, shown), shown))
    lines.append(MathText(number(element.y), "result"))
    return Derivation(left, tuple(lines))


def symbol_of_input(norm: norms.Norm) -> str:
    """The letter of what is normalized: v for a kernel, else x."""
    return "v" if norm.kind == "kernel" else "x"


def _letters(norm: norms.Norm, shown: WrittenParameters) -> _Atoms:
    ink: Ink = "plain" if shown.moving else "set"
    x = variable(symbol_of_input(norm))
    below = MathText("mov", ink, spoken="_moving") if shown.moving else None
    squared = MathText("2", ink, spoken="²")
    inner = Script(variable(x.text, ink), above=squared)
    length = row(MathText("‖", ink), variable(x.text, ink), MathText("‖", ink))
    if norm.divisor_symbol:
        letter, index = norm.divisor_symbol
        below_it = MathText(index, ink, spoken=subscript(index))
        length = row(Script(variable(letter, ink), below=below_it))
    return _Atoms(
        x=x,
        mean=Script(variable("μ", ink), below=below),
        variance=Script(variable("σ", ink), below=below, above=squared),
        square=Overline(inner, ink),
        length=length,
        epsilon=variable("ε"),
        gamma=variable("g" if norm.gamma_starts_at_divisor else "γ"),
        beta=variable("β"),
        r=variable("r"),
        d=variable("d"),
        alpha=variable("α"),
        function=_function(norm),
    )


def _numbers(norm: norms.Norm, element: norms.Element, shown: WrittenParameters) -> _Atoms:
    ink: Ink = "plain" if shown.moving else "set"

    def taken(value: float | None) -> Box:
        return MathText(number(value or 0.0), ink)

    return _Atoms(
        x=MathText(number(element.x)),
        mean=_guarded(number(element.mean or 0.0), ink),
        variance=taken(element.variance),
        square=taken(element.mean_square),
        length=taken(element.length),
        epsilon=MathText(setting(element.epsilon or 0.0)),
        gamma=MathText(
            number(element.gamma) if norm.gamma_starts_at_divisor else setting(element.gamma)
        ),
        beta=_guarded(setting(element.beta), "plain"),
        r=MathText(number(1.0 if element.r is None else element.r)),
        d=_guarded(number(element.d or 0.0), "plain"),
        alpha=MathText(number(element.alpha or 0.0)),
        function=_function(norm),
    )


def _function(norm: norms.Norm) -> str:
    return "" if norm.pointwise is None else norm.pointwise.name


def subscript(index: str) -> str:
    """The digits of an index as they stand below the line."""
    return index.translate(_SUBSCRIPTS)


def _guarded(text: str, ink: Ink) -> Box:
    """A number after a sign: a negative one stands in parentheses."""
    if text.startswith(MINUS):
        return row(MathText("("), MathText(text, ink), MathText(")"))
    return MathText(text, ink)


def _builder(
    norm: norms.Norm, element: norms.Element
) -> Callable[[_Atoms, WrittenParameters], Box]:
    """The form of the formula follows from what the norm takes from its sets."""
    if norm.pointwise is not None:
        return _pointwise
    if element.divisor is None:
        return _unchanged
    if element.r is not None:
        return _corrected
    if element.variance is not None:
        return _moments
    if element.mean_square is not None:
        return _mean_square
    held = element.length is not None and element.length < (element.epsilon or 0.0)
    return _unit if held or norm.kind != "kernel" else _divided


def _scaled(core: Box, atoms: _Atoms, shown: WrittenParameters) -> Box:
    parts: list[Box] = []
    if shown.gamma:
        parts += [atoms.gamma, operator("·")]
    parts.append(core)
    if shown.beta:
        parts += [operator("+"), atoms.beta]
    return MathRow(tuple(parts))


def _corrected(atoms: _Atoms, shown: WrittenParameters) -> Box:
    """As Keras composes it: r scales γ, and d·γ is added to β."""
    gamma = (atoms.gamma, operator("·")) if shown.gamma else ()
    top = row(atoms.x, operator("−"), atoms.mean)
    quotient = Fraction(top, Root(row(atoms.variance, operator("+"), atoms.epsilon)))
    parts = [*gamma, atoms.r, operator("·"), quotient, operator("+"), *gamma, atoms.d]
    if shown.beta:
        parts += [operator("+"), atoms.beta]
    return MathRow(tuple(parts))


def _pointwise(atoms: _Atoms, shown: WrittenParameters) -> Box:
    inner = row(atoms.alpha, operator("·"), atoms.x)
    return _scaled(row(MathText(f"{atoms.function}("), inner, MathText(")")), atoms, shown)


def _moments(atoms: _Atoms, shown: WrittenParameters) -> Box:
    top = row(atoms.x, operator("−"), atoms.mean)
    return _scaled(
        Fraction(top, Root(row(atoms.variance, operator("+"), atoms.epsilon))), atoms, shown
    )


def _mean_square(atoms: _Atoms, shown: WrittenParameters) -> Box:
    bottom = Root(row(atoms.square, operator("+"), atoms.epsilon))
    return _scaled(Fraction(atoms.x, bottom), atoms, shown)


def _unit(atoms: _Atoms, shown: WrittenParameters) -> Box:
    bottom = row(MathText("max("), atoms.length, MathText(", "), atoms.epsilon, MathText(")"))
    return _scaled(Fraction(atoms.x, bottom), atoms, shown)


def _divided(atoms: _Atoms, shown: WrittenParameters) -> Box:
    return _scaled(Fraction(atoms.x, atoms.length), atoms, shown)


def _unchanged(atoms: _Atoms, shown: WrittenParameters) -> Box:
    return _scaled(atoms.x, atoms, shown)
