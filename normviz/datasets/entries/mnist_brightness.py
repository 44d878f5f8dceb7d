"""MNIST whose test digits have other brightness and contrast than the training digits."""

from normviz.datasets.brightness import relit_test
from normviz.datasets.entries import mnist
from normviz.datasets.info import DatasetInfo

DATASET = DatasetInfo(
    name="mnist-brightness",
    title="MNIST, other brightness",
    order=12,
    shape=mnist.DATASET.shape,
    sizes=mnist.DATASET.sizes,
    forms=tuple(relit_test(form) for form in mnist.DATASET.forms),
    is_digits=True,
    short_title="MNIST, brightness",
    phrase="MNIST with other brightness in validation",
    folders=mnist.DATASET.folders,
    made_from="mnist",
    stand_in="digits-brightness",
    is_listed=False,
    remark=mnist.DATASET.remark,
)
