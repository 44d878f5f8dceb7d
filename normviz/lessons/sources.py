"""Papers and pages that several lessons name."""

import re
from typing import Final

from normviz.lessons.lesson import Source

GROUP_NORM: Final = "Wu & He 2018, Group Normalization"
BATCH_NORM: Final = "Ioffe & Szegedy 2015, Batch Normalization"
LAYER_NORM: Final = "Ba, Kiros & Hinton 2016, Layer Normalization"
INSTANCE_NORM: Final = "Ulyanov, Vedaldi & Lempitsky 2016, Instance Normalization"
WEIGHT_NORM: Final = "Salimans & Kingma 2016, Weight Normalization"
SPECTRAL_NORM: Final = "Miyato et al. 2018, Spectral Normalization"
PRECISE_BN: Final = "Wu & Johnson 2021, Rethinking “Batch” in BatchNorm"
VARIANCE_SHIFT: Final = (
    "Li et al. 2018, Understanding the Disharmony between Dropout and Batch Normalization"
)
CODELAB: Final = "Codelab: TensorFlow, Keras and deep learning, without a PhD"
TUTORIAL: Final = "TensorFlow Addons: Normalizations"

_ARXIV: Final = {
    GROUP_NORM: "1803.08494",
    BATCH_NORM: "1502.03167",
    LAYER_NORM: "1607.06450",
    INSTANCE_NORM: "1607.08022",
    WEIGHT_NORM: "1602.07868",
    SPECTRAL_NORM: "1802.05957",
    PRECISE_BN: "2105.07576",
    VARIANCE_SHIFT: "1801.05134",
}
_CODELAB_URL: Final = "https://codelabs.developers.google.com/codelabs/cloud-tensorflow-mnist"
_TUTORIAL_URL: Final = "https://www.tensorflow.org/addons/tutorials/layers_normalizations"


def paper(title: str, place: str) -> Source:
    """A section or an equation of one of the papers above."""
    return Source(title, place, f"https://arxiv.org/abs/{_ARXIV[title]}")


def keras_page(layer: str, place: str = "Arguments") -> Source:
    """The page of a normalization layer in Keras' documentation."""
    words = re.sub(r"(?<=[a-zA-Z])(?=[A-Z][a-z])", "_", layer).lower()
    group = "normalization_layers/" + words
    return Source(f"Keras: {layer}", place, f"https://keras.io/api/layers/{group}/")


def torch_page(module: str, place: str = "Parameters") -> Source:
    """The page of a module in PyTorch's documentation."""
    url = f"https://docs.pytorch.org/docs/stable/generated/torch.nn.{module}.html"
    return Source(f"PyTorch: {module}", place, url)


def codelab(place: str) -> Source:
    """A chapter of the codelab."""
    return Source(CODELAB, place, _CODELAB_URL)


def tutorial(place: str) -> Source:
    """A section of the tutorial on normalizations."""
    return Source(TUTORIAL, place, _TUTORIAL_URL)
