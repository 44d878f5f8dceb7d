import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from normviz import norms
from normviz.figure.colors import DARK, LIGHT
from normviz.figure.export.scene_graph import build_scene_graph
from normviz.figure.export.svg import to_svg
from normviz.figure.layout import lay_out
from normviz.figure.marks import Wording
from normviz.figure.state import Camera, FigureState
from tests.figure.made import panels_of

SVG = "{http://www.w3.org/2000/svg}"
INDEX = (1, 1, 0, 2)
ALL = tuple(norms.CATALOG)


def svg_of(state: FigureState, colors=LIGHT, index=INDEX) -> str:
    layout = lay_out(state, Camera(), 960.0, 720.0, 17.0)
    return to_svg(build_scene_graph(layout, state, index, colors, panels_of(state, index)))


def root_of(state: FigureState, colors=LIGHT, index=INDEX) -> ET.Element:
    return ET.fromstring(svg_of(state, colors, index))  # noqa: S314 (our own text)


def cells_of(root: ET.Element) -> dict[str, ET.Element]:
    return {e.get("id", ""): e for e in root.iter() if e.get("class") in ("set", "rest")}


@pytest.mark.parametrize("slab_axis", ["none", "HW"])
@pytest.mark.parametrize("color", ["set", "all", "x", "x_hat", "y"])
@pytest.mark.parametrize("form", ["cubes", "tiles", "both"])
def test_ids_are_unique_and_classes_are_those_of_the_mask(form, color, slab_axis) -> None:
    state = FigureState(norms=ALL, form=form, color=color, slab_axis=slab_axis)
    root = root_of(state)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    cells = cells_of(root)
    assert len(cells) == sum(e.get("class") in ("set", "rest") for e in root.iter())
    masks = {norm: norms.mask(norm, state.shape, INDEX, groups=2) for norm in ALL}
    for name, element in cells.items():
        norm, places = re.fullmatch(r"(.+?)(?:-tile)?-(n\d+-c\d+-h\d+-w\d+)", name).groups()
        index = tuple(int(number) for number in re.findall(r"\d+", places))
        assert (element.get("class") == "set") == masks[norm][index]


def test_a_cell_with_several_sides_is_one_group() -> None:
    corner = cells_of(root_of(FigureState()))["batch-n0-c0-h0-w0"]
    assert corner.tag == f"{SVG}g"
    assert [child.tag for child in corner] == [f"{SVG}polygon"] * 3


def test_text_stays_text() -> None:
    texts = [e.text for e in root_of(FigureState()).iter(f"{SVG}text")]
    for words in ("Batch Norm", "6 sets of 36", "N 4", "C 6", "H, W 3×3"):
        assert words in texts


def test_signs_of_xml_in_words_are_escaped() -> None:
    state = FigureState()
    layout = lay_out(state, Camera(), 960.0, 720.0, 17.0)
    wording = replace(Wording(), many_sets="<{count}> & {size}")
    scene = build_scene_graph(layout, state, INDEX, LIGHT, panels_of(state), wording)
    root = ET.fromstring(to_svg(scene))  # noqa: S314
    assert "<6> & 36" in [e.text for e in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("color", ["set", "y"])
def test_the_same_figure_is_the_same_file(color: str) -> None:
    state = FigureState(color=color)
    assert svg_of(state) == svg_of(state)


def test_another_element_changes_classes_and_no_id() -> None:
    one, other = (cells_of(root_of(FigureState(), index=i)) for i in (INDEX, (0, 5, 2, 2)))
    assert list(one) == list(other)
    assert {n: e.get("class") for n, e in one.items()} != {
        n: e.get("class") for n, e in other.items()
    }


def test_the_page_has_its_size_a_title_and_a_background() -> None:
    root = root_of(FigureState(), DARK)
    assert (root.get("width"), root.get("height")) == ("960", "720")
    assert root.get("viewBox") == "0 0 960 720"
    title = root.find(f"{SVG}title")
    assert root.get("aria-labelledby") == title.get("id")
    assert "Batch Norm" in title.text
    assert root.find(f"{SVG}rect").get("fill") == f"#{DARK.background:06x}"


@pytest.mark.parametrize("form", ["cubes", "tiles", "both"])
def test_every_point_lies_on_the_page(form: str) -> None:
    for element in root_of(FigureState(norms=ALL, form=form)).iter(f"{SVG}polygon"):
        for pair in element.get("points", "").split():
            x, y = (float(number) for number in pair.split(","))
            assert 0 <= x <= 960
            assert 0 <= y <= 720


def test_colours_of_values_have_a_scale_that_names_their_range() -> None:
    root = root_of(FigureState(color="y", gamma=2.0, beta=1.0))
    gradients = [e.get("id") for e in root.iter(f"{SVG}linearGradient")]
    assert gradients == [f"scale-{norm}" for norm in FigureState().norms]
    fills = [e.get("fill") for e in root.iter(f"{SVG}rect")][1:]
    assert fills == [f"url(#{name})" for name in gradients]
    labels = [e.text for e in root.iter(f"{SVG}text") if e.get("class") == "label"]
    assert labels[:2] == ["−6", "6"]


def test_no_scale_where_colour_shows_sets() -> None:
    assert not list(root_of(FigureState(color="all")).iter(f"{SVG}linearGradient"))


def test_upright_letters_are_turned_about_themselves() -> None:
    texts = root_of(FigureState()).iter(f"{SVG}text")
    upright = [e for e in texts if e.get("transform")]
    assert len(upright) == 4
    for text in upright:
        assert text.get("transform") == f"rotate(-90 {text.get('x')} {text.get('y')})"


def test_words_are_smaller_where_they_would_not_fit() -> None:
    def sizes(width: float) -> dict[str, float]:
        state = FigureState(norms=ALL)
        layout = lay_out(state, Camera(), width, 480.0, 17.0)
        scene = build_scene_graph(layout, state, INDEX, LIGHT, panels_of(state))
        root = ET.fromstring(to_svg(scene))  # noqa: S314
        titles = [e for e in root.iter(f"{SVG}text") if e.get("class") == "title"]
        return {e.text or "": float(e.get("font-size", "0")) for e in titles}

    wide, narrow = sizes(4000.0), sizes(640.0)
    longest, shortest = max(narrow, key=len), min(narrow, key=len)
    usual = {*wide.values()}
    assert usual == {narrow[shortest]}
    assert 0.7 * min(usual) < narrow[longest] < min(usual)


def test_each_kind_of_words_has_its_colour() -> None:
    state = FigureState(norms=("batch", "instance"), shape=(4, 6, 1, 1))
    texts = root_of(state, index=(0, 0, 0, 0)).iter(f"{SVG}text")
    fills = {text.get("class"): text.get("fill") for text in texts}
    expected = {"title": LIGHT.text, "axis": LIGHT.muted, "caption": LIGHT.muted}
    expected["warning"] = LIGHT.warning
    assert fills == {kind: f"#{color:06x}" for kind, color in expected.items()}


@pytest.mark.parametrize(("zoom", "clips"), [(1.0, 0), (6.0, 4)])
def test_a_zoomed_cube_ends_at_its_panel(zoom: float, clips: int) -> None:
    state = FigureState()
    layout = lay_out(state, Camera(zoom=zoom), 960.0, 720.0, 17.0)
    scene = build_scene_graph(layout, state, INDEX, LIGHT, panels_of(state))
    root = ET.fromstring(to_svg(scene))  # noqa: S314
    assert len(list(root.iter(f"{SVG}clipPath"))) == clips
    assert len([e for e in root.iter(f"{SVG}g") if e.get("clip-path")]) == clips


def test_zero_has_no_sign_in_the_scale() -> None:
    state = FigureState(norms=("batch",), color="y", gamma=0.0)
    svg = svg_of(state)
    assert ">0</text>" in svg
    assert "−0<" not in svg


def test_large_words_leave_the_scale_in_its_panel() -> None:
    state = FigureState(norms=("batch", "layer", "frn"), color="y")
    layout = lay_out(state, Camera(), 960.0, 720.0, 48.0)
    root = ET.fromstring(  # noqa: S314 (our own text)
        to_svg(build_scene_graph(layout, state, INDEX, LIGHT, panels_of(state, INDEX)))
    )
    bars = [e for e in root.iter() if (e.get("fill") or "").startswith("url(#scale")]
    labels = [e for e in root.iter() if e.get("class") == "label"]
    assert len(bars) == 3
    for panel, bar in zip(layout.panels, bars, strict=True):
        wide = float(bar.get("width", 0))
        assert wide < panel.width / 2
        assert float(bar.get("x", 0)) > panel.x + 48.0
    sizes = {float(e.get("font-size", 0)) for e in labels}
    assert max(sizes) * 0.6 * len("−2.5") < layout.panels[0].width / 2 - 0.4 * 48.0
