"""Proof of a statistic set on the real layer, in float64 at a random point.

Two questions are put to the layer. *What receives gradient*: the derivative of one output with
respect to every input is not zero exactly on the statistic set of that element. *What changes y*:
when that one input is changed, exactly the outputs of its statistic set move. For a layer that
stops gradients the answers differ, as its entry declares. Of `normviz.norms` the claimed set
enters on the other side, and the call of the layer that also makes the code to copy and the layer
in a network. Beside the set, the layer's output is compared with the reference formula, with the
layer's own parameters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from normviz import norms
from normviz.engine.devices import PROCESSOR
from normviz.engine.proof.perturbation import moved_outputs
from normviz.engine.proof.real_layer import RealLayer, layer_of
from normviz.engine.proof.replicated_layer import replicated_layer
from normviz.engine.proof.torch_line import torch_report
from normviz.norms.validation import Index, four_sizes, inside
from normviz.ports.proof import ProofQuestion, TorchReport

NEGLIGIBLE: Final = 1e-11
"""Derivatives below it, divided by the square of the set's size, count as zero.

A derivative is a sum of terms of about 1/size each, of which the largest may cancel: the smallest
of so many is about 1/size². Outside the set nothing is added up at all: zeros there are exact.
"""

_UNCHANGED: Final = 1e-9
"""An output that moves by less than this does not depend on the input."""

ROUNDING: Final = 1e-12
"""A slope up to which an output of a layer that stops gradients counts as unmoved: it is computed
from all of its set, since what was taken from that is put back, and rounded differently."""

Tensor = NDArray[np.float64]
Mask = NDArray[np.bool_]

Verdict = Literal["proven", "constant", "refuted"]
"""See `Proof.verdict`."""


@dataclass(frozen=True)
class Proof:
    """What the real layer says about a statistic set.

    Attributes:
        index: The element, as (n, c, h, w).
        through: The layer: its line of Keras code; where Keras has no such layer, normviz' class.
        mask_expected: The statistic set that `normviz.norms` claims, of the full shape: what
            receives gradient.
        moved_expected: What it claims to change y: the same, but where a layer stops gradients.
        jacobian: ∂ output[index] / ∂x, of the full shape.
        jacobian_nonzero: Where it is not negligible: what receives gradient.
        moved: The outputs that move with x[index]: what that input changes.
        largest_difference: The largest |layer − formula| over all outputs.
        torch: What the PyTorch line computes; None where PyTorch is not installed.
        verdict: ``proven``: both are exactly the claimed set, and the values agree.
            ``constant``: the set has one element and the derivative is 0 there, so that it cannot
            tell anything: y is β, or the sign of x, whatever the input (or, for a layer that stops
            gradients, what changes y was confirmed).
            ``refuted``: anything else.
    """

    index: Index
    through: str
    mask_expected: Mask
    moved_expected: Mask
    jacobian: Tensor
    jacobian_nonzero: Mask
    moved: Mask
    largest_difference: float
    verdict: Verdict
    torch: TorchReport | None = None

    @property
    def agrees(self) -> bool:
        """Whether the claim stands."""
        return self.verdict != "refuted"

    @property
    def elements(self) -> int:
        """The size of the claimed set."""
        return int(self.mask_expected.sum())

    @property
    def agreed(self) -> int:
        """How many elements of the claimed set the layer confirms, both ways."""
        if self.verdict == "constant":
            return self.elements
        confirmed = self.mask_expected & self.jacobian_nonzero
        return int((confirmed & (self.moved == self.moved_expected)).sum())


def prove(
    name: str,
    shape: Sequence[int],
    index: Sequence[int],
    groups: int | None = None,
    training: bool = True,
    seed: int = 0,
) -> Proof:
    """Question the real layer and compare with the claimed statistic set.

    It computes on the processor: few numbers, in float64, with zeros that have to be exact.

    Args:
        name: A norm of the catalogue.
        shape: (N, C, H, W); for ``weight`` and ``spectral`` (C_out, C_in, kh, kw).
        index: The element.
        groups: As for `norms.labels`.
        training: Whether the layer is called as in training.
        seed: Of the random point and of the layer's parameters.

    Raises:
        ValueError: As for `norms.mask`.
        UserError: As for `real_layer`.
    """
    spec = norms.NormSpec(name, groups=groups, training=training, data_init=False)
    return prove_settings(spec, shape, index, seed)


def prove_settings(
    spec: norms.NormSpec, shape: Sequence[int], index: Sequence[int], seed: int = 0
) -> Proof:
    """As `prove_question`, on one device.

    Args:
        spec: The norm and its settings.
        shape: As for `prove`.
        index: Likewise.
        seed: Likewise.
    """
    n, c, h, w = four_sizes(shape)
    return prove_question(ProofQuestion(spec, (n, c, h, w), inside(index, (n, c, h, w)), seed))


def prove_question(asked: ProofQuestion) -> Proof:
    """As `prove`, for a norm with all its settings, on one device or divided among several.

    Raises:
        ValueError: As for `norms.mask`, or the layer refuses the settings.
        UserError: As for `prove`, or the processor cannot be divided into so many devices.
    """
    spec = asked.spec
    claimed = spec.name, asked.shape, asked.index, spec.groups, spec.training, asked.cuts
    claim = _Claim(norms.mask(*claimed), norms.changed_mask(*claimed))
    random = np.random.default_rng(asked.seed)
    x = random.normal(size=asked.shape)
    if asked.replicas > 1:
        layer = replicated_layer(spec, x.shape, asked.replicas, synchronized=asked.synchronized)
        layer.draw_parameters(random, x.shape)
        return _question(layer, x, asked.index, claim)
    with keras.device(PROCESSOR):
        layer = layer_of(spec, x.shape)
        layer.draw_parameters(random, x.shape)
        return _question(layer, x, asked.index, claim)


@dataclass(frozen=True)
class _Claim:
    """What `normviz.norms` says: what receives gradient, and what changes y."""

    gradient: Mask
    changed: Mask


def _question(layer: RealLayer, x: Tensor, index: Index, claim: _Claim) -> Proof:
    negligible = NEGLIGIBLE / float(claim.gradient.sum()) ** 2
    outputs, jacobian = evaluated(layer, x, index)
    nonzero = np.abs(jacobian) > negligible
    unmoved = ROUNDING if _stops_gradients(layer.spec) else negligible
    moved = moved_outputs(layer.call, x, index, unmoved, outputs)
    difference = largest_difference(layer, x, outputs)
    verdict = _verdict(layer, (x, index), claim, (nonzero, moved), difference)
    # Its line is that of a layer on one device.
    torch = None if layer.evaluate else torch_report(layer, x, outputs, index)
    if torch is not None and (torch.largest_difference or 0.0) > layer.spec.norm.proof_tolerance:
        verdict = "refuted"
    return Proof(
        index=index,
        through=layer.name,
        mask_expected=claim.gradient,
        moved_expected=claim.changed,
        jacobian=jacobian,
        jacobian_nonzero=nonzero,
        moved=moved,
        largest_difference=difference,
        verdict=verdict,
        torch=torch,
    )


def largest_difference(layer: RealLayer, x: Tensor, outputs: Tensor | None = None) -> float:
    """The largest |layer − formula| over all outputs, both with the layer's own parameters.

    Args:
        layer: The layer.
        x: Its input.
        outputs: What it makes of it; computed when None.
    """
    found = np.asarray(layer.call(tf.constant(x))) if outputs is None else outputs
    expected = norms.normalized(layer.spec, x, layer.parameters(), layer.cuts).y
    return float(np.abs(found - expected).max())


def _verdict(
    layer: RealLayer,
    point: tuple[Tensor, Index],
    claim: _Claim,
    found: tuple[Mask, Mask],
    difference: float,
) -> Verdict:
    nonzero, moved = found
    if not difference <= layer.spec.norm.proof_tolerance:
        return "refuted"
    if np.array_equal(claim.gradient, nonzero) and np.array_equal(claim.changed, moved):
        return "proven"
    alone = int(claim.gradient.sum()) == 1 and not nonzero.any()
    if _stops_gradients(layer.spec):
        constant = np.array_equal(claim.changed, moved)
    else:
        constant = not (moved & ~claim.changed).any() and _stays(layer.call, *point)
    return "constant" if alone and constant else "refuted"


def _stops_gradients(spec: norms.NormSpec) -> bool:
    """Whether what receives gradient and what changes y are two sets."""
    return spec.norm.changed_by_in(spec.training) != spec.norm.roles_in(spec.training)


def evaluated(layer: RealLayer, x: Tensor, index: Index) -> tuple[Tensor, Tensor]:
    """All outputs, and the derivative of the one at ``index``, both of the shape of ``x``."""
    if layer.evaluate is not None:
        return layer.evaluate(x, index)
    point = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(point)
        outputs = layer.call(point)
        output = outputs[index]
    found = tape.gradient(output, point, unconnected_gradients="zero")
    return np.asarray(outputs), np.asarray(found)


def _stays(call: Callable[[Any], Any], x: Tensor, index: Index) -> bool:
    """Whether the output element is the same for inputs twice as large."""
    one, other = (float(call(tf.constant(factor * x))[index]) for factor in (1.0, 2.0))
    return abs(one - other) < _UNCHANGED
