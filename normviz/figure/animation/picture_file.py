"""Pictures as an animated GIF or WebP."""

import io
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError

FramePixels = NDArray[np.uint8]
"""Red, green, blue and alpha, (height, width, 4)."""

SUFFIXES: Final = (".gif", ".webp")
MOST_PIXELS: Final = 1 << 27
"""Of all frames together: half a gibibyte."""
_OPAQUE: Final = 128


def animation_bytes(pictures: Sequence[FramePixels], suffix: str, frame_ms: int) -> bytes:
    """The file of an animation that repeats for ever.

    Args:
        pictures: Of one size.
        suffix: ``.gif`` or ``.webp``; both are without loss but for the 256 colours of a GIF.
        frame_ms: How long each is shown; a GIF counts in 10 ms.
    """
    from PIL import Image  # files are written long after the first paint

    images = [Image.fromarray(each) for each in pictures]
    options: dict[str, Any] = {"lossless": True, "method": 3}
    kind = "WEBP"
    if suffix == ".gif":
        kind, options = "GIF", {"disposal": 2, "optimize": False}
        images = [_in_256_colors(each) for each in images]
    file = io.BytesIO()
    images[0].save(
        file,
        kind,
        save_all=True,
        append_images=images[1:],
        duration=frame_ms,
        loop=0,
        **options,
    )
    return file.getvalue()


def check_volume(width: float, height: float, count: int) -> None:
    """Refuses more pixels than memory is for, before any is painted.

    Args:
        width: Of a frame, pixels.
        height: Likewise.
        count: Of the frames.

    Raises:
        UserError: There are more.
    """
    pixels = round(width * height * count)
    if pixels > MOST_PIXELS:
        raise UserError(
            "expected at most {most} pixels in all frames together, received {count}; take a "
            "smaller size, or fewer frames",
            code="animation-pixels",
            most=MOST_PIXELS,
            count=pixels,
        )


def check_motion(pictures: Sequence[FramePixels]) -> None:
    """Refuses an animation in which nothing moves.

    Raises:
        UserError: All pictures are equal.
    """
    if all(np.array_equal(pictures[0], each) for each in pictures[1:]):
        raise UserError(
            "expected frames that differ, received equal ones: what the slider changes is not "
            "shown; moving statistics are seen with --inference and --color y",
            code="animation-equal",
        )


def cut(pictures: Sequence[FramePixels], margin: int = 0) -> list[FramePixels]:
    """The pictures cut to what any of them shows, all in the same way, so that nothing jumps.

    Args:
        pictures: Of one size; the upper left corner has the colour of the background.
        margin: Pixels that are left around the content.
    """
    shown = np.any([(each != pictures[0][0, 0]).any(-1) for each in pictures], axis=0)
    if not shown.any():
        return list(pictures)
    spans = []
    for axis in (1, 0):
        places = np.flatnonzero(shown.any(axis))
        spans.append(slice(max(0, int(places[0]) - margin), int(places[-1]) + 1 + margin))
    return [each[spans[0], spans[1]] for each in pictures]


def _in_256_colors(image: Any) -> Any:
    """As GIF wants it: a palette, and pixels that are there or not."""
    pixels = np.array(image)
    if pixels[..., 3].min() == 255:
        return image.convert("RGB")
    pixels[..., 3] = np.where(pixels[..., 3] >= _OPAQUE, 255, 0)
    from PIL import Image

    return Image.fromarray(pixels)
