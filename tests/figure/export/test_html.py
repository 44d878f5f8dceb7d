"""The page in a real browser; Debian's chromium and its driver, where they are installed."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from normviz import norms
from normviz.errors import UserError
from normviz.figure.colors import DARK, LIGHT
from normviz.figure.export.drawn_figure import draw_figure
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.state import FigureState
from normviz.figure.tensor_source import SourceServices
from normviz.lessons.catalog import LESSONS
from normviz.lessons.page.lesson_page import lesson_page
from tests.figure.states import figure_state
from tests.lessons.page.test_lesson_page import results_of

STATE = FigureState()
MOST_BYTES = 300_000


def no_digits(count: int) -> Any:
    raise AssertionError(count)


def numbers_of(state: FigureState) -> FigureNumbers:
    maker = TensorMaker(SourceServices(images=no_digits))
    return FigureNumbers(state, lambda: maker.tensor(state))


def page(state: FigureState = STATE) -> str:
    return draw_figure(numbers_of(state), (1, 2, 0, 0), LIGHT).html()


def data_of(text: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_the_page_of_the_first_figure_is_small_and_needs_no_network() -> None:
    text = page()

    assert len(text.encode()) <= MOST_BYTES
    addresses = set(re.findall(r"\w+://[^\s\"'<]+", text))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "default-src 'none'" in text
    assert "{{" not in text


@pytest.mark.parametrize("norm", list(norms.CATALOG))
def test_the_numbers_are_those_of_the_reference(norm: str) -> None:
    state = FigureState(norms=(norm,), color="y", gamma=2.0, beta=-1.0)
    data = data_of(page(state))
    (panel,) = draw_figure(numbers_of(state), (0, 0, 0, 0), LIGHT).data.values()
    found = panel.numbers.normalized(norm)

    (told,) = data["norms"]
    np.testing.assert_allclose(told["y"], found.y.ravel(), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(told["x_hat"], found.x_hat.ravel(), rtol=1e-4, atol=1e-6)
    labels = np.array(told["labels"]).reshape(told["sizes"])
    np.testing.assert_array_equal(labels, panel.labels)
    assert len(told["sets"]) == panel.set_count


def test_a_larger_tensor_than_a_page_holds_is_refused() -> None:
    with pytest.raises(UserError, match=r"20\u202f000 elements in an HTML page, .*21\u202f952"):
        page(figure_state(norms=("batch",), shape=(4, 7, 28, 28), groups=1))


def test_what_a_text_says_cannot_end_the_script() -> None:
    assert "</" not in re.sub(r"</?[a-z!][^>]*>", "", page()).split('id="data">')[-1][:100]
    assert "\\u003c" not in page()  # nothing of ours needs it


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (program and driver):
        pytest.skip("needs a browser: install chromium and chromium-driver")
    webdriver = pytest.importorskip("selenium.webdriver")
    service = pytest.importorskip("selenium.webdriver.chrome.service")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(word)
    options.add_argument("--window-size=1100,900")
    found = webdriver.Chrome(options, service.Service(driver))
    yield found
    found.quit()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Any:
    file = tmp_path / "figure.html"
    file.write_text(page(), encoding="utf-8")
    browser.get(file.as_uri())
    return browser


def lit(browser: Any, norm: str) -> set[str]:
    cells = browser.find_elements("css selector", f"[id^='{norm}-n'].set")
    return {cell.get_attribute("id").removeprefix(f"{norm}-") for cell in cells}


def point_at(browser: Any, name: str) -> None:
    chains = pytest.importorskip("selenium.webdriver.common.action_chains")
    chains.ActionChains(browser).move_to_element(browser.find_element("id", name)).perform()


def test_hovering_lights_the_set_in_every_cube_and_tells_the_numbers(opened: Any) -> None:
    point_at(opened, "batch-n0-c3-h0-w1")

    index = (0, 3, 0, 1)
    for norm in STATE.norms:
        members = norms.mask(norm, STATE.shape, index, STATE.groups)
        found = lit(opened, norm)
        assert found
        for name in found:
            assert members[tuple(map(int, re.findall(r"\d+", name)))]
        # All visible cells of the set, not only some.
        visible = opened.find_elements("css selector", f"[id^='{norm}-n'].rest")
        for cell in visible:
            place = tuple(map(int, re.findall(r"\d+", cell.get_attribute("id"))))
            assert not members[place]
    place = opened.find_element("id", "place").text
    assert place.startswith("N = 0, C = 3, H = 0, W = 1: x = ")
    assert "36" in opened.find_element("id", "numbers").text
    assert opened.get_log("browser") == []


def test_arrow_keys_and_taps_move_the_element(opened: Any) -> None:
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    chains = pytest.importorskip("selenium.webdriver.common.action_chains").ActionChains
    opened.execute_script("document.querySelector('#figure svg').focus()")

    chains(opened).send_keys(keys.ARROW_RIGHT).perform()
    assert opened.find_element("id", "place").text.startswith("N = 1, C = 2, H = 0, W = 1")
    shifted = chains(opened).key_down(keys.SHIFT).send_keys(keys.ARROW_DOWN).key_up(keys.SHIFT)
    shifted.perform()
    assert opened.find_element("id", "place").text.startswith("N = 1, C = 3, H = 0, W = 1")

    opened.find_element("id", "layer-n0-c1-h1-w0").click()
    assert opened.find_element("id", "place").text.startswith("N = 0, C = 1, H = 1, W = 0")
    point_at(opened, "batch-n0-c3-h0-w1")  # a tapped element stays
    assert opened.find_element("id", "place").text.startswith("N = 0, C = 1, H = 1, W = 0")


@pytest.mark.parametrize("color", ["set", "y"])
def test_the_element_is_outlined_above_its_neighbours(
    browser: Any, tmp_path: Path, color: str
) -> None:
    file = tmp_path / "figure.html"
    file.write_text(page(FigureState(norms=("batch", "layer"), color=color)), encoding="utf-8")
    browser.get(file.as_uri())
    for name in ("n1-c2-h0-w0", "n0-c3-h0-w1"):
        point_at(browser, f"batch-{name}")
        for norm in ("batch", "layer"):
            cell = browser.find_element("id", f"{norm}-{name}")
            side = cell.find_elements("css selector", "polygon") or [cell]
            stroke = side[0].value_of_css_property("stroke")
            assert stroke == "rgb({}, {}, {})".format(*rgb(LIGHT.element))
            assert browser.execute_script("return !arguments[0].nextElementSibling", cell)


def test_both_modes_of_a_norm_have_numbers_of_their_own() -> None:
    data = data_of(page(FigureState(norms=("batch",), both_modes=True)))
    one, other = data["norms"]
    assert (one["title"], other["title"]) == ("Batch Norm, training", "Batch Norm, inference")
    assert one["name"] != other["name"]
    assert one["y"] != other["y"]


def color_of(browser: Any, name: str) -> str:
    cell = browser.find_element("css selector", f"#{name} polygon, polygon#{name}")
    return str(cell.value_of_css_property("fill"))


def prefer(browser: Any, scheme: str) -> None:
    """Prefers a scheme, and colours that change at once."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def test_a_lesson_lights_its_sets_explains_its_words_and_follows_the_theme(
    browser: Any, tmp_path: Path
) -> None:
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    chains = pytest.importorskip("selenium.webdriver.common.action_chains").ActionChains
    file = tmp_path / "lesson.html"
    file.write_text(lesson_page(LESSONS["set-sizes"], results_of("set-sizes")), encoding="utf-8")
    prefer(browser, "light")
    browser.get(file.as_uri())
    browser.execute_script("document.querySelector('section figure').scrollIntoView()")

    point_at(browser, "step1-batch-n0-c3-h0-w1")
    members = norms.mask("batch", (4, 6, 3, 3), (0, 3, 0, 1))
    found = lit(browser, "step1-batch")
    assert found
    assert all(members[tuple(map(int, re.findall(r"\d+", each)))] for each in found)
    assert browser.find_element("id", "step1-place").text.startswith("N = 0, C = 3, H = 0, W = 1")
    assert browser.find_element("id", "step2-place").text.startswith("N = 1, C = 2, H = 0, W = 0")
    seen = {}
    for scheme, colors in (("light", LIGHT), ("dark", DARK)):
        prefer(browser, scheme)
        body = browser.find_element("tag name", "body").value_of_css_property("background-color")
        assert body == "rgba({}, {}, {}, 1)".format(*rgb(colors.background))
        seen[scheme] = color_of(browser, "step1-batch-n0-c3-h0-w1")
    assert seen["light"] != seen["dark"]

    meaning = browser.find_element("id", "meaning")
    assert not meaning.is_displayed()
    word = browser.find_element("css selector", ".term")
    chains(browser).move_to_element(word).perform()
    assert meaning.text == "The sum of values divided by their number."
    chains(browser).send_keys(keys.ESCAPE).perform()
    assert not meaning.is_displayed()
    browser.execute_script("arguments[0].focus()", word)
    assert meaning.is_displayed()
    assert browser.get_log("browser") == []


def rgb(color: int) -> tuple[int, int, int]:
    return color >> 16, color >> 8 & 255, color & 255
