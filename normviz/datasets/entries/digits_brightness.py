"""The bundled digits, those of the test part with other brightness and contrast."""

from normviz.datasets.brightness import relit_test
from normviz.datasets.entries import digits
from normviz.datasets.info import DatasetInfo

DATASET = DatasetInfo(
    name="digits-brightness",
    title="Bundled digits, other brightness",
    order=32,
    shape=digits.DATASET.shape,
    sizes=digits.DATASET.sizes,
    forms=tuple(relit_test(form) for form in digits.DATASET.forms),
    is_digits=True,
    short_title="Bundled digits, brightness",
    phrase="handwritten digits of scikit-learn with other brightness in validation",
    fits_recipes_of=("mnist-brightness",),
    is_listed=False,
    text_here="1797 digits of scikit-learn; those for validation have another brightness.",
)
