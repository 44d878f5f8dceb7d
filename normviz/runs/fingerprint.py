"""Fingerprint of a run's data: whether a resumed run would train on the same samples."""

import hashlib
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from normviz import number_text
from normviz.errors import Reason, UserError

Arrays = tuple[NDArray[Any], NDArray[Any]]

_DIGEST_BYTES: Final = 16
_SAME: Final = Reason("")
_SETTINGS: Final = {"training": "train size", "validation": "validation size"}
"""By part, the setting whose title names it in the window."""


@dataclass(frozen=True)
class PartFingerprint:
    """Number, shape and content of the samples of one part of the data.

    Attributes:
        samples: How many there are.
        shape: Of one sample, without the batch axis.
        digest: Hash of all samples and their targets, as hexadecimal digits.
    """

    samples: int
    shape: tuple[int, ...]
    digest: str

    def difference(self, other: Self, name: str) -> Reason:
        """What ``other`` has instead of this; empty where they are equal.

        Args:
            other: The samples that were found.
            name: What the part is called: ``training`` or ``validation``.
        """
        setting = _SETTINGS[name]
        if self.samples != other.samples:
            return Reason(
                "expected {known} {part} samples, received {given}",
                code="samples-count",
                part=name,
                setting=setting,
                known=self.samples,
                given=other.samples,
            )
        if self.shape != other.shape:
            mine, its = ("×".join(map(str, each)) for each in (self.shape, other.shape))
            return Reason(
                "expected {part} samples of {known} values, received {given}",
                code="samples-shape",
                part=name,
                setting=setting,
                known=mine,
                given=its,
            )
        if self.digest != other.digest:
            return Reason(
                "the {known} {part} samples have another content",
                code="samples-content",
                part=name,
                setting=setting,
                known=self.samples,
            )
        return _SAME


@dataclass(frozen=True)
class Fingerprint:
    """What identifies the data of a run.

    Attributes:
        training: The samples that are trained on.
        validation: Those that are validated on; None where nothing is validated.
    """

    training: PartFingerprint
    validation: PartFingerprint | None

    def difference(self, other: Self) -> Reason:
        """What ``other`` has instead of this, in a few words; empty where they are equal."""
        if found := self.training.difference(other.training, "training"):
            return found
        if self.validation is None or other.validation is None:
            if self.validation == other.validation:
                return _SAME
            return Reason(
                "expected {before}, received {now}",
                code="samples-unvalidated",
                before=_count(self.validation),
                now=_count(other.validation),
                known=self.validation.samples if self.validation else 0,
                given=other.validation.samples if other.validation else 0,
            )
        return self.validation.difference(other.validation, "validation")


class OtherDataError(UserError):
    """A run would go on with other data than it has learned from.

    Attributes:
        run: Id of the run.
        difference: What is different, in a few words.
    """

    def __init__(self, run: str, difference: str) -> None:
        super().__init__(
            "run {run} was trained on other data ({difference}): name the folder of its own with "
            "--data-dir, or go on with these with --other-data",
            code="other-data",
            run=run,
            difference=difference,
        )
        self.run = run
        self.difference = difference

    def __reduce__(self) -> tuple[Any, ...]:
        """It comes from another process as it was raised there."""
        return type(self), (self.run, self.difference)


def fingerprint_of(training: Arrays, validation: Arrays | None) -> Fingerprint:
    """The fingerprint of samples and targets; about 1 GB per second.

    Args:
        training: Samples (N, …) and their targets (N, …).
        validation: The same for validation; None where nothing is validated.
    """
    return Fingerprint(_of(*training), None if validation is None else _of(*validation))


def _of(x: NDArray[Any], y: NDArray[Any]) -> PartFingerprint:
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for array in (x, y):
        digest.update(f"{array.dtype.str}{array.shape}".encode())
        if array.size:
            digest.update(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
    return PartFingerprint(len(x), tuple(x.shape[1:]), digest.hexdigest())


def _count(part: PartFingerprint | None) -> str:
    return (
        "no validation samples"
        if part is None
        else f"{number_text.count(part.samples)} validation samples"
    )
