"""Own digits as the Draw view keeps them; the trainer reads the same file without a window."""

from normviz.datasets.custom_digits import FILE, OwnDigit, OwnDigits, usual_folder

__all__ = ["FILE", "OwnDigit", "OwnDigits", "usual_folder"]
