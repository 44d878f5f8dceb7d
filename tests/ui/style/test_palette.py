import pytest

from normviz.ui.style.palette import DARK, LIGHT, Theme, channels, contrast, mix, readable_on

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#3b75af", "#3b75af") == pytest.approx(1)


def test_contrast_matches_a_published_pair() -> None:
    # WCAG's usual example of the lightest grey on white that is still readable.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_mix_goes_from_one_end_to_the_other() -> None:
    assert mix("#000000", "#ff8040", 0) == "#000000"
    assert mix("#000000", "#ff8040", 1) == "#ff8040"
    assert mix("#000000", "#ff8040", 0.5) == "#804020"


@BOTH
@pytest.mark.parametrize("ground", ["background", "surface", "field", "raised", "accent_soft"])
def test_text_is_legible_on_every_ground(theme: Theme, ground: str) -> None:
    assert contrast(theme.text, getattr(theme, ground)) >= 7


@BOTH
@pytest.mark.parametrize("ground", ["background", "surface", "field"])
@pytest.mark.parametrize("tone", ["muted", "error", "warning", "ok", "accent"])
def test_tones_are_legible(theme: Theme, tone: str, ground: str) -> None:
    assert contrast(getattr(theme, tone), getattr(theme, ground)) >= 4.5


def grounds(theme: Theme) -> dict[str, str]:
    """Every ground that text stands on, plain or mixed, by a name."""
    plain = ("background", "surface", "field", "raised", "accent_soft")
    mixed = {
        "alternate row": mix(theme.field, theme.raised, 0.5),
        "row under the pointer": mix(theme.field, theme.raised, 0.6),
    }
    return {name: getattr(theme, name) for name in plain} | mixed


@BOTH
@pytest.mark.parametrize("tone", ["text", "muted", "accent_text", "error", "warning", "ok"])
def test_text_in_any_tone_is_legible_on_every_ground(theme: Theme, tone: str) -> None:
    color = getattr(theme, tone)
    pale = {
        name: contrast(color, ground)
        for name, ground in grounds(theme).items()
        if contrast(color, ground) < 4.5
    }
    assert pale == {}


@BOTH
@pytest.mark.parametrize("tone", ["accent", "error", "warning"])
def test_text_is_legible_on_the_wash_of_a_message(theme: Theme, tone: str) -> None:
    assert contrast(theme.text, mix(theme.background, getattr(theme, tone), 0.16)) >= 4.5


@BOTH
@pytest.mark.parametrize("tone", ["accent", "error", "ok"])
def test_numbers_on_coloured_cells_are_legible_at_every_strength(theme: Theme, tone: str) -> None:
    strengths = [mix(theme.surface, getattr(theme, tone), at / 50) for at in range(51)]
    assert min(contrast(readable_on(ground), ground) for ground in strengths) >= 4.5


@BOTH
def test_the_set_stands_out_from_the_rest(theme: Theme) -> None:
    assert contrast(theme.set, theme.rest) >= 3
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@BOTH
def test_runs_can_be_told_from_the_ground_and_from_each_other(theme: Theme) -> None:
    assert len(set(theme.runs)) == 8
    assert all(contrast(color, theme.surface) >= 3 for color in theme.runs)


@BOTH
def test_blue_is_kept_for_the_set(theme: Theme) -> None:
    for color in theme.diverging:
        red, green, blue = channels(color)
        assert blue <= max(red, green) + 10


def test_the_light_accent_is_the_blue_of_the_figure() -> None:
    assert LIGHT.accent == LIGHT.set == "#3b75af"
    assert DARK.accent == DARK.set == "#6ba6e8"
    assert DARK.is_dark
    assert not LIGHT.is_dark
