"""How far a network whose batch norm is folded away answers from the original."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from normviz.engine.batch_norm.folding import FoldedNetwork, fold, largest_difference
from normviz.engine.probes.activation_probe import no_drawing
from normviz.engine.probes.loaded_network import load_network, take_weights
from normviz.engine.probes.network_inputs import InputReader
from normviz.ports.prediction import FoldCheck

SAMPLES: Final = 1000
"""Validation samples that both networks read."""


@dataclass(frozen=True, eq=False)
class CheckedFold:
    """A folded network and what was found of it."""

    folded: FoldedNetwork
    check: FoldCheck


def check_fold(
    name: str, runs_dir: Path | None = None, data_dir: Path | None = None
) -> CheckedFold:
    """Folds the batch norm of a network away and compares the answers.

    Args:
        name: A model that ships, or the id or name of a run; its newest weights are taken.
        runs_dir: The folder of the runs; the platform's when None.
        data_dir: Where data sets are looked for first.

    Raises:
        UserError: There is no such network, it has no batch norm, or its samples are not there.
    """
    loaded = load_network(name, runs_dir)
    take_weights(loaded, None, runs_dir)
    folded = fold(loaded.model, loaded.name)
    reader = InputReader(runs_dir, data_dir, no_drawing)
    inputs = reader.read(loaded, f"validation:{SAMPLES}")
    difference = largest_difference(loaded.model, folded.model, inputs.x, not loaded.run)
    return CheckedFold(folded, FoldCheck(loaded.name, len(inputs.x), difference, inputs.remark))
