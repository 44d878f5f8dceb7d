"""Models that a training can start from: a shipped model, or a run."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.norms import NormSpec
from normviz.recipes import find
from normviz.runs.database import WAIT, BusyError
from normviz.runs.run import Run
from normviz.runs.shipped_models import ShippedModel, find_shipped, read_shipped, unknown_model
from normviz.runs.storage.missing_weights import no_weights
from normviz.runs.store import Store

SHIPPED_RECIPE: Final = "pen"
"""The recipe of the models that ship."""


@dataclass(frozen=True)
class InitialModel:
    """A trained network, as far as another training has to know it.

    Attributes:
        name: Name of the model, or id of the run.
        recipe: Name of its recipe.
        options: The norm in its slots, with its settings.
        dropout: Share that was dropped; None where the network has no dropout.
        bn_before_output: Whether batch norm stands before the output, where the recipe has it.
    """

    name: str
    recipe: str
    options: NormSpec
    dropout: float | None
    bn_before_output: bool = True

    @property
    def norm(self) -> str:
        """Name of the norm in its slots."""
        return self.options.name

    def refuse_others(self, recipe: str | None, norm: str | None) -> None:
        """Does nothing where recipe and norm are its own, or None.

        Raises:
            UserError: They are those of another network.
        """
        if recipe not in (None, self.recipe):
            raise UserError(
                "start: {start} has the recipe {own}, received the recipe {given}; leave "
                "--recipe away, or start from another model or run",
                code="start-other-recipe",
                start=self.name,
                own=self.recipe,
                given=recipe,
            )
        if norm not in (None, self.norm):
            raise UserError(
                "start: {start} has the norm {own}, received the norm {given}; leave --norm "
                "away, or start from another model or run",
                code="start-other-norm",
                start=self.name,
                own=self.norm,
                given=norm,
            )


def find_initial_model(
    name: str, runs_dir: Path | None = None, *, wait: float = WAIT
) -> InitialModel:
    """What a user means by a name; the weights are not read.

    Args:
        name: Name of a model that ships, ``default``, or the id or name of a run; a model goes
            before a run.
        runs_dir: The folder of the runs; the platform's when None.
        wait: Seconds to wait for a program that locks the runs; 0 never waits.

    Raises:
        BusyError: Another program locks the runs.
        UserError: There is nothing of that name.
    """
    if model := find_shipped(name):
        return _from_model(model)
    with Store(runs_dir, must_exist=True, wait=wait) as store:
        return initial_model_of_run(_run(store, name))


def initial_model_weights(name: str, runs_dir: Path | None = None) -> Sequence[NDArray[Any]]:
    """The weights of what a training starts from, in the order of its network.

    Args:
        name: As for :func:`find_initial_model`.
        runs_dir: As for :func:`find_initial_model`.

    Raises:
        UserError: There is nothing of that name, it is damaged, or the run has no weights yet.
    """
    if model := find_shipped(name):
        return read_shipped(model).weights
    with Store(runs_dir, must_exist=True) as store:
        found = _run(store, name)
        checkpoint = store.checkpoint(found.id)
        if checkpoint is None:
            raise no_weights(found, len(store.batches(found.id)))
    return checkpoint.weights()


def _run(store: Store, name: str) -> Run:
    try:
        return store.run(name)
    except BusyError:
        raise
    except UserError as error:
        raise unknown_model(name, error) from error


def _from_model(model: ShippedModel) -> InitialModel:
    recipe = find(SHIPPED_RECIPE)
    return InitialModel(model.name, recipe.name, recipe.options(model.norm), recipe.dropout)


def initial_model_of_run(run: Run) -> InitialModel:
    """A run as another training can start from it; nothing is read."""
    spec = run.spec
    return InitialModel(run.id, spec.recipe, spec.options, spec.dropout, spec.bn_before_output)
