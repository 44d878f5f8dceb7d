"""What is said beneath the curves of a single run."""

from collections.abc import Sequence

from normviz.runs.run import Run
from normviz.ui.text.runs.run_result import reference_text, result_text
from normviz.ui.train.runs.run_library import RunLibrary


def said_of(library: RunLibrary, runs: Sequence[Run]) -> str:
    """Its result where its curves say none, and what a run on own digits was validated on."""
    if len(runs) != 1:
        return ""
    (run,) = runs
    reference = library.reference(run.id)
    said = "" if run.val_accuracy is not None else result_text(run)
    return " ".join(filter(None, [said, reference_text(reference) if reference else ""]))
