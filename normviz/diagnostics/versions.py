"""Versions of Python and of the dependencies, read without importing them."""

from typing import Final

NEEDED: Final = ("PySide6-Essentials", "pyqtgraph", "numpy", "tensorflow", "keras", "scikit-learn",
                 "platformdirs", "rich")  # fmt: skip
OPTIONAL: Final = ("torch", "dask", "onnx")


def installed_versions() -> dict[str, str | None]:
    """The version of each package; None where it is not installed."""
    return {name: _version_of(name) for name in (*NEEDED, *OPTIONAL)}


def _version_of(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version  # slow to import

    try:
        return version(package)
    except PackageNotFoundError:
        return None
