import numpy as np
import pytest
from numpy.typing import NDArray

from normviz.drawing.pictures.finding import find_digits
from normviz.drawing.pictures.shadows import evened, shadow_edge

SHAPE = (300, 400)


def page(angle: float, place: float, dark: float = 0.5, width: float = 2.0) -> NDArray[np.float32]:
    """Paper with a shadow behind a straight edge, and a thick stroke across it."""
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]]
    depth = x * np.cos(angle) + y * np.sin(angle) - place
    light = 1 - (1 - dark) * np.clip(depth / width + 0.5, 0, 1)
    ink = np.where((abs(x - 200) < 12) & (abs(y - 150) < 90), 0.3, 1.0)
    return (0.85 * light * ink).astype(np.float32)


@pytest.mark.parametrize("width", [0.5, 2.0, 6.0])
@pytest.mark.parametrize(
    ("angle", "place"), [(0.0, 120.0), (0.4, 230.0), (1.5, 150.0), (2.3, -20.0), (4.0, -250.0)]
)
def test_the_edge_is_found_exactly(angle: float, place: float, width: float) -> None:
    edge = shadow_edge(page(angle, place, width=width))

    assert edge is not None
    # Far ends of the edge lie within a pixel and a half.
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]]
    depth = x * np.cos(angle) + y * np.sin(angle) - place
    on_edge = abs(depth) < 0.5
    assert abs(edge.depth(SHAPE)[on_edge]).max() < 1.5 + width / 2


@pytest.mark.parametrize("dark", [0.35, 0.5, 0.7])
def test_the_page_is_even_without_its_shadow(dark: float) -> None:
    (lit,) = evened([page(0.4, 230.0, dark)]) or [None]

    assert lit is not None
    whole = page(0.4, 1e6)
    assert np.percentile(abs(lit - whole), 99) < 0.06
    assert abs(lit - whole).mean() < 0.02


def test_ink_under_the_edge_stays_whole() -> None:
    picture = (255 * page(0.4, 230.0)).astype(np.uint8)

    found = find_digits(picture)

    assert found.count == 1
    stroke = found.ink[70:230, 195:206]
    assert (stroke > 0.5).mean() > 0.97
    assert (found.ink > 0.5).mean() < 1.3 * (24 * 180) / (SHAPE[0] * SHAPE[1])


@pytest.mark.parametrize("kind", ["even", "ramp", "noise", "circle", "thin", "small"])
def test_what_is_no_shadow_with_a_straight_edge_is_left_alone(kind: str) -> None:
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]]
    pages = {
        "even": page(0.4, 1e6),
        "ramp": (0.9 - 0.5 * x / SHAPE[1]).astype(np.float32),
        "noise": np.random.default_rng(0).uniform(0, 1, SHAPE).astype(np.float32),
        "circle": np.where(np.hypot(x - 200, y - 150) < 120, 0.8, 0.4).astype(np.float32),
        "thin": np.where(x < 8, 0.4, 0.8).astype(np.float32),
        "small": page(0.4, 230.0)[:60, :60],
    }

    if kind == "ramp":  # wherever it is parted, evening leaves no edge that was not there
        lit = evened([pages[kind]])
        steps = abs(np.diff(lit[0] if lit else pages[kind], axis=1))
        assert steps.max() < 0.35
    else:
        assert evened([pages[kind]]) is None
