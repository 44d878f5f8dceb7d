"""Rules for remarks that several norms share, with their conditions."""

from normviz.norms.remarks import RemarkCheck, Situation, Statement


def gamma_zero(situation: Situation) -> Statement | None:
    """A γ of 0 leaves β; whether a relu after it passes a gradient depends on β."""
    if not ("gamma" in situation.norm.learned and situation.spec.scale and situation.gamma == 0):
        return None
    has_beta = "beta" in situation.norm.learned and situation.spec.center
    if situation.norm.keras_epsilon is not None and situation.spec.used_epsilon == 0:
        text = "γ is 0: y is {left}, but with ε = 0 Keras gives NaN where the root is 0."
        return Statement("gamma-zero-bare", "warning", text, {"left": "β" if has_beta else "0"})
    if has_beta:
        if situation.beta > 0:
            text = "γ is 0: y is β whatever x is; a relu after it still passes a gradient."
            return Statement("gamma-zero-alive", "warning", text)
        text = "γ is 0: y is β whatever x is, and a relu after it passes no gradient."
        return Statement("gamma-zero", "warning", text)
    text = "γ is 0: y is 0 whatever x is, and a relu after it passes no gradient."
    return Statement("gamma-zero-alone", "warning", text)


def moving_used(situation: Situation) -> Statement | None:
    """Inference takes no statistics from the tensor."""
    if not situation.in_inference:
        return None
    text = (
        "Inference: the elements of a channel share one moving mean and variance. No output "
        "depends on another element of this batch."
    )
    return Statement("moving-used", "info", text)


def moving_lag(situation: Situation) -> Statement | None:
    """How much the start of the moving statistics still counts, where they are read."""
    if not situation.norm.reads_moving(situation.spec.training):
        return None
    if situation.has_kept:
        text = "Moving mean and variance are those of a trained layer, one of each per channel."
        return Statement("moving-kept", "info", text)
    share = situation.spec.momentum**situation.steps
    text = (
        "Steps seen: {steps}. The initial values (mean 0, variance 1) still have a weight of "
        "{share}."
    )
    values = {"steps": situation.steps, "share": share}
    return Statement("moving-lag", "info", text, values, share=share)


def kept_statistics() -> Statement:
    """The code has none of what a trained layer has kept."""
    text = (
        "The code makes a new layer, with moving mean 0 and variance 1. Shown is a trained layer "
        "that is called with training=False (PyTorch: after eval())."
    )
    return Statement("kept-layer", "difference", text)


def starts_at_one(situation: Situation) -> Statement | None:
    """γ and β do not start at random numbers."""
    if not (situation.spec.scale and situation.spec.center):
        return None
    text = "By default, training starts with γ = 1 and β = 0, not with random numbers."
    return Statement("starts-at-one", "info", text)


def axis_reduced(situation: Situation) -> Statement:  # noqa: ARG001
    """What ``axis`` means in Keras' layer norm."""
    text = "“axis” of LayerNormalization names the axes that are reduced."
    return Statement("axis-reduced", "info", text)


def groups_are_a_number(situation: Situation) -> Statement:
    """What ``groups`` means."""
    text = (
        "“groups” is the number of groups, not their size: groups = {channels} is instance norm, "
        "groups = 1 is layer norm."
    )
    return Statement("groups-number", "info", text, {"channels": situation.shape[1]})


def no_mean(situation: Situation) -> Statement | None:
    """Norms that divide only; of a set of one the sign is left, which an offset may not change."""
    if situation.sets.size == 1:
        return None
    text = "No mean is subtracted: an offset of x remains."
    return Statement("no-mean", "info", text)


def kernel(situation: Situation) -> Statement:  # noqa: ARG001
    """Norms of kernels."""
    text = "Here the tensor is a layer's kernel (Cₒ, Cᵢ, kh, kw), not an activation."
    return Statement("kernel", "info", text)


def same_as_groups(groups: int, channels: int) -> Statement:
    """An identity with group norm; ``groups`` is 1 or one per channel."""
    check = RemarkCheck("same", "group", groups)
    if groups == 1:
        return Statement("one-group", "identity", "The same as group norm with 1 group.", {}, check)
    text = "The same as group norm with one group per channel ({groups})."
    return Statement("group-per-channel", "identity", text, {"groups": channels}, check)


def torch_set_of_one(situation: Situation) -> Statement | None:
    """PyTorch refuses one value per set in its batch and instance norm."""
    if situation.in_inference or situation.sets.size > 1:
        return None
    return _set_of_one(situation)


def torch_group_of_one(situation: Situation) -> Statement | None:
    """PyTorch's group norm counts the values of all samples together."""
    if situation.sets.size > 1 or situation.shape[0] > 1:
        return None
    return _set_of_one(situation)


def _set_of_one(situation: Situation) -> Statement:
    if situation.spec.used_epsilon == 0:
        text = "PyTorch raises an error where a set has one element; with ε = 0 Keras gives NaN."
        return Statement("torch-set-of-one-nan", "difference", text)
    text = "PyTorch raises an error where a set has one element; Keras gives β."
    return Statement("torch-set-of-one", "difference", text)


def epsilon_zero(situation: Situation) -> Statement | None:
    """Without ε a constant set is divided by 0."""
    if situation.spec.used_epsilon > 0 or situation.in_inference:
        return None
    text = "With ε = 0 Keras and PyTorch give NaN where the root is 0; here x̂ is 0."
    return Statement("epsilon-zero", "difference", text)


def sample_sized_parameters(situation: Situation) -> Statement | None:
    """Keras' layer norm learns a γ and β per element of a sample, PyTorch's one per channel."""
    channels, height, width = situation.shape[1:]
    learned = {"γ": situation.spec.scale, "β": situation.spec.center}
    if height * width == 1 or not any(learned.values()):
        return None
    values: dict[str, int | float | str] = {"all": channels * height * width, "channels": channels}
    if not all(learned.values()):
        text = "Keras learns C·H·W = {all} numbers for {name}, PyTorch's GroupNorm C = {channels}."
        values["name"] = next(name for name, is_learned in learned.items() if is_learned)
        return Statement("parameters-one", "difference", text, values)
    text = (
        "Keras learns C·H·W = {all} numbers each for γ and β, PyTorch's GroupNorm C = {channels}."
    )
    return Statement("parameters", "difference", text, values)
