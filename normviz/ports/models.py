"""What the window knows of a model that can make predictions."""

from dataclasses import dataclass

from normviz.runs.run import Run


@dataclass(frozen=True)
class ModelInfo:
    """A model that can answer.

    Attributes:
        name: How it is asked for: the name of a model that ships, or the id of a run.
        title: What to call it before the user.
        norm: Its norm, a name of the catalogue.
        is_default: Whether it is the one to go by.
        detail: One line on it, such as its accuracy on the test digits.
        run: The run that trained it; None for a model that ships.
        version: Another one means other weights.
        is_folded: Whether its batch norm is folded away.
    """

    name: str
    title: str
    norm: str
    is_default: bool = False
    detail: str = ""
    run: Run | None = None
    version: str = ""
    is_folded: bool = False

    @property
    def is_built_in(self) -> bool:
        """Whether it ships as it is."""
        return self.run is None and not self.is_folded
