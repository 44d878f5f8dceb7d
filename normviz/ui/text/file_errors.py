"""Messages for errors of pictures, drawings and files, by error code."""

from PySide6.QtCore import QCoreApplication


def texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    return (
        _picture_texts()
        | _drawing_texts()
        | _saved_texts()
        | _file_texts()
        | _content_texts()
        | _model_texts()
    )


def _picture_texts() -> dict[str, str]:
    return {
        "file-unreadable": QCoreApplication.translate(
            "Errors",
            "{name} could not be read ({reason}). Check that the file is there and may be read.",
        ),
        "picture-too-large": QCoreApplication.translate(
            "Errors", "{name} is larger than {most} MB. Save it smaller."
        ),
        "picture-without-pixels": QCoreApplication.translate(
            "Errors", "The picture has no pixels. Choose another."
        ),
        "no-picture": QCoreApplication.translate(
            "Errors",
            "{name} is not a PNG, JPEG, WebP, BMP, GIF or TIFF picture. Choose "
            "another file, or save it in one of these formats.",
        ),
        "picture-without-pixels-in": QCoreApplication.translate(
            "Errors", "{name} is broken or empty. Save it again."
        ),
        "picture-too-wide": QCoreApplication.translate(
            "Errors",
            "{name} has {width}×{height} pixels, at most {most} megapixels are read. Save it "
            "smaller.",
        ),
        "picture-animated": QCoreApplication.translate(
            "Errors", "{name} is animated. Save one frame of it."
        ),
        "picture-broken": QCoreApplication.translate(
            "Errors", "{name} is cut short or broken. Save it again."
        ),
    }


def _drawing_texts() -> dict[str, str]:
    return {
        "paste-one-file": QCoreApplication.translate(
            "Errors",
            "Only one file of this computer can be read at a time. Drop or paste one picture.",
        ),
        "clipboard-silent": QCoreApplication.translate(
            "Errors",
            "Nothing came within {seconds} s from the program that was copied from. Copy again, or "
            "save the picture there and open its file.",
        ),
        "clipboard-empty": QCoreApplication.translate(
            "Errors", "There is no picture on the clipboard. Copy one first."
        ),
        "drawing-suffix": QCoreApplication.translate(
            "Errors", "A drawing is saved as .png or .json. Give {name} one of these endings."
        ),
        "strokes-with-picture": QCoreApplication.translate(
            "Errors",
            "The page has a picture on it, and strokes alone are saved as .json. Save it as .png.",
        ),
        "strokes-too-many": QCoreApplication.translate(
            "Errors",
            "A drawing of more than {limit} points cannot be saved as strokes. Save it as .png.",
        ),
        "no-ink": QCoreApplication.translate(
            "Errors", "Nothing is drawn in {name}. Your drawing stays as it was."
        ),
        "no-digit-in-picture": QCoreApplication.translate(
            "Errors", "No digit found in {name}. Crop closer and try again."
        ),
        "strokes-foreign": QCoreApplication.translate(
            "Errors",
            "{name} is not a file of strokes. Choose another file or save the drawing again.",
        ),
        "strokes-many": QCoreApplication.translate(
            "Errors", "{name} holds more than {limit} points or strokes. Draw with fewer."
        ),
        "strokes-large": QCoreApplication.translate(
            "Errors", "{name} is larger than {most} MB. Draw with fewer points."
        ),
    }


def _saved_texts() -> dict[str, str]:
    return {
        "own-digits-foreign": QCoreApplication.translate(
            "Errors",
            "The own digits in {path} cannot be read. Move the file away to start again.",
        ),
        "own-digits-many": QCoreApplication.translate(
            "Errors", "There is room for {most} own digits. Delete some first."
        ),
        "own-digits-none": QCoreApplication.translate(
            "Errors",
            "You have no own digits yet. Draw some and save each with its label in the Draw view.",
        ),
        "history-broken": QCoreApplication.translate(
            "Errors",
            "The file of your earlier drawings could not be read. It was renamed to "
            "{name}, and the list starts empty.",
        ),
        "figure-too-small": QCoreApplication.translate(
            "Errors", "The picture would have no pixel. Choose a larger size or resolution."
        ),
        "figure-too-large": QCoreApplication.translate(
            "Errors",
            "The figure has too many cells or pixels for a file. Show a smaller tensor, or choose "
            "a smaller size.",
        ),
        "figure-suffix": QCoreApplication.translate(
            "Errors",
            "A figure is saved as .svg, .pdf, .png or .html. Give {name} one of these endings.",
        ),
    }


def _file_texts() -> dict[str, str]:
    return {
        "no-space": QCoreApplication.translate(
            "Errors",
            "There is no space left to write {path}. Free some space or choose another folder.",
        ),
        "disk-read-only": QCoreApplication.translate(
            "Errors",
            "{path} was not written: its disk can only be read. Make it writable, or choose "
            "another folder.",
        ),
        "no-right": QCoreApplication.translate(
            "Errors", "You may not write to {path}. Choose another folder or change its rights."
        ),
        "folder-is-file": QCoreApplication.translate(
            "Errors", "{path} lies in a file where a folder is needed. Choose another folder."
        ),
        "no-plain-target": QCoreApplication.translate(
            "Errors",
            "{path} is a folder, a link, a pipe or a device, not a file. Choose another name, or "
            "remove it.",
        ),
        "cannot-write": QCoreApplication.translate(
            "Errors", "{path} could not be written ({cause}). Choose another folder."
        ),
        "no-free-name": QCoreApplication.translate(
            "Errors", "{path} could not be set aside. Clear its folder and try again."
        ),
        "no-plain-file": QCoreApplication.translate(
            "Errors", "{path} is not a regular file. Move it away and try again."
        ),
        "file-missing": QCoreApplication.translate(
            "Errors", "There is no file {path}. Check its name."
        ),
        "cannot-read": QCoreApplication.translate(
            "Errors", "{path} could not be read ({reason}). Check that it is there and may be read."
        ),
    }


def _content_texts() -> dict[str, str]:
    return {
        "file-damaged": QCoreApplication.translate(
            "Errors",
            "{path} is cut short or damaged. Get the file again or restore it from a backup.",
        ),
        "file-foreign": QCoreApplication.translate(
            "Errors",
            "{path} is a file of another kind. Get the right file or restore it from a backup.",
        ),
        "file-too-large": QCoreApplication.translate(
            "Errors",
            "{path} is larger than {most} MiB or not a plain file. "
            "Check that it is the right file.",
        ),
        "file-cut": QCoreApplication.translate(
            "Errors", "{path} is cut short. Get the file again."
        ),
        "gzip-broken": QCoreApplication.translate(
            "Errors", "The compressed file {path} is broken. Get the file again."
        ),
        "gzip-cut": QCoreApplication.translate(
            "Errors", "The compressed file {path} is broken. Get the file again."
        ),
        "file-too-long": QCoreApplication.translate(
            "Errors", "{path} is longer than its header says. Get the file again."
        ),
    }


def _model_texts() -> dict[str, str]:
    return {
        "model-damaged": QCoreApplication.translate(
            "Errors",
            "{name} is damaged or not a model file ({reason}). Save the model again.",
        ),
        "model-graph": QCoreApplication.translate(
            "Errors",
            "{name} holds operations or numbers of TensorFlow, not the layers of Keras. Save the "
            'Keras model with model.save("model.keras").',
        ),
        "model-pickle": QCoreApplication.translate(
            "Errors",
            "{name} is a pickle, which can run code as it is read, so it is not opened. Save the "
            "weights with safetensors.torch.save_file(model.state_dict(), …).",
        ),
        "inspect-no-model": QCoreApplication.translate(
            "Errors", "{kind} is neither a model file nor a model of Keras or PyTorch."
        ),
        "model-suffix": QCoreApplication.translate(
            "Errors", "{name} is not a model file. Choose one that ends in {suffixes}."
        ),
    }
