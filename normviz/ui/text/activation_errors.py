"""Messages for errors of activations, by error code."""

from PySide6.QtCore import QCoreApplication


def texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    return _input_texts() | _layer_texts() | _remark_texts()


def _input_texts() -> dict[str, str]:
    return {
        "inputs-unknown": QCoreApplication.translate(
            "Errors", "No inputs are named “{inputs}”. Choose others."
        ),
        "inputs-outside": QCoreApplication.translate(
            "Errors",
            "The validation samples have numbers from 0 to {last}. Choose one of them instead of "
            "{place}.",
        ),
        "inputs-no-class": QCoreApplication.translate(
            "Errors", "No validation sample is of class {label}. Choose one of {known}."
        ),
        "inputs-misfit": QCoreApplication.translate(
            "Errors",
            "{model} takes inputs of the shape {shape}, not digits of 28×28. Choose validation "
            "samples or noise.",
        ),
        "no-drawing": QCoreApplication.translate(
            "Errors", "Nothing is drawn. Draw a digit in the Draw view, or choose other inputs."
        ),
    }


def _layer_texts() -> dict[str, str]:
    return {
        "layer-missing": QCoreApplication.translate(
            "Errors", "{model} has no layer “{layer}”. Choose another layer."
        ),
        "no-batch-norm": QCoreApplication.translate(
            "Errors", "{model} has no batch norm. Choose a run or model with batch norm."
        ),
        "no-training-kept": QCoreApplication.translate(
            "Errors", "{model} ships without its training. Choose a run."
        ),
        "activations-memory": QCoreApplication.translate(
            "Errors",
            "The tensors of so many inputs ({count}) do not fit into memory. Choose fewer.",
        ),
        "tensor-too-large": QCoreApplication.translate(
            "Errors",
            "This layer's tensor is too large for the figure, which shows at most {most} elements. "
            "It has {count}. Choose another layer.",
        ),
        "activations-not-finite": QCoreApplication.translate(
            "Errors",
            "What {layer} of {model} receives cannot be normalized ({reason}). Choose another "
            "step.",
        ),
    }


def _remark_texts() -> dict[str, str]:
    return {
        "not-validated": QCoreApplication.translate(
            "Errors", "The run is not validated: its training samples are shown."
        ),
        "digits-stand-in": QCoreApplication.translate(
            "Errors", "MNIST is not there: digits of scikit-learn are shown."
        ),
        "inputs-cut": QCoreApplication.translate(
            "Errors",
            "The batch is the first {kept} of {count}: the figure has no room for more (elements "
            "of {layer} per input: {size}).",
        ),
    }
