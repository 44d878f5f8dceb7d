"""Exports a trained network as a ``.keras`` file; such files are written and never read."""

import shutil
import tempfile
from pathlib import Path

from normviz.engine.inference.trained_network import trained_network
from normviz.errors import UserError
from normviz.files.atomic import explain, replacing
from normviz.runs.store import Store

_SUFFIX = ".keras"


def export_keras(store: Store, run: str, path: Path) -> None:
    """Writes the network of a run with its newest weights, atomically.

    The optimizer and its schedule are left out, so that Keras alone can load the file; networks
    with a weight or filter response norm need normviz beside it.

    Args:
        store: Holds the run.
        run: Its id or name.
        path: The file to replace; its name ends with ``.keras``.

    Raises:
        UserError: There is no such run, it has no weights yet, another suffix, no space or right.
    """
    if path.suffix != _SUFFIX:
        raise UserError(
            "expected a file name that ends with {suffix}, received {name}",
            code="keras-suffix",
            suffix=_SUFFIX,
            name=path.name,
        )
    _save(trained_network(store, store.run(run)), path.absolute())


def _save(model: object, path: Path) -> None:
    """Lets Keras write elsewhere first: it writes in place and would break an older file."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / f"model{_SUFFIX}"
            model.save(copy)  # type: ignore[attr-defined]  # a Keras model
            with copy.open("rb") as source, replacing(path) as target:
                shutil.copyfileobj(source, target)
    except OSError as error:
        raise explain(error, path) from error
