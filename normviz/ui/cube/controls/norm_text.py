"""Texts about a norm of the catalogue for the list and the menu of norms."""

from PySide6.QtCore import QCoreApplication

from normviz.norms import Norm


def reduced_axes(norm: Norm, training: bool) -> str:
    """The axes that share statistics, as in ``N, H, W``; C/G is C within a group.

    Args:
        norm: Of the catalogue.
        training: Whether batch norm uses the batch's statistics.
    """
    letters = {"shared": "{axis}", "split": "{axis}/G", "kept": ""}
    roles = zip(norm.axes, norm.roles_in(training), strict=True)
    named = (letters[role].format(axis=axis) for axis, role in roles)
    return ", ".join(name for name in named if name)


def brief_axes(norm: Norm, training: bool) -> str:
    """As :func:`reduced_axes`, where there is little room."""
    if norm.kind == "kernel" and set(norm.roles) == {"shared"}:
        return QCoreApplication.translate("NormText", "whole kernel")
    return reduced_axes(norm, training)


def tip_of(norm: Norm, training: bool) -> str:
    """One sentence on what shares statistics, and the formula."""
    axes = reduced_axes(norm, training)
    if norm.moving and not training:
        text = QCoreApplication.translate(
            "NormText", "Uses moving statistics in inference: {formula}."
        )
    elif norm.pointwise is not None:
        text = QCoreApplication.translate(
            "NormText", "Takes no statistics, each element by itself: {formula}."
        )
    elif not axes:
        text = QCoreApplication.translate("NormText", "Leaves x as it is: {formula}.")
    elif norm.kind == "kernel":
        text = QCoreApplication.translate(
            "NormText", "Normalizes the kernel over {axes}: {formula}."
        )
    else:
        text = QCoreApplication.translate("NormText", "Shares statistics over {axes}: {formula}.")
    return text.format(axes=axes, formula=norm.formula)
