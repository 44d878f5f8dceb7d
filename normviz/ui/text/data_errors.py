"""Messages for errors of data sets, by error code."""

from PySide6.QtCore import QCoreApplication


def texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    return _data_set_texts() | _data_file_texts()


def _data_set_texts() -> dict[str, str]:
    return {
        "data-missing": QCoreApplication.translate(
            "Errors",
            "{title} was not found. Download it, or start normviz with the folder of its files. "
            "Looked in {places} for {files}.",
        ),
        "data-emnist": QCoreApplication.translate(
            "Errors",
            "{title} was not found. {instead} has files of EMNIST, which is another data set and "
            "whose images may be transposed.",
        ),
        "data-packed": QCoreApplication.translate(
            "Errors", "{title} was not found. Unpack {instead} first."
        ),
        "data-part-missing": QCoreApplication.translate(
            "Errors", "{part} is missing in {folder}. Put the file there, as it is or as .gz."
        ),
        "data-ambiguous": QCoreApplication.translate(
            "Errors",
            "{first} and {second} hold different files. Start normviz with the folder of one of "
            "them.",
        ),
        "data-folder-none": QCoreApplication.translate(
            "Errors",
            "The data folder {folder} does not exist. Name another when you start normviz.",
        ),
        "bundled-missing": QCoreApplication.translate(
            "Errors",
            "The digits of scikit-learn are missing. Install normviz again with its dependencies.",
        ),
        "bundled-broken": QCoreApplication.translate(
            "Errors",
            "The digits of scikit-learn in {path} are damaged. Install scikit-learn again.",
        ),
    }


def _data_file_texts() -> dict[str, str]:
    return {
        "cifar-labels": QCoreApplication.translate(
            "Errors", "{path} is not a file of CIFAR-10. Get the files again."
        ),
        "cifar-size": QCoreApplication.translate(
            "Errors", "{path} is cut short or not a file of CIFAR-10. Get the files again."
        ),
        "idx-foreign": QCoreApplication.translate(
            "Errors",
            "{path} is not a file of handwritten digits (IDX). Check that it is the right file.",
        ),
        "idx-too-large": QCoreApplication.translate(
            "Errors", "The header of {path} is broken. Get the file again."
        ),
        "keras-cifar-foreign": QCoreApplication.translate(
            "Errors", "{path} is not a file of CIFAR-10. Delete it and download it again."
        ),
        "data-empty": QCoreApplication.translate(
            "Errors", "{path} holds no images. Get the files again."
        ),
        "data-uneven": QCoreApplication.translate(
            "Errors",
            "The numbers of labels ({labels}) and images ({images}) in {path} differ. "
            "Get the files again.",
        ),
        "data-labels": QCoreApplication.translate(
            "Errors", "{path} holds labels other than 0 to 9. Get the files again."
        ),
        "data-size": QCoreApplication.translate(
            "Errors",
            "{path} holds images of {height}×{width} instead of 28×28. Check that it is the "
            "right file.",
        ),
        "data-file-missing": QCoreApplication.translate(
            "Errors", "{file} is missing in {path}. Put the file there."
        ),
        "download-failed": QCoreApplication.translate(
            "Errors",
            "{title} could not be downloaded ({reason}). Check the network and the free space"
            " in {cache}, and try again.",
        ),
    }
