"""A synthetic norm in the parts of the window that show norms."""

import pytest

from normviz.app.cube_service import FileCubeService
from normviz.figure.state import FigureState
from normviz.norms.catalog import CATALOG
from normviz.presentation.inspector.readings import Readings
from normviz.runs.spec_builder import build_spec
from normviz.ui.cube.controls.add_menu import AddMenu
from normviz.ui.cube.inspector.code import CodeSection
from normviz.ui.cube.inspector.remarks.remark_texts import remark_texts
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.view import CubeView
from normviz.ui.train.panel.norm_section import NormOptionsSection, NormSection
from normviz.ui.train.session.spec_draft import SpecDraft
from tests.norms.synthetic import SYNTHETIC

NAME = SYNTHETIC.name


@pytest.fixture(autouse=True)
def added():
    with CATALOG.added(SYNTHETIC):
        yield


def test_its_notes_and_its_code(qapp):
    model = CubeModel(FigureState(norms=(NAME,), gamma=1.5))
    readings = Readings(model)
    assert "Made up, with 2\u00a0groups." in [remark.text for remark in remark_texts(readings)]
    code = CodeSection(model)
    code.show_readings(readings)
    assert "keras.layers.GroupNormalization(groups=2" in code.text("keras")
    assert "Constant(1.5)" in code.text("keras")
    assert "torch.nn.GroupNorm(2, 6" in code.text("torch")
    assert code.differences() == "A difference that is made up."


def test_the_whole_view_shows_it(qtbot):
    view = CubeView(FileCubeService())
    qtbot.addWidget(view)
    view.resize(1400, 900)
    view.show()
    view.model.change("Add", norms=("batch", NAME))
    view.model.focus(NAME)
    qtbot.waitUntil(view.is_settled)
    assert not view.grab().isNull()


def test_it_can_be_added_in_the_menu(qtbot):
    menu = AddMenu()
    qtbot.addWidget(menu)
    menu.leave_out(("batch",))
    assert SYNTHETIC.title in [action.text() for action in menu.menu().actions()]


def test_its_settings_in_a_training(qtbot):
    draft = SpecDraft()
    norm, options = NormSection(draft), NormOptionsSection(draft)
    for widget in (norm, options):
        qtbot.addWidget(widget)
    draft.show(build_spec("batch-norm", norm=NAME, options={"groups": 2}))
    norm.show_draft()
    options.show_draft()
    assert options.has_settings()
    assert not norm._groups.isHidden()
    assert options._momentum.isHidden()
    assert not options._epsilon.isHidden()
