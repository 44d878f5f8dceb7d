"""The texts of what the entries of the norms say, by code, translated."""

from PySide6.QtCore import QCoreApplication


def statement_texts() -> dict[str, str]:
    """Code to text with ``{names}``; the English ones are those of the entries."""
    return {
        "moving-used": QCoreApplication.translate(
            "Notes",
            "Inference: the moving mean and variance of channel c are used. No other element of "
            "this batch has a say.",
        ),
        "moving-lag": QCoreApplication.translate(
            "Notes", "After {steps} steps the start (mean 0, variance 1) still weighs {share}."
        ),
        "axis-kept": QCoreApplication.translate(
            "Notes", "“axis” of BatchNormalization names the axis that is kept."
        ),
        "starts-at-one": QCoreApplication.translate(
            "Notes",
            "Unless told otherwise training starts with γ = 1 and β = 0, not random numbers.",
        ),
        "unbiased-variance": QCoreApplication.translate(
            "Notes",
            "PyTorch's moving variance is the unbiased one, n/(n − 1) = {size}/{less} times that "
            "of Keras: outputs differ in inference.",
        ),
        "epsilon-zero-batch": QCoreApplication.translate(
            "Notes",
            "With ε = 0 PyTorch's BatchNorm2d raises an error, and Keras gives NaN where σ² is 0.",
        ),
        "gamma-zero": QCoreApplication.translate(
            "Notes", "γ is 0: y is β whatever x is, and a relu after it passes no gradient."
        ),
        "gamma-zero-alone": QCoreApplication.translate(
            "Notes", "γ is 0: y is 0 whatever x is, and a relu after it passes no gradient."
        ),
        "gamma-zero-alive": QCoreApplication.translate(
            "Notes", "γ is 0: y is β whatever x is; a relu after it still passes a gradient."
        ),
        "bias-before": QCoreApplication.translate(
            "Notes", "A bias before it changes nothing: the mean takes it away."
        ),
        "evaluate-moves": QCoreApplication.translate(
            "Notes",
            "“evaluate” and “predict” use moving statistics instead of these: switch to inference.",
        ),
        "torch-set-of-one": QCoreApplication.translate(
            "Notes", "PyTorch raises an error where a set has one element; Keras gives β."
        ),
        "one-group": QCoreApplication.translate("Notes", "The same as group norm with 1 group."),
        "axis-reduced": QCoreApplication.translate(
            "Notes", "“axis” of LayerNormalization names the axes that are reduced."
        ),
        "parameters": QCoreApplication.translate(
            "Notes",
            "Keras learns C·H·W = {all} numbers each for γ and β, PyTorch's GroupNorm C = "
            "{channels}.",
        ),
        "epsilon-zero": QCoreApplication.translate(
            "Notes", "With ε = 0 Keras and PyTorch give NaN where the root is 0; here x̂ is 0."
        ),
        "not-one-group": QCoreApplication.translate(
            "Notes", "Not the same as group norm with 1 group."
        ),
        "bare-takes-pixel": QCoreApplication.translate(
            "Notes",
            "LayerNormalization() of Keras takes only the {channels} channels of one pixel, not "
            "all of a sample: {sets} sets here instead of {samples}.",
        ),
        "bare-takes-w": QCoreApplication.translate(
            "Notes",
            "On (N, C, H, W) LayerNormalization() of Keras would take the {width} elements along "
            "W: name the axis, as the code does.",
        ),
        "group-per-channel": QCoreApplication.translate(
            "Notes", "The same as group norm with {groups} groups, one per channel."
        ),
        "groups-number": QCoreApplication.translate(
            "Notes",
            "“groups” is the number of groups, not their size: {channels} make instance norm, 1 "
            "makes layer norm.",
        ),
        "channels-multiple": QCoreApplication.translate(
            "Notes", "The channels must be a multiple of the groups: {product}."
        ),
        "axis-split": QCoreApplication.translate(
            "Notes", "“axis” of GroupNormalization names the axis that is split."
        ),
        "no-mean": QCoreApplication.translate(
            "Notes", "No mean is subtracted: an offset of x does not vanish."
        ),
        "unit-epsilon": QCoreApplication.translate(
            "Notes", "UnitNormalization of Keras always takes ε = 1e-12, not {epsilon}."
        ),
        "threshold": QCoreApplication.translate(
            "Notes", "In the paper max(y, τ) with a learned τ follows, in place of relu."
        ),
        "kernel": QCoreApplication.translate(
            "Notes", "Here the tensor is a layer's kernel (Cₒ, Cᵢ, kh, kw), not an activation."
        ),
        "length-apart": QCoreApplication.translate(
            "Notes",
            "g, the length of each output channel's kernel, is learned apart. Here g = ‖v‖, so "
            "that w = v; with “first step from data” the first training step sets g instead.",
        ),
        "power-iteration": QCoreApplication.translate(
            "Notes",
            "Shown is the converged layer. Keras normalizes in calls with training=True only, "
            "one step of power iteration each; PyTorch starts with 15 steps. A fresh layer's σ₁ "
            "is not 1.",
        ),
        "unchanged": QCoreApplication.translate(
            "Notes", "Nothing is normalized: the measure for all the others."
        ),
        "epsilon-zero-instance": QCoreApplication.translate(
            "Notes", "With ε = 0 Keras gives NaN where the root is 0; in PyTorch and here x̂ is 0."
        ),
    }
