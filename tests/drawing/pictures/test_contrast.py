import numpy as np
import pytest

from normviz.drawing.pictures.contrast import noise_of, stroke_contrast


def paper(level: float = 0.8, noise: float = 0.0) -> np.ndarray:
    random = np.random.default_rng(0)
    return np.asarray(level + noise * random.normal(size=(80, 80)), np.float32)


@pytest.mark.parametrize("dark", [True, False])
def test_a_stroke_differs_from_its_paper(dark: bool) -> None:
    plane = paper(0.8 if dark else 0.2)
    plane[20:60, 38:42] = 0.2 if dark else 0.8
    contrast, floor = stroke_contrast(plane, 15, dark=dark)
    assert contrast[40, 40] == pytest.approx(0.75 if dark else 0.6, abs=1e-5)
    assert np.abs(contrast[:, :30]).max() < 1e-6
    assert floor < contrast[40, 40]


def test_ink_of_the_other_kind_has_none() -> None:
    plane = paper(0.2)
    plane[20:60, 38:42] = 0.8
    contrast, floor = stroke_contrast(plane, 15, dark=True)
    assert contrast[20:60, 38:42].max() <= floor


def test_what_is_wider_than_the_reach_is_no_ink() -> None:
    plane = paper()
    plane[20:60, 20:60] = 0.2
    contrast, floor = stroke_contrast(plane, 15, dark=True)
    assert contrast.max() <= floor
    wider, _ = stroke_contrast(plane, 45, dark=True)
    assert wider[40, 40] == pytest.approx(0.75, abs=1e-5)


def test_a_shadow_does_not_lessen_the_contrast_of_ink() -> None:
    plane = paper()
    plane[:, 40:] /= 2
    for column in (20, 60):
        plane[20:60, column : column + 4] *= 0.25
    contrast, _ = stroke_contrast(plane, 15, dark=True)
    assert contrast[40, 21] == pytest.approx(contrast[40, 61], abs=1e-4)
    assert contrast[40, 38:43].max() < 0.01


def test_noise_of_the_paper_lies_below_the_floor() -> None:
    contrast, floor = stroke_contrast(paper(noise=0.02), 15, dark=True)
    assert np.mean(contrast > floor) < 0.01
    _, clean = stroke_contrast(paper(), 15, dark=True)
    assert clean < floor


@pytest.mark.parametrize(("light", "noise"), [(0.9, 0.02), (0.5, 0.05), (0.1, 0.01)])
def test_noise_is_relative_to_the_paper_and_no_change_of_light(light: float, noise: float) -> None:
    random = np.random.default_rng(3)
    slope = np.linspace(0.9, 1.1, 200)[:, None] * np.linspace(0.8, 1.2, 300)
    plane = (light * slope + random.normal(0, noise, slope.shape)).astype(np.float32)
    assert noise_of(plane) == pytest.approx(noise / max(light, 0.3), rel=0.05)
    assert noise_of((light * slope).astype(np.float32)) < 1e-4
