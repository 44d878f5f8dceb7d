"""Templates of HTML pages: texts of ``resources/html`` with ``{{places}}`` to fill."""

import re
from typing import Final

from normviz.assets import resource

_PLACE: Final = re.compile(r"\{\{(\w+)\}\}")


def text_of(name: str) -> str:
    """A file of ``resources/html``, without the line break at its end."""
    return resource("html", name).read_text(encoding="utf-8").strip()


def fill(template: str, **parts: str) -> str:
    """A template with its places filled; what the parts contain is left as it is.

    Args:
        template: Name of the file.
        **parts: HTML for each place.

    Raises:
        KeyError: A place has no part.
    """
    return _PLACE.sub(lambda match: parts[match[1]], text_of(template))
