"""Whether the installed Keras has the layer of a norm."""

from functools import cache

from normviz.norms.norm import Norm


@cache
def installed_keras() -> str:
    """The version of Keras that is installed; empty where none is."""
    # It imports a parser of e-mail, which the start of the window has no use for.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("keras")
    except PackageNotFoundError:
        return ""


def lacks_layer(norm: Norm) -> bool:
    """Whether Keras is installed, and older than the layer of the norm."""
    if not norm.keras_since:
        return False
    installed = installed_keras()
    return bool(installed) and _numbers(installed) < _numbers(norm.keras_since)


def _numbers(text: str) -> tuple[int, ...]:
    """The leading numbers of a version: (3, 15) of ``3.15.0rc1``."""
    return tuple(int(part) for part in text.split(".")[:2] if part.isdecimal())
