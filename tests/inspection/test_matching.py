import pytest

from normviz.inspection.matching import Reduction, candidates, is_norm, kinds_of, matching
from normviz.inspection.model import ModelLayer
from normviz.norms.catalog import CATALOG
from tests.norms.synthetic import SYNTHETIC

PIXEL = Reduction("kept", "shared", "kept")
SAMPLE = Reduction("kept", "shared", "shared")


@pytest.mark.parametrize(
    ("kind", "reduction", "expected"),
    [
        ("BatchNormalization", Reduction("shared", "kept", "shared"), "batch"),
        ("LayerNormalization", PIXEL, "layer-keras"),
        ("LayerNormalization", SAMPLE, "layer"),
        ("LayerNormalization", Reduction("kept", "kept", "shared"), None),
        ("GroupNormalization", Reduction("kept", "split", "shared"), "group"),
        ("GroupNormalization", Reduction("kept", "kept", "shared"), "instance"),
        ("RMSNormalization", PIXEL, "rms"),
        ("UnitNormalization", PIXEL, "unit"),
        ("InstanceNorm2d", Reduction("kept", "kept", "shared"), "instance"),
        ("GroupNorm", Reduction("kept", "split", "shared"), "group"),
        ("SpectralNormalization", None, "spectral"),
        ("LayerNormalization", None, None),
        ("Conv2D", None, None),
    ],
)
def test_class_and_axes_tell_the_norm(
    kind: str, reduction: Reduction | None, expected: str | None
) -> None:
    norm = matching(ModelLayer("layer", kind), reduction)

    assert (norm.name if norm else None) == expected


def test_an_argument_makes_another_norm() -> None:
    plain, renorm = (
        ModelLayer("bn", "BatchNormalization", {"renorm": each}) for each in (False, True)
    )

    assert [norm.name for norm in candidates(plain)] == ["batch"]
    assert [norm.name for norm in candidates(renorm)] == ["batch-renorm"]
    assert candidates(ModelLayer("ln", "LayerNormalization", {"rms_scaling": True})) == ()


def test_every_layer_of_the_catalogue_but_identity_is_a_norm() -> None:
    for name in CATALOG:
        assert all(map(is_norm, kinds_of(name)))
    assert not is_norm("Identity")


def test_a_norm_that_is_added_is_found() -> None:
    with CATALOG.added(SYNTHETIC):
        assert kinds_of(SYNTHETIC.name)
