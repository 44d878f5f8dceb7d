import numpy as np
from PySide6.QtGui import QFontDatabase

from normviz.ui.train.results.fonts import families, render


def test_rendered_digits_look_like_ink(qapp: object) -> None:
    names = families(2)
    assert 1 <= len(names) <= 2
    assert set(names) <= set(QFontDatabase.families())
    images = render(names)
    assert images.shape == (10 * len(names), 28, 28)
    assert (images.reshape(len(images), -1).max(1) > 200).all()
    assert (images[:, 0].max(), images[:, :, 0].max()) == (0, 0)
    assert len({image.tobytes() for image in images[:10]}) == 10
    assert render([]).shape == (0, 28, 28)


def test_fonts_are_spread_over_all_of_them(qapp: object) -> None:
    every = families(10_000)
    some = families(2)
    assert some[0] == every[0]
    assert len(set(every)) == len(every)
    assert len(families(1)) == 1


def test_digits_come_in_their_order_for_each_font(qapp: object) -> None:
    (name,) = families(1)
    twice = render([name, name])
    np.testing.assert_array_equal(twice[:10], twice[10:])
    eight, one = twice[8].astype(int).sum(), twice[1].astype(int).sum()
    assert eight > one
