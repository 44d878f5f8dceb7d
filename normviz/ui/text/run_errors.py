"""Messages for errors of runs and trainings, by error code."""

from PySide6.QtCore import QCoreApplication


def texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    return (
        _reason_texts()
        | _run_texts()
        | _weight_texts()
        | _name_texts()
        | _annotation_texts()
        | _file_texts()
        | _training_texts()
        | _device_texts()
        | _devices_texts()
        | _data_texts()
        | _difference_texts()
    )


def _run_texts() -> dict[str, str]:
    return {
        "other-data": QCoreApplication.translate(
            "Errors",
            "{run} was trained on other data. {difference} Start normviz with the folder of its "
            "own data, or resume it with these.",
        ),
        "weights-gone": QCoreApplication.translate(
            "Errors", "The weights of {run} are missing. Train it again."
        ),
        "trained-weights-gone": QCoreApplication.translate(
            "Errors",
            "The weights of {run} are gone; its curves are kept. Restore its folder from a backup, "
            "or train a new run with its settings.",
        ),
        "no-weights-yet": QCoreApplication.translate(
            "Errors", "{run} has no weights yet. Train an epoch of it first."
        ),
        "keras-suffix": QCoreApplication.translate(
            "Errors", "The name of a Keras model ends with {suffix}. Give {name} this ending."
        ),
    }


def _weight_texts() -> dict[str, str]:
    return {
        "reads-no-digits": QCoreApplication.translate(
            "Errors", "{run} cannot read digits. Choose another run."
        ),
        "weights-misfit": QCoreApplication.translate(
            "Errors", "The stored weights are those of another network. Train the run again."
        ),
        "weights-not-finite": QCoreApplication.translate(
            "Errors", "The stored weights are not finite. Train the run again."
        ),
        "checkpoint-gone": QCoreApplication.translate(
            "Errors",
            "The weights of {run} are gone, so it cannot resume. Train a new run with its "
            "settings.",
        ),
        "run-complete": QCoreApplication.translate(
            "Errors", "All epochs of {run} are done ({epochs}). Ask for more epochs to resume it."
        ),
        "data-other-length": QCoreApplication.translate(
            "Errors",
            "{run} was trained on other data, and its epochs would have another length. {cause} "
            "Start a new run from its weights.",
        ),
        "checkpoint-misfit": QCoreApplication.translate(
            "Errors", "The checkpoint is that of another network. Train a new run."
        ),
    }


def _name_texts() -> dict[str, str]:
    return {
        "run-locked": QCoreApplication.translate(
            "Errors", "Another window or command is training {run}. Stop it there first."
        ),
        "name-empty": QCoreApplication.translate("Errors", "A run needs a name. Type one."),
        "run-active": QCoreApplication.translate(
            "Errors", "{run} is being trained. Stop it first."
        ),
        "run-missing": QCoreApplication.translate(
            "Errors", "There is no run {run} any more in {folder}. Choose another one."
        ),
        "run-id-foreign": QCoreApplication.translate(
            "Errors", "{given} is not the id of a run. Choose a run from the list."
        ),
        "run-ambiguous": QCoreApplication.translate(
            "Errors", "{run} matches more than one run ({ids}). Choose one by its id."
        ),
        "run-unknown": QCoreApplication.translate(
            "Errors", "There is no run {run} in {folder}. Choose one from the list."
        ),
        "name-too-long": QCoreApplication.translate(
            "Errors", "The name of a run has at most {most} bytes. Type a shorter one."
        ),
        "name-no-text": QCoreApplication.translate(
            "Errors", "The name of the run holds bytes that are not text. Type another name."
        ),
    }


def _file_texts() -> dict[str, str]:
    return {
        "run-files-deleted": QCoreApplication.translate(
            "Errors",
            "The files of {run} were deleted: its curves are kept, its weights are gone. "
            "Restore the folder from a backup, or train a new run.",
        ),
        "manifest-foreign": QCoreApplication.translate(
            "Errors",
            "The settings of the run in {path} cannot be read. Restore the file from a backup.",
        ),
        "reference-foreign": QCoreApplication.translate(
            "Errors", "{path} is not a measurement of a run. Remove the file."
        ),
        "timeline-is-link": QCoreApplication.translate(
            "Errors", "{path} is a link where a folder is needed. Remove the link."
        ),
        "run-folder-removed": QCoreApplication.translate(
            "Errors",
            "The folder of {run} was removed while it trained: its weights are lost. Train it"
            " again.",
        ),
        "checkpoint-broken": QCoreApplication.translate(
            "Errors",
            "The checkpoint {path} cannot be read. Restore it from a backup, or train "
            "a new run with the same settings.",
        ),
        "no-timeline": QCoreApplication.translate(
            "Errors", "This run has no kept weights. Train it for some steps first."
        ),
        "step-not-kept": QCoreApplication.translate(
            "Errors", "The weights of step {step} are not kept. Choose another step."
        ),
        "step-damaged": QCoreApplication.translate(
            "Errors",
            "The weights of step {step} are cut short or damaged. Choose another step.",
        ),
        "step-incomplete": QCoreApplication.translate(
            "Errors", "{path} lacks some of the weights. Choose another step."
        ),
    }


def _training_texts() -> dict[str, str]:
    return {
        "loss-not-finite": QCoreApplication.translate(
            "Errors", "The loss is not a number at step {step}. Choose a lower learning rate."
        ),
        "loss-not-finite-kept": QCoreApplication.translate(
            "Errors",
            "The loss is not a number at step {step}. Choose a lower learning rate. The weights "
            "of step {saved} are kept.",
        ),
        "nothing-validated": QCoreApplication.translate(
            "Errors", "This run has no validation data. Choose a run of another preset."
        ),
        "takes-no-digits": QCoreApplication.translate(
            "Errors", "The network of {recipe} cannot read digits of 28×28. Choose another run."
        ),
        "start-misfit": QCoreApplication.translate(
            "Errors",
            "The weights of {start} do not fit this network. Leave its recipe and norm as "
            "they are.",
        ),
        "own-digits-gone": QCoreApplication.translate(
            "Errors",
            "The own digits that {run} was trained on are missing. Start a new run "
            "from its weights.",
        ),
    }


def _device_texts() -> dict[str, str]:
    return {
        "device-missing": QCoreApplication.translate(
            "Errors", "This computer has no device {wanted}, only {found}. Choose one of these."
        ),
        "device-not-opened": QCoreApplication.translate(
            "Errors",
            "{wanted} cannot be opened ({failure}). Close other programs that use it, or choose "
            "the CPU.",
        ),
        "device-full": QCoreApplication.translate(
            "Errors",
            "{device} has too little free memory for this network. Close other programs that use "
            "it, or choose another device.",
        ),
        "batch-too-large": QCoreApplication.translate(
            "Errors",
            "{device} has too little memory for a batch size of {batch_size}. Choose "
            "a smaller one.",
        ),
        "device-not-deterministic": QCoreApplication.translate(
            "Errors",
            "{device} cannot compute this network deterministically ({reason}). Choose the CPU, "
            "or switch “Deterministic” off.",
        ),
        "training-process-lost": QCoreApplication.translate(
            "Errors",
            "The process that trained the run was ended by something else (exit status {status}). "
            "Resume the run; it goes on at its last checkpoint.",
        ),
        "device-failed": QCoreApplication.translate(
            "Errors", "{device} failed ({reason}). Choose the CPU, and check the driver."
        ),
    }


def _devices_texts() -> dict[str, str]:
    """Of several devices that train together."""
    return {
        "device-single": QCoreApplication.translate(
            "Errors",
            "{wanted} is a single device, and {count} are to train. Choose another device or one "
            "device only.",
        ),
        "devices-too-few-gpus": QCoreApplication.translate(
            "Errors",
            "GPUs in this computer: {there}, devices chosen: {count}. Choose fewer, or the CPU, "
            "which can be divided into {parts} parts.",
        ),
        "devices-too-few-parts": QCoreApplication.translate(
            "Errors",
            "The CPU can be divided into {parts} parts here, devices chosen: {count}. Choose "
            "fewer.",
        ),
        "batch-not-divisible": QCoreApplication.translate(
            "Errors",
            "A batch size of {batch_size} cannot be divided among {devices} devices. Choose "
            "{below} or {above}.",
        ),
        "data-init-on-devices": QCoreApplication.translate(
            "Errors",
            "Each device would begin weight norm with its own part of the first batch. Switch the "
            "first step from data off, or train on one device.",
        ),
        "validation-below-devices": QCoreApplication.translate(
            "Errors",
            "{title}: validation samples: {given}, devices: {devices}. Choose at least one "
            "validation sample for each device.",
        ),
    }


def _difference_texts() -> dict[str, str]:
    return {
        "samples-count": QCoreApplication.translate(
            "Errors", "{setting}: {given} instead of {known}."
        ),
        "samples-shape": QCoreApplication.translate(
            "Errors", "{setting}: shape {given} instead of {known}."
        ),
        "samples-content": QCoreApplication.translate(
            "Errors", "{setting}: the values are different."
        ),
        "samples-unvalidated": QCoreApplication.translate(
            "Errors", "Validation samples: {given} instead of {known}."
        ),
        "batches-count": QCoreApplication.translate(
            "Errors", "Batches per epoch: {given} instead of {known}."
        ),
    }


def _data_texts() -> dict[str, str]:
    return {
        "no-samples": QCoreApplication.translate(
            "Errors", "No training samples are left. Hold out fewer, or train on more."
        ),
        "own-digits-parts": QCoreApplication.translate(
            "Errors",
            "Own digits are split into their own parts. Train on the training part "
            "and validate on the test part or on nothing.",
        ),
        "start-takes-no-digits": QCoreApplication.translate(
            "Errors",
            "Own digits are pictures of 28×28, and the network of {start} takes {shape}. "
            "Start from a model or run that reads digits.",
        ),
        "data-misfit": QCoreApplication.translate(
            "Errors", "The recipe {recipe} does not take these data. Choose others."
        ),
    }


def _annotation_texts() -> dict[str, str]:
    return {
        "tag-foreign": QCoreApplication.translate(
            "Errors", "A tag has 1 to {most} characters and no commas."
        ),
        "tags-many": QCoreApplication.translate("Errors", "A run has at most {most} tags."),
        "note-too-long": QCoreApplication.translate(
            "Errors", "A note has at most {most} characters."
        ),
    }


def _reason_texts() -> dict[str, str]:
    return {
        "no-slots": QCoreApplication.translate(
            "Errors", "The recipe {recipe} has no place for a norm."
        ),
        "norm-of-activations": QCoreApplication.translate(
            "Errors", "This recipe compares norms of the weights: {norm} normalizes activations."
        ),
        "norm-of-kernels": QCoreApplication.translate(
            "Errors",
            "{norm} normalizes the kernel of a convolution or dense layer, not those of a "
            "recurrent one.",
        ),
        "norm-of-images": QCoreApplication.translate(
            "Errors", "The sets of {norm} lie in H and W, which a dense layer does not have."
        ),
        "keras-too-old": QCoreApplication.translate(
            "Errors", "{norm} needs Keras {since} or newer: installed is {installed}."
        ),
        "groups-undivided": QCoreApplication.translate(
            "Errors",
            "The number of groups must divide the number of channels: {groups} does "
            "not divide {channels}.",
        ),
    }
