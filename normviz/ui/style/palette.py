"""Every colour of the window, each with a light and a dark value; plain strings, no Qt.

Blue means "shares statistics" and nothing else carries it: the accent, the cells of a statistic
set, the histogram of the set and the numbers of the set in the formula.
"""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Theme:
    """One complete set of colours, as ``#rrggbb``.

    Text in any tone has a contrast of 4.5 : 1 or more on every ground of the window (WCAG 2.2 AA).

    Attributes:
        name: ``"light"`` or ``"dark"``.
        background: The window behind all panels.
        surface: Canvases and plots.
        field: What can be typed into or chosen from: inputs, lists, tables.
        raised: Buttons, the rail, headers, tooltips.
        border: Hairlines between panels.
        text: Text and icons.
        muted: Secondary text.
        disabled: Text of what cannot be used now.
        accent: The figure's blue: selection, focus, the current view.
        accent_text: Text and links in blue: the accent is too pale for letters on a wash.
        on_accent: Text on the accent.
        accent_soft: A wash of the accent behind selected rows and hovered buttons.
        set: Cells of the statistic set.
        rest: Cells outside it.
        hover: The outline of the element under the pointer.
        error: Messages about what cannot be done; wrong predictions.
        warning: Messages about what may surprise.
        ok: What has been done.
        diverging: Low, middle and high end of signed values (x, normalized x, y). Not blue, since
            blue means the set; brown and teal stay apart for every kind of colour vision.
        runs: Okabe and Ito's colours (Color Universal Design, 2008), for runs and nothing else, in
            the order in which they are handed out.
    """

    name: str
    background: str
    surface: str
    field: str
    raised: str
    border: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_text: str
    on_accent: str
    accent_soft: str
    set: str
    rest: str
    hover: str
    error: str
    warning: str
    ok: str
    diverging: tuple[str, str, str]
    runs: tuple[str, ...]

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    background="#f6f7f9",
    surface="#ffffff",
    field="#ffffff",
    raised="#ebedf0",
    border="#d3d7dd",
    text="#1d2126",
    muted="#5b636e",
    disabled="#9aa1ab",
    accent="#3b75af",
    accent_text="#31669c",
    on_accent="#ffffff",
    accent_soft="#dde8f3",
    set="#3b75af",
    rest="#e6e8eb",
    hover="#11161c",
    error="#b3261e",
    warning="#8a5a00",
    ok="#2a7138",
    diverging=("#a6611a", "#f5f5f3", "#01796c"),
    # Orange, sky blue and yellow are darker here than Okabe and Ito's: lines on white need 3 : 1.
    runs=(
        "#0072b2",
        "#c58800",
        "#009e73",
        "#d55e00",
        "#cc79a7",
        "#2e99d6",
        "#000000",
        "#9c9100",
    ),
)

DARK = Theme(
    name="dark",
    background="#202328",
    surface="#272b31",
    field="#30353c",
    raised="#3a4048",
    border="#434a54",
    text="#e6e9ed",
    muted="#a9b1bb",
    disabled="#767e89",
    accent="#6ba6e8",
    accent_text="#86b7ef",
    on_accent="#10161d",
    accent_soft="#2f435a",
    set="#6ba6e8",
    rest="#434a53",
    hover="#ffffff",
    error="#f4968e",
    warning="#e8b75d",
    ok="#7fc98f",
    diverging=("#dfa45c", "#30353b", "#5cc8b7"),
    # Black becomes near white and the blue is lighter: on a dark ground theirs cannot be seen.
    runs=(
        "#3d9bdc",
        "#e69f00",
        "#00b383",
        "#ef7a2a",
        "#cc79a7",
        "#56b4e9",
        "#e6e9ed",
        "#f0e442",
    ),
)


@lru_cache
def mix(first: str, second: str, share: float) -> str:
    """The colour ``share`` of the way from ``first`` to ``second``.

    Args:
        first: ``#rrggbb``.
        second: ``#rrggbb``.
        share: 0 gives ``first``, 1 gives ``second``.
    """
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#rrggbb``, each 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def readable_on(ground: str) -> str:
    """Black or white, whichever stands out more; at least 4.5 : 1 on any colour.

    Args:
        ground: ``#rrggbb``.
    """
    return max("#000000", "#ffffff", key=lambda color: contrast(color, ground))


def _luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2)."""
    linear = [_linear(channel / 255) for channel in channels(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(channel: float) -> float:
    """One sRGB channel, 0 to 1, without its gamma."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
