"""Messages for errors of scenes and their files, by error code."""

from PySide6.QtCore import QCoreApplication


def texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    return _of_animations() | {
        "scene-foreign": QCoreApplication.translate(
            "Errors", "{error} {name} was not opened; everything stays as it was."
        ),
        "scene-value": QCoreApplication.translate(
            "Errors",
            "The file holds something that cannot be shown ({reason}). Choose another file.",
        ),
        "scene-newer": QCoreApplication.translate(
            "Errors",
            "This scene is of version {version}, made by a newer normviz; this one knows version "
            "{known}. Update normviz to open it.",
        ),
        "scene-no-file": QCoreApplication.translate(
            "Errors", "{name} is a folder or a pipe. Choose a .normviz file."
        ),
        "slides-none": QCoreApplication.translate(
            "Errors", "{name} holds slides, but none yet. Add one with View ▸ Slides for a talk."
        ),
        "slides-large": QCoreApplication.translate(
            "Errors", "The slides do not fit into one file ({reason}). Save them as several files."
        ),
        "html-too-large": QCoreApplication.translate(
            "Errors",
            "A page holds the numbers of at most {most} elements; this tensor has {count}. Take a "
            "smaller shape, or save an SVG, PDF or PNG.",
        ),
        "scene-name": QCoreApplication.translate(
            "Errors", "{name} does not end in {suffix}. Choose another name."
        ),
        "scene-drawing": QCoreApplication.translate(
            "Errors",
            "The drawing does not fit into a scene ({reason}). Save it as a picture, or draw less.",
        ),
    }


def _of_animations() -> dict[str, str]:
    return {
        "animation-frames": QCoreApplication.translate(
            "Errors",
            "An animation has 2 to {most} frames, this one {count}. Change its duration or "
            "its speed.",
        ),
        "animation-equal": QCoreApplication.translate(
            "Errors",
            "All frames are equal: the figure does not show what moves. Moving statistics are "
            "seen in inference, with y as the colours.",
        ),
        "animation-gradient": QCoreApplication.translate(
            "Errors",
            "Gradients are computed for one element at a time. Choose other colours for an "
            "animation.",
        ),
        "animation-pixels": QCoreApplication.translate(
            "Errors",
            "The frames have {count} pixels together; there is room for {most}. Take a smaller "
            "size, or fewer frames.",
        ),
        "animation-still": QCoreApplication.translate(
            "Errors", "{slider} has a single value here: nothing would move. Choose another slider."
        ),
    }
