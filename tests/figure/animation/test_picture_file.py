import io

import numpy as np
import pytest
from PIL import Image

from normviz.errors import UserError
from normviz.figure.animation.picture_file import (
    MOST_PIXELS,
    FramePixels,
    animation_bytes,
    check_motion,
    check_volume,
    cut,
)


def pictures(alpha: int = 255) -> list[FramePixels]:
    found = []
    for place in range(3):
        picture = np.full((20, 30, 4), (255, 255, 255, alpha), np.uint8)
        picture[5 + place, 10:15] = (200, 0, 0, 255)
        found.append(picture)
    return found


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
@pytest.mark.parametrize("alpha", [0, 255])
def test_frames_size_and_pixels_come_back(suffix: str, alpha: int) -> None:
    data = animation_bytes(pictures(alpha), suffix, 100)
    with Image.open(io.BytesIO(data)) as file:
        assert (file.n_frames, file.size) == (3, (30, 20))  # type: ignore[attr-defined]
        for at, picture in enumerate(pictures(alpha)):
            file.seek(at)
            frame = np.asarray(file.convert("RGBA")).astype(int)
            opaque = picture[..., 3] == 255
            assert np.array_equal(frame[..., 3] == 255, opaque)
            assert abs(frame - picture)[opaque].max() <= 2
            assert file.info["duration"] == 100


def test_all_pictures_are_cut_alike() -> None:
    found = cut(pictures(), margin=1)
    assert {each.shape for each in found} == {(5, 7, 4)}
    assert tuple(found[0][1, 1][:3]) == tuple(found[2][3, 1][:3]) == (200, 0, 0)


def test_empty_pictures_stay_as_they_are() -> None:
    empty = [np.zeros((4, 4, 4), np.uint8)] * 2
    assert [each.shape for each in cut(empty)] == [(4, 4, 4)] * 2


def test_more_pixels_than_memory_is_for_are_refused() -> None:
    check_volume(MOST_PIXELS // 100, 10, 10)
    with pytest.raises(UserError, match="pixels in all frames"):
        check_volume(MOST_PIXELS // 100, 10, 11)


def test_an_animation_in_which_nothing_moves_is_refused() -> None:
    check_motion(pictures())
    with pytest.raises(UserError, match="frames that differ"):
        check_motion(pictures()[:1] * 3)
