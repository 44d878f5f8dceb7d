"""``ActivationChoice``: which activations of which network are the tensor x."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from normviz import number_text

if TYPE_CHECKING:  # the figure is painted before data sets are loaded
    from normviz.datasets.sample_choice import SampleChoice

FIRST_MODEL: Final = "default"
FIRST_INPUTS: Final = "validation:16"
_LONGEST: Final = 40_000
"""Characters of a name or of the inputs: thousands of chosen numbers."""


@dataclass(frozen=True)
class ActivationChoice:
    """A layer of a network at a step, and what the network is shown.

    Attributes:
        model: The name of a model that ships, or the id of a run.
        layer: The name of a layer; empty: the first norm layer, else the first layer.
        step: The kept step nearest to it is shown; None: the newest one, also while the run trains.
        inputs: As `normviz.datasets.sample_choice` reads it.

    Raises:
        ValueError: A value is none that can be chosen.
    """

    model: str = FIRST_MODEL
    layer: str = ""
    step: int | None = None
    inputs: str = FIRST_INPUTS

    def __post_init__(self) -> None:
        """Refuses what names nothing; whether it is there is found out by who looks."""
        for name in ("model", "layer", "inputs"):
            value = getattr(self, name)
            if not isinstance(value, str) or len(value) > _LONGEST:
                raise ValueError(
                    f"expected {name} as a text of at most {number_text.count(_LONGEST)} characters"
                )
        if self.step is not None and (type(self.step) is not int or self.step < 0):
            raise ValueError(f"expected a step from 0 on, received {self.step!r}")
        if self.inputs != FIRST_INPUTS:
            from normviz.datasets.sample_choice import parse_samples

            parse_samples(self.inputs)


FIRST_CHOICE: Final = ActivationChoice()


def with_other_inputs(choice: ActivationChoice) -> ActivationChoice:
    """The same layer with other inputs of the same kinds; the first ones give way to random ones.

    Own digits and the drawing stay: there are no others.
    """
    from normviz.datasets.sample_choice import parse_samples, samples_text

    inputs = tuple(_other(each) for each in parse_samples(choice.inputs))
    return replace(choice, inputs=samples_text(inputs))


def _other(choice: "SampleChoice") -> "SampleChoice":
    from normviz.datasets.sample_choice import SEEDED, SampleChoice

    if choice.kind in SEEDED:
        return replace(choice, seed=choice.seed + 1)
    if choice.kind in ("validation", "chosen"):
        return SampleChoice("random", choice.count, 1)
    return choice
