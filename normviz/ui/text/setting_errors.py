"""Messages for errors of settings: of trainings, norms, scenes and of the window itself."""

from PySide6.QtCore import QCoreApplication


def texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    return (
        _number_texts()
        | _name_texts()
        | _training_texts()
        | _norm_texts()
        | _start_texts()
        | _window_texts()
    )


def setting_title(name: str) -> str:
    """What a setting of a training or a norm is called in a message; its name where unknown."""
    titles = {
        "epochs": QCoreApplication.translate("Errors", "Epochs"),
        "batch size": QCoreApplication.translate("Errors", "Batch size"),
        "seed": QCoreApplication.translate("Errors", "Seed"),
        "train size": QCoreApplication.translate("Errors", "Training samples"),
        "validation size": QCoreApplication.translate("Errors", "Validation samples"),
        "dropout": QCoreApplication.translate("Errors", "Dropout"),
        "held out": QCoreApplication.translate("Errors", "Held-out share"),
        "gamma_initializer": QCoreApplication.translate("Errors", "Initial γ"),
        "beta_initializer": QCoreApplication.translate("Errors", "Initial β"),
    }
    return titles.get(name, name)


def _number_texts() -> dict[str, str]:
    return {
        "whole-too-small": QCoreApplication.translate(
            "Errors", "{setting} is {given}. Choose a whole number of at least {low}."
        ),
        "whole-out-of-range": QCoreApplication.translate(
            "Errors", "{setting} is {given}. Choose a whole number from {low} to {high}."
        ),
        "share-out-of-range": QCoreApplication.translate(
            "Errors", "{setting} is {given}. Choose a number from 0 up to, but below, 1."
        ),
        "momentum-out-of-range": QCoreApplication.translate(
            "Errors", "Momentum is {given}. Choose a number from 0 to 1."
        ),
        "epsilon-out-of-range": QCoreApplication.translate(
            "Errors",
            "Epsilon (ε) is {given}. Choose a number from 1e-12 to 1, or leave it at its default.",
        ),
        "groups-not-whole": QCoreApplication.translate(
            "Errors", "Groups is {given}. Choose a whole number of at least 1."
        ),
        "initializer-unnamed": QCoreApplication.translate(
            "Errors", "{setting} is {given}. Choose the name of a Keras initializer."
        ),
    }


def _name_texts() -> dict[str, str]:
    return {
        "recipe-unknown": QCoreApplication.translate(
            "Errors", "There is no recipe {given}. Choose one of these: {known}."
        ),
        "preset-unknown": QCoreApplication.translate(
            "Errors", "{recipe} has no preset {given}. Choose one of these: {known}."
        ),
        "data-set-unknown": QCoreApplication.translate(
            "Errors", "There is no data set {given}. Choose one of these: {known}."
        ),
        "download-unknown": QCoreApplication.translate(
            "Errors", "{given} cannot be downloaded. Choose one of these: {known}."
        ),
        "norm-unknown": QCoreApplication.translate(
            "Errors", "There is no norm {given}. Choose one of these: {known}."
        ),
        "device-unknown": QCoreApplication.translate(
            "Errors", "There is no device {given}. Choose auto, cpu, gpu or gpu:0."
        ),
        "hand-unknown": QCoreApplication.translate(
            "Errors", "There are no sample drawings {given}. Choose one of these: {known}."
        ),
        "lesson-unknown": QCoreApplication.translate(
            "Errors", "This lesson does not exist. Choose one from the list."
        ),
        "question-kind-unknown": QCoreApplication.translate(
            "Errors", "There is no such kind of question. Choose one from the list."
        ),
        "view-unknown": QCoreApplication.translate(
            "Errors", "There is no view {given}. Choose one of these: {known}."
        ),
    }


def _training_texts() -> dict[str, str]:
    return {
        "spec-foreign": QCoreApplication.translate(
            "Errors",
            "These are not settings of a training run. Get the file again or restore it from a "
            "backup.",
        ),
        "spec-version": QCoreApplication.translate(
            "Errors",
            "The settings of the training run have version {given}; this normviz reads version "
            "{known}. Update normviz.",
        ),
        "schedule-foreign": QCoreApplication.translate(
            "Errors", "{given} is not a learning rate schedule ({reason}). Choose another."
        ),
        "no-dropout": QCoreApplication.translate(
            "Errors", "The recipe {recipe} has no dropout layer. Set its dropout to 0."
        ),
        "network-foreign": QCoreApplication.translate(
            "Errors", "This is not the network of a built-in model. Install normviz again."
        ),
        "models-damaged": QCoreApplication.translate(
            "Errors", "The built-in models are damaged. Install normviz again."
        ),
        "unforeseen": QCoreApplication.translate(
            "Errors", "Something went wrong ({reason}). Try again."
        ),
    }


def _norm_texts() -> dict[str, str]:
    return {
        "norm-options-foreign": QCoreApplication.translate(
            "Errors",
            "The settings of the norm cannot be read. Get the file again or restore it from a "
            "backup.",
        ),
        "norm-option-unknown": QCoreApplication.translate(
            "Errors", "A norm has no setting {given}. Choose one of these: {known}."
        ),
        "norm-settings-misfit": QCoreApplication.translate(
            "Errors", "The norm cannot have these settings ({reason}). Change them."
        ),
    }


def _start_texts() -> dict[str, str]:
    return {
        "start-other-recipe": QCoreApplication.translate(
            "Errors",
            "{start} was trained with the recipe {own}, not {given}. Choose its own recipe, or "
            "start from another model or run.",
        ),
        "start-other-norm": QCoreApplication.translate(
            "Errors",
            "{start} was trained with the norm {own}, not {given}. Choose its own norm, or "
            "start from another model or run.",
        ),
        "model-unknown": QCoreApplication.translate(
            "Errors",
            "{error} There is no built-in model of that name either: choose one of {known}.",
        ),
    }


def _window_texts() -> dict[str, str]:
    return {
        "settings-large": QCoreApplication.translate(
            "Errors", "{path} is too large for a file of settings."
        ),
        "settings-foreign": QCoreApplication.translate(
            "Errors", "{path} is not a file of settings."
        ),
        "old-settings-large": QCoreApplication.translate(
            "Errors", "The settings of version 0.1 are too large to be taken over."
        ),
        "settings-set-aside": QCoreApplication.translate(
            "Errors", "{error} It was renamed to {name}, and the default settings are used."
        ),
        "settings-unsaved": QCoreApplication.translate(
            "Errors",
            "There are too many settings to be saved in {path}. The settings saved before are "
            "kept.",
        ),
    }
