"""Paths of all files that are not code: icons, translations, lessons, shipped models."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """The file or folder ``parts`` of ``resources/``, from a wheel and from a checkout alike.

    Args:
        parts: Path components below ``resources/``, such as ``"icons", "cube.svg"``.

    Raises:
        FileNotFoundError: There is no such resource; the installation is incomplete.
    """
    package = files("normviz")
    # A wheel carries resources/ inside the package; a checkout has it beside the package.
    for root in (package / "resources", package / ".." / "resources"):
        found = root.joinpath(*parts)
        if found.is_file() or found.is_dir():
            return found
    raise FileNotFoundError(
        f"expected the resource {'/'.join(parts)} in the installation of normviz, found none; "
        "install normviz again"
    )
