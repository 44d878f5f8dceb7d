"""``DatasetInfo``: what an entry of the catalogue declares about one data set."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Part = tuple[NDArray[Any], NDArray[np.uint8]]
"""Samples (N, …), uint8 images or float32 features, and their labels (N,)."""

Read = Callable[[Path, bool, int | None], Part]
"""Reads the training part (True) or the test part (False), or only its first so many samples."""

Find = Callable[[Path], Path | None]
"""Where in a folder a data set lies; None where it does not."""

DIGITS: Final = tuple("0123456789")


def not_found(_: Path) -> Path | None:
    """Not in such a folder."""
    return None


def by_their_names(_: Path) -> bool:
    """The names of the files say enough."""
    return True


def no_remark(_: Path) -> str:
    """No remark on the files of a place."""
    return ""


@dataclass(frozen=True)
class StoredFormat:
    """A form in which a data set is stored, with where it is looked for and how it is read.

    Attributes:
        name: Such as ``idx`` or ``keras-npz``; unique within its data set.
        read: Reads a part from the place that one of the next three found.
        in_folder: Looks in the user's data folder.
        in_cache: Looks in Keras' cache.
        elsewhere: Looks where neither folder plays a role; None where there is no such place.
        files: The files it is made of, for the text of errors; empty where it has none.
        source: What brings the samples where no file of the user's does; else empty.
    """

    name: str
    read: Read
    in_folder: Find = not_found
    in_cache: Find = not_found
    elsewhere: Callable[[], Path | None] | None = None
    files: str = ""
    source: str = ""


@dataclass(frozen=True)
class DatasetInfo:
    """One entry of the catalogue: everything that is known of a data set.

    Attributes:
        name: As on the command line and in a run's spec.
        title: In English, for lists.
        order: Its place in lists, from small to large.
        shape: Of a sample: (H, W), (H, W, C) or (features,).
        sizes: Training and test samples where all of it is there; 0 test samples for none.
        forms: In which it may be stored, those that are preferred first.
        classes: What the labels 0, 1, … mean, in English; digits unless told otherwise.
        is_digits: Whether what is trained on it can read drawn digits.
        short_title: For narrow tables; the title where empty.
        phrase: Within a sentence; the title where empty.
        folders: Names of its folder in the user's data folder, in small letters and digits alone.
        keras_loader: Its module in ``keras.datasets``, which downloads it; empty for none.
        made_from: The data set whose files it is made of; empty where it has its own.
        mixed_with: The data set from which a training adds as many samples; empty for none.
        stand_in: The data set that a training takes where this one is not on the machine and no
            folder was named; empty for none.
        fits_recipes_of: Data sets whose recipes it can be trained with too.
        is_listed: Whether the doctor lists it.
        text_here: What the window says when it is there; the place where empty.
        text_missing: What the window says when it is not; how to get it where empty.
        sizes_at: Counts the samples of a place without reading them, where they may be fewer.
        is_recognized: Whether files in a folder of any name are its own, by what they hold.
        remark: What the user should know about the files of a place, in one sentence.
    """

    name: str
    title: str
    order: int
    shape: tuple[int, ...]
    sizes: tuple[int, int]
    forms: tuple[StoredFormat, ...]
    classes: tuple[str, ...] = DIGITS
    is_digits: bool = False
    short_title: str = ""
    phrase: str = ""
    folders: tuple[str, ...] = ()
    keras_loader: str = ""
    made_from: str = ""
    mixed_with: str = ""
    stand_in: str = ""
    fits_recipes_of: tuple[str, ...] = ()
    is_listed: bool = True
    text_here: str = ""
    text_missing: str = ""
    sizes_at: Callable[[Path], tuple[int, int]] | None = None
    is_recognized: Callable[[Path], bool] = by_their_names
    remark: Callable[[Path], str] = no_remark

    @property
    def in_sentence(self) -> str:
        """What it is called within a sentence."""
        return self.phrase or self.title

    @property
    def in_table(self) -> str:
        """What it is called in a narrow column."""
        return self.short_title or self.title

    @property
    def is_pictures(self) -> bool:
        """Whether a sample has height and width."""
        return len(self.shape) > 1

    @property
    def can_be_missing(self) -> bool:
        """Whether it is made of files that need not be on this machine."""
        return not any(form.source for form in self.forms)

    @property
    def can_be_downloaded(self) -> bool:
        """Whether Keras downloads it, or the data set that it is made of."""
        return bool(self.keras_loader or self.made_from)

    def form(self, name: str) -> StoredFormat:
        """The form of that name.

        Raises:
            KeyError: It has none.
        """
        return {form.name: form for form in self.forms}[name]
