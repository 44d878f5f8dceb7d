"""The words of figures and of their HTML pages, in the language of the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from normviz.figure.marks import Wording
from normviz.ui.text.catalogue import translated

if TYPE_CHECKING:
    from normviz.figure.export.html_data import PageWords


def wording() -> Wording:
    """The figure's words, translated."""
    return Wording(
        one_set=QCoreApplication.translate("Figure", "1 set of {size}"),
        many_sets=QCoreApplication.translate("Figure", "{count} sets of {size}"),
        alone=QCoreApplication.translate("Figure", "sets of one element: y = β, whatever x is"),
        alone_bare=QCoreApplication.translate(
            "Figure", "sets of one element, ε = 0: NaN in Keras, here y = β"
        ),
        sign_only=QCoreApplication.translate(
            "Figure", "sets of one element: up to ε, x̂ is the sign of x"
        ),
        untouched=QCoreApplication.translate("Figure", "no shared statistics"),
        moving=QCoreApplication.translate("Figure", "moving μ and σ² of each channel"),
        title=translated,
    )


def page_words() -> "PageWords":
    """The words of the figure's HTML page, translated."""
    from normviz.figure.export.html_data import PageWords  # not before the first paint

    return PageWords(
        # The translator names the language: the words may be English in any locale.
        language=QCoreApplication.translate("Figure", "en"),
        hint=QCoreApplication.translate(
            "Figure",
            "Point at a cell, or tap it; arrow keys move along H and W, with Shift along N and C.",
        ),
        columns=(
            QCoreApplication.translate("Figure", "Norm"),
            QCoreApplication.translate("Figure", "Elements in the set"),
            "μ",
            QCoreApplication.translate("Figure", "divided by"),
            "x̂",
            "y",
        ),
    )
