"""Translated texts of the norms' statements, by code."""

from PySide6.QtCore import QCoreApplication


def statement_texts() -> dict[str, str]:
    """Code to text with ``{names}``; the English ones are those of the entries."""
    moving = _of_moving_statistics() | _of_renormalization()
    return moving | _of_parameters() | _of_axes() | _of_kernels() | _of_limits()


def _of_moving_statistics() -> dict[str, str]:
    return {
        "moving-used": QCoreApplication.translate(
            "Notes",
            "Inference: the elements of a channel share one moving mean and variance. No output "
            "depends on another element of this batch.",
        ),
        "moving-lag": QCoreApplication.translate(
            "Notes",
            "Steps seen: {steps}. The initial values (mean 0, variance 1) still have "
            "a weight of {share}.",
        ),
        "moving-kept": QCoreApplication.translate(
            "Notes",
            "Moving mean and variance are those of a trained layer, one of each per channel.",
        ),
        "kept-layer": QCoreApplication.translate(
            "Notes",
            "The code makes a new layer, with moving mean 0 and variance 1. Shown is a trained "
            "layer that is called with training=False (PyTorch: after eval()).",
        ),
        "evaluate-moves": QCoreApplication.translate(
            "Notes",
            "“evaluate” and “predict” use moving statistics instead of these: switch to inference.",
        ),
        "new-layer": QCoreApplication.translate(
            "Notes",
            "The code makes a new layer, with moving mean 0 and variance 1. Shown is "
            "a layer that has been trained on this batch (steps seen: {steps}) and is "
            "called with training=False (PyTorch: after eval()).",
        ),
        "unbiased-variance": QCoreApplication.translate(
            "Notes",
            "PyTorch's moving variance is the unbiased one, n/(n − 1) = {size}/{less} times that "
            "of Keras: outputs differ in inference.",
        ),
        "bias-before": QCoreApplication.translate(
            "Notes", "A bias before it has no effect: subtracting the mean removes it."
        ),
    }


def _of_renormalization() -> dict[str, str]:
    return {
        "new-renorm-layer": QCoreApplication.translate(
            "Notes",
            "The code makes a new layer, with moving mean 0 and deviation 1. Shown is a layer that "
            "has been trained on this batch (steps seen: {steps}).",
        ),
        "renorm-two-sets": QCoreApplication.translate(
            "Notes",
            "Unclipped, r and d undo the batch's mean and deviation: what changes y is its own x "
            "alone. They receive no gradient: what receives gradient is the whole set (elements: "
            "{size}).",
        ),
        "renorm-clipping": QCoreApplication.translate(
            "Notes",
            "The paper starts with r = 1 and d = 0, which is batch norm, and widens the bounds; "
            "Keras clips only where renorm_clipping is given.",
        ),
    }


def _of_parameters() -> dict[str, str]:
    return {
        "no-statistics": QCoreApplication.translate(
            "Notes",
            "No statistics: each element by itself. α is learned, one number, and starts at 0.5.",
        ),
        "keras-too-old": QCoreApplication.translate(
            "Notes", "Keras {installed} is installed; its layer is there from Keras {since} on."
        ),
        "gamma-zero": QCoreApplication.translate(
            "Notes", "γ is 0: y is β whatever x is, and a relu after it passes no gradient."
        ),
        "gamma-zero-bare": QCoreApplication.translate(
            "Notes", "γ is 0: y is {left}, but with ε = 0 Keras gives NaN where the root is 0."
        ),
        "gamma-zero-alive": QCoreApplication.translate(
            "Notes", "γ is 0: y is β whatever x is; a relu after it still passes a gradient."
        ),
        "gamma-zero-alone": QCoreApplication.translate(
            "Notes", "γ is 0: y is 0 whatever x is, and a relu after it passes no gradient."
        ),
        "starts-at-one": QCoreApplication.translate(
            "Notes",
            "By default, training starts with γ = 1 and β = 0, not with random numbers.",
        ),
        "threshold": QCoreApplication.translate(
            "Notes", "In the paper max(y, τ) with a learned τ follows, in place of relu."
        ),
        "parameters": QCoreApplication.translate(
            "Notes",
            "Keras learns C·H·W = {all} numbers each for γ and β, PyTorch's GroupNorm C = "
            "{channels}.",
        ),
        "parameters-one": QCoreApplication.translate(
            "Notes",
            "Keras learns C·H·W = {all} numbers for {name}, PyTorch's GroupNorm C = {channels}.",
        ),
        "no-mean": QCoreApplication.translate(
            "Notes", "No mean is subtracted: an offset of x remains."
        ),
    }


def _of_axes() -> dict[str, str]:
    return {
        "axis-kept": QCoreApplication.translate(
            "Notes", "“axis” of BatchNormalization names the axis that is kept."
        ),
        "axis-reduced": QCoreApplication.translate(
            "Notes", "“axis” of LayerNormalization names the axes that are reduced."
        ),
        "axis-split": QCoreApplication.translate(
            "Notes", "“axis” of GroupNormalization names the axis that is split."
        ),
        "groups-number": QCoreApplication.translate(
            "Notes",
            "“groups” is the number of groups, not their size: groups = {channels} is instance "
            "norm, groups = 1 is layer norm.",
        ),
        "channels-multiple": QCoreApplication.translate(
            "Notes", "The channels must be a multiple of the groups: {product}."
        ),
        "one-group": QCoreApplication.translate("Notes", "The same as group norm with 1 group."),
        "group-per-channel": QCoreApplication.translate(
            "Notes", "The same as group norm with one group per channel ({groups})."
        ),
        "not-one-group": QCoreApplication.translate(
            "Notes", "Not the same as group norm with 1 group."
        ),
        "bare-takes-pixel": QCoreApplication.translate(
            "Notes",
            "LayerNormalization() of Keras takes only the channels of one pixel "
            "({channels}), not all of a sample. Number of sets: {sets} instead of "
            "{samples}.",
        ),
        "bare-takes-w": QCoreApplication.translate(
            "Notes",
            "On (N, C, H, W) LayerNormalization() of Keras would take only the "
            "elements along W ({width}): name the axis, as the code does.",
        ),
    }


def _of_kernels() -> dict[str, str]:
    return {
        "kernel": QCoreApplication.translate(
            "Notes", "Here the tensor is a layer's kernel (Cₒ, Cᵢ, kh, kw), not an activation."
        ),
        "length-apart": QCoreApplication.translate(
            "Notes",
            "g, the length of each output channel's kernel, is learned separately. Training starts "
            "with g = ‖v‖, so that w = v; with “first step from data” the first training step "
            "sets g instead.",
        ),
        "power-iteration": QCoreApplication.translate(
            "Notes",
            "Shown is the converged layer. Keras normalizes in calls with training=True only, "
            "one step of power iteration each; PyTorch starts with 15 steps. In general, σ₁ of a "
            "fresh layer is not 1.",
        ),
        "unchanged": QCoreApplication.translate(
            "Notes", "Nothing is normalized: the baseline for the other norms."
        ),
    }


def _of_limits() -> dict[str, str]:
    return {
        "epsilon-zero": QCoreApplication.translate(
            "Notes", "With ε = 0 Keras and PyTorch give NaN where the root is 0; here x̂ is 0."
        ),
        "epsilon-zero-batch": QCoreApplication.translate(
            "Notes",
            "With ε = 0 PyTorch's BatchNorm2d raises an error, and Keras gives NaN where σ² is 0.",
        ),
        "epsilon-zero-renorm": QCoreApplication.translate(
            "Notes", "With ε = 0 Keras and the PyTorch code give NaN where σ² is 0."
        ),
        "epsilon-zero-instance": QCoreApplication.translate(
            "Notes", "With ε = 0 Keras gives NaN where the root is 0; in PyTorch and here x̂ is 0."
        ),
        "torch-set-of-one": QCoreApplication.translate(
            "Notes", "PyTorch raises an error where a set has one element; Keras gives β."
        ),
        "torch-set-of-one-nan": QCoreApplication.translate(
            "Notes",
            "PyTorch raises an error where a set has one element; with ε = 0 Keras gives NaN.",
        ),
        "epsilon-zero-moving": QCoreApplication.translate(
            "Notes",
            "With ε = 0 Keras gives NaN or infinity where the moving variance is 0; here x̂ is 0.",
        ),
        "unit-epsilon": QCoreApplication.translate(
            "Notes", "UnitNormalization of Keras always takes ε = 1e-12, not {epsilon}."
        ),
    }
