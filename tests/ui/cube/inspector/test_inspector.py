import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QSlider, QTableView, QToolButton, QWidget

from normviz import norms
from normviz.figure.state import FigureState
from normviz.presentation.number_format import number
from normviz.ui.cube.inspector.formula.formula import FormulaSection
from normviz.ui.cube.inspector.header import IndexLine
from normviz.ui.cube.inspector.histogram.histogram import HistogramSection
from normviz.ui.cube.inspector.inspector import MINIMUM_WIDTH, Inspector
from normviz.ui.cube.inspector.kept_structure_section import KeptStructureSection
from normviz.ui.cube.inspector.numbers_grid import NumbersSection
from normviz.ui.cube.inspector.remarks import remarks_section
from normviz.ui.cube.inspector.remarks.remarks_section import RemarksSection
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.palette import DARK

INDEX = (1, 2, 1, 0)


def element_of(model, name, index):
    return norms.element_of(model.state.spec(name), model.x, index, model.parameters(name))


@pytest.fixture(autouse=True)
def _short_rest(monkeypatch):
    monkeypatch.setattr(remarks_section, "_REST_MS", 5)


@pytest.fixture
def model(qapp):
    model = CubeModel(FigureState(gamma=1.5, beta=-0.5))
    model.hover(INDEX)
    return model


@pytest.fixture
def inspector(qtbot, model):
    return shown(qtbot, model)


def shown(qtbot, model):
    inspector = Inspector(model)
    qtbot.addWidget(inspector)
    inspector.resize(320, 1600)
    inspector.show()
    # The first one waits for the import of pyqtgraph.
    qtbot.waitUntil(inspector.is_settled, timeout=30_000)
    return inspector


def part(inspector, kind, name):
    found = inspector.findChild(kind, name)
    assert found is not None
    return found


def values(inspector):
    return inspector.findChild(NumbersSection).values()


def rows_y(inspector):
    cells = part(inspector, QTableView, "inspector_table").model()
    return [cells.index(row, 4).data() for row in range(cells.rowCount())]


def type_x(qtbot, inspector, text):
    field = part(inspector, QLineEdit, "inspector_x_field")
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(inspector.is_settled)


@pytest.mark.parametrize("name", norms.CATALOG)
def test_the_numbers_are_those_of_the_norms_room(qtbot, qapp, name):
    model = CubeModel(FigureState(norms=(name,), gamma=1.5, beta=-0.5))
    model.hover(INDEX)
    inspector = shown(qtbot, model)
    element = element_of(model, name, INDEX)
    seen = values(inspector)
    kernel = norms.CATALOG[name].kind == "kernel"
    assert seen["v" if kernel else "x"] == number(element.x)
    assert seen["w" if kernel else "y"] == number(element.y)
    assert ("μ" in seen) == (element.mean is not None)
    assert ("σ²" in seen) == (element.variance is not None)
    if element.variance is not None:
        assert seen["σ²"] == number(element.variance)
    assert (
        part(inspector, FormulaSection, "inspector_derivation").text().endswith(number(element.y))
    )


def test_a_hover_is_followed(qtbot, model, inspector):
    model.hover((3, 5, 0, 1))
    qtbot.waitUntil(inspector.is_settled)
    element = element_of(model, "batch", (3, 5, 0, 1))
    assert values(inspector)["x"] == number(element.x)
    assert "n = 3, c = 5, h = 0, w = 1" in part(inspector, IndexLine, "inspector_index").text()


def test_many_hovers_cost_one_update(qtbot, model, inspector, monkeypatch):
    numbers, calls = inspector.findChild(NumbersSection), []
    update = numbers.show_readings
    monkeypatch.setattr(numbers, "show_readings", lambda read: (calls.append(1), update(read)))
    for place in range(9):
        model.hover((0, 0, place // 3, place % 3))
    qtbot.waitUntil(inspector.is_settled)
    assert 1 <= len(calls) <= 2
    assert values(inspector)["x"] == number(float(model.x[0, 0, 2, 2]))


def test_channels_last_writes_the_index_in_its_order(qtbot, model, inspector):
    model.change("format", data_format="NHWC")
    qtbot.waitUntil(inspector.is_settled)
    line = part(inspector, IndexLine, "inspector_index").text()
    assert "n = 1, h = 1, w = 0, c = 2" in line


def test_typing_x_moves_the_outputs_of_the_set_and_undo_brings_them_back(qtbot, model, inspector):
    before = values(inspector), rows_y(inspector)
    type_x(qtbot, inspector, "4.5")
    assert model.x[INDEX] == pytest.approx(4.5)
    assert model.pinned
    assert values(inspector)["x"] == "4.500"
    neighbour = (0, 2, 0, 0)
    assert values(inspector)["μ"] == number(element_of(model, "batch", neighbour).mean)
    model.undo_stack.undo()
    qtbot.waitUntil(inspector.is_settled)
    assert (values(inspector), rows_y(inspector)) == before
    assert model.state.edits == ()


def test_what_is_no_number_is_refused_and_the_figure_stays(qtbot, model, inspector):
    type_x(qtbot, inspector, "four")
    assert model.state.edits == ()


def test_the_slider_edits_x(qtbot, model, inspector):
    slider = part(inspector, QSlider, "inspector_x_slider")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert model.x[INDEX] == pytest.approx(5.0)


def test_editing_twice_keeps_one_edit_and_reset_takes_all_back(qtbot, model, inspector):
    reset = part(inspector, QPushButton, "inspector_reset_edits")
    assert not reset.isEnabled()
    type_x(qtbot, inspector, "2")
    type_x(qtbot, inspector, "3")
    assert [edit.value for edit in model.state.edits] == [3.0]
    assert reset.isEnabled()
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert model.state.edits == ()


def test_a_click_on_a_row_focuses_its_norm(qtbot, model, inspector):
    table = part(inspector, QTableView, "inspector_table")
    place = table.visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert model.focused == "instance"
    qtbot.waitUntil(inspector.is_settled)
    assert values(inspector)["y"] == number(element_of(model, "instance", INDEX).y)


def test_arrow_keys_walk_through_the_norms(qtbot, model, inspector):
    table = part(inspector, QTableView, "inspector_table")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert model.focused == "layer"


def test_the_table_follows_the_norms_shown(qtbot, model, inspector):
    model.change("norms", norms=("rms", "unit"))
    qtbot.waitUntil(inspector.is_settled)
    assert model.focused == "rms"
    expected = [element_of(model, name, INDEX).y for name in ("rms", "unit")]
    assert [float(y.replace("−", "-")) for y in rows_y(inspector)] == pytest.approx(
        expected, abs=6e-3
    )


def test_the_code_is_copied(qtbot, model, inspector):
    button = part(inspector, QToolButton, "inspector_keras_copy")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    spec = norms.NormSpec("batch", epsilon=1e-3, gamma_initializer=1.5, beta_initializer=-0.5)
    code = norms.keras_lines(spec, norms.Place((6, 3, 3), channels_first=True), imports=True)
    assert text == code


def test_the_other_library_has_its_own_code(qtbot, model, inspector):
    model.focus("group")
    qtbot.waitUntil(inspector.is_settled)
    qtbot.mouseClick(
        part(inspector, QToolButton, "inspector_library_torch"), Qt.MouseButton.LeftButton
    )
    button = part(inspector, QToolButton, "inspector_torch_copy")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    starts = {"gamma_initializer": 1.5, "beta_initializer": -0.5}
    spec = norms.NormSpec("group", groups=2, epsilon=1e-3, **starts)
    code = norms.torch_lines(spec, norms.Place((6, 3, 3)), imports=True)
    assert QGuiApplication.clipboard().text() == code


def test_the_pin_button_pins_and_lets_go(qtbot, model, inspector):
    pin = part(inspector, QToolButton, "inspector_pin")
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert model.pinned
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert not model.pinned


def test_the_histogram_counts_the_set_and_marks_the_element(qtbot, model, inspector):
    plot = inspector.findChild(HistogramSection).plot()
    before, after = plot.panes()
    element = element_of(model, "batch", INDEX)
    assert before.line.value() == pytest.approx(element.x, rel=1e-6)
    assert after.line.value() == pytest.approx(element.y, rel=1e-6)
    edges, heights = before.curve.getData()
    expected, _ = np.histogram(element.before, edges)
    np.testing.assert_allclose(heights * element.size, expected, atol=1e-6)


def test_an_identity_is_checked_on_the_tensor(qtbot, model, inspector):
    model.focus("layer")
    qtbot.waitUntil(inspector.is_settled)
    results = [row.result() for row in inspector.findChild(RemarksSection).rows()]
    assert any("Largest difference on this tensor" in result for result in results)


def test_a_large_tensor_is_checked_only_on_request(qtbot, qapp):
    model = CubeModel(FigureState(norms=("layer",), shape=(8, 64, 28, 28)))
    inspector = shown(qtbot, model)
    (row,) = [
        row for row in inspector.findChild(RemarksSection).rows() if "group norm" in row.text()
    ]
    assert row.result() == ""
    qtbot.mouseClick(part(row, QPushButton, "inspector_check"), Qt.MouseButton.LeftButton)
    assert "Largest difference" in row.result()


def test_without_a_norm_it_says_what_to_do(qtbot, model, inspector):
    model.change("none", norms=())
    qtbot.waitUntil(inspector.is_settled)
    assert part(inspector, QWidget, "inspector_empty").isVisible()
    model.undo_stack.undo()
    qtbot.waitUntil(inspector.is_settled)
    assert not part(inspector, QWidget, "inspector_empty").isVisible()


def test_a_folded_section_catches_up_when_it_opens(qtbot, model, inspector):
    header = part(inspector, QToolButton, "inspector_section_facts_header")
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton)
    model.hover((3, 5, 2, 2))
    qtbot.waitUntil(inspector.is_settled)
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(inspector.is_settled)
    assert values(inspector)["x"] == number(float(model.x[3, 5, 2, 2]))


def test_it_is_narrow_enough_and_every_control_is_named(inspector):
    assert inspector.minimumSizeHint().width() <= MINIMUM_WIDTH
    for kind in (QToolButton, QPushButton, QLineEdit, QSlider, QTableView):
        for control in inspector.findChildren(kind):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert control.objectName()
                assert control.accessibleName(), control.objectName()
                assert control.toolTip(), control.objectName()


def test_every_norm_has_its_own_picture_of_its_formula(qtbot, qapp):
    model = CubeModel(FigureState(norms=tuple(norms.CATALOG)))
    model.hover(INDEX)
    inspector = shown(qtbot, model)
    pictures = set()
    for name in norms.CATALOG:
        model.focus(name)
        inspector.refresh()
        image = inspector.findChild(FormulaSection).grab().toImage()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(norms.CATALOG)


def test_a_theme_recolours_the_plot(qtbot, model, inspector):
    before, _ = inspector.findChild(HistogramSection).plot().panes()
    inspector.set_theme(DARK)
    assert before.curve.opts["pen"].color().name() == DARK.set


def test_an_element_that_is_peeled_off_is_called_so(qtbot, inspector, model):
    line = part(inspector, IndexLine, "inspector_index")
    model.change("Peel", peel=(2, 0, 0))
    qtbot.waitUntil(inspector.is_settled)
    assert line.text() == "Peeled off: n = 1, c = 2, h = 1, w = 0"
    model.set_camera(model.camera.turned(180, 0))  # now the other side is near
    assert line.text() == "Element n = 1, c = 2, h = 1, w = 0"
    model.set_camera(model.camera.turned(180, 0))
    assert line.text().startswith("Peeled off")
    model.change("Tiles", form="tiles")
    qtbot.waitUntil(inspector.is_settled)
    assert line.text().startswith("Element")


def test_what_is_erased_is_said_and_follows_source_and_norm(qtbot, model, inspector):
    model.change("Offset", source="offset", shape=(4, 6, 14, 14))
    model.focus("layer")
    told = inspector.findChild(KeptStructureSection)
    qtbot.waitUntil(lambda: inspector.is_settled())
    assert told.texts()[0] == "Means of samples: differences erased (−1.5 to 3.0 → −0.50)"
    model.focus("batch")
    qtbot.waitUntil(lambda: inspector.is_settled())
    assert told.texts()[0].startswith("Means of samples: differences kept")
    model.change("One", shape=(1, 1, 3, 3), groups=1)
    qtbot.waitUntil(lambda: inspector.is_settled() and told.texts() == [])
