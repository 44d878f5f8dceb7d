"""The run spec that fine-tunes a model on the user's own digits."""

from collections.abc import Iterable
from pathlib import Path

from normviz.ports.folded_names import unfolded_name
from normviz.ports.models import ModelInfo
from normviz.runs.initial_model import find_initial_model, initial_model_of_run
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_fine_tuned_spec
from normviz.ui.draw.settings.run_description import own_title


def fine_tuning_of(name: str, models: Iterable[ModelInfo], runs_dir: Path | None) -> RunSpec:
    """A copy of a model that is trained on the own digits, under a title of its own.

    Args:
        name: The model's name; one that is not among ``models`` is looked for all the same.
        models: All models that can be asked.
        runs_dir: Where runs are kept; the platform's folder when None.

    Raises:
        BusyError: Another program locks the runs.
        UserError: There is no such model, or it cannot go on.
    """
    known = {model.name: model for model in models}
    title = known[name].title if name in known else name
    run = known[name].run if name in known else None
    start = (
        initial_model_of_run(run)
        if run
        else find_initial_model(unfolded_name(name), runs_dir, wait=0)
    )
    title = own_title(title, [m.title for m in known.values()])
    return build_fine_tuned_spec(start, name=title)
