"""The models available for prediction: shipped models, and runs of a folder that have weights."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from normviz.errors import UserError
from normviz.norms import CATALOG
from normviz.ports.folded_names import folded_name
from normviz.ports.models import ModelInfo
from normviz.runs.run import Run
from normviz.runs.shipped_models import ShippedModel
from normviz.runs.storage.damage import set_aside_after
from normviz.runs.storage.recovery import CHECKPOINT
from normviz.runs.store import Store
from normviz.ui.text.catalogue import translated


def shipped_infos(models: Sequence[ShippedModel]) -> list[ModelInfo]:
    """The models that ship, in the order of their index."""
    return [
        ModelInfo(
            model.name,
            translated(CATALOG[model.norm].title),
            model.norm,
            model.default,
            f"MNIST: {100 * model.test_accuracy:.2f} %",
        )
        for model in models
    ]


def run_infos(folder: Path, is_wanted: Callable[[Run], bool] = lambda _: True) -> list[ModelInfo]:
    """The runs of a folder that have weights, the newest first.

    Args:
        folder: The runs folder; nothing is made where there is none.
        is_wanted: Which runs to list.

    Raises:
        BusyError: Another program locks the database: it can be read a moment later.
        UserError: The folder cannot be read; or its database was damaged and is set aside, so that
            the next call lists the runs from their folders.
    """
    if not folder.exists():
        return []
    try:
        with Store(folder, must_exist=True, wait=0) as store:
            runs = [run for run in store.runs() if is_wanted(run)]
    except UserError as error:
        raise set_aside_after(error, folder) or error from None
    infos = [
        ModelInfo(
            run.id, run.name, run.spec.norm, run=run, version=_version(folder / run.id / CHECKPOINT)
        )
        for run in reversed(runs)
    ]
    return [info for info in infos if info.version]


def with_folded(models: Sequence[ModelInfo]) -> list[ModelInfo]:
    """The models, and behind each one with batch norm the same one with its norm folded away."""
    listed = []
    for info in models:
        listed.append(info)
        if CATALOG[info.norm].moving:
            title = QCoreApplication.translate("Draw", "{model}, folded").format(model=info.title)
            listed.append(
                replace(
                    info,
                    name=folded_name(info.name),
                    title=title,
                    norm="none",
                    is_default=False,
                    is_folded=True,
                )
            )
    return listed


def _version(checkpoint: Path) -> str:
    """Time and size of a file; empty where there is none."""
    try:
        status = checkpoint.stat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns}-{status.st_size}"
