from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from normviz.lessons.catalog import in_order
from normviz.lessons.results import shown
from normviz.ports.intents import FollowLesson, TellNumbers
from normviz.scenes.cube_scene import CubeScene
from normviz.settings.store import SettingsStore
from normviz.ui.shell.guide.guide import Guide
from normviz.ui.shell.main_window import MainWindow
from tests.ui.learn.conftest import FakeLessons, lessons, window

__all__ = ["FakeLessons", "lessons", "window"]


def follow(window: MainWindow, lesson: str, step: int = 0) -> Guide:
    window.guide.carry_out(FollowLesson(lesson, step))
    return window.guide


def press(window: MainWindow, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_step_of_every_lesson_shows_its_scene_and_marks_its_control(
    qtbot: QtBot, window: MainWindow
) -> None:
    for view in ("train", "draw"):
        qtbot.waitUntil(window.show_view(view).is_settled)
    guide = window.guide
    for lesson in in_order():
        follow(window, lesson.name)
        for at, step in enumerate(lesson.steps):
            where = f"{lesson.name}, step {at + 1}"
            assert guide.at == at, where
            assert window.scene_name() == step.scene.view, where
            assert window.scene().parts[step.scene.view] == expected(window, step.scene), where
            qtbot.waitUntil(lambda: not window.guide._marking.isActive())
            assert (guide.mark is not None) == bool(step.control), where
            if guide.mark is not None:
                assert guide.mark.isVisible(), where
                assert not guide.mark.visibleRegion().isEmpty(), where
            assert guide.panel.text.toPlainText().strip(), where
            press(window, "guide_next")
        assert not guide.is_open
        assert window.scene_name() == "draw"


def expected(window: MainWindow, scene: object) -> object:
    """What the view says when it shows the scene: what the scene leaves open is as it is."""
    from dataclasses import fields, replace

    from normviz.scenes.scene import Scene

    assert isinstance(scene, Scene)
    part, is_now = scene.parts[scene.view], window.scene().parts[scene.view]
    known = {each.name: getattr(part, each.name) for each in fields(part)}
    return replace(is_now, **{name: value for name, value in known.items() if value is not None})


def test_leaving_gives_back_what_was_shown(qtbot: QtBot, window: MainWindow) -> None:
    cube = window.show_view("cube")
    cube.model.change("Test", norms=("layer", "rms"), shape=(3, 4, 2, 2), gamma=0.5)
    before = {}
    for name in ("cube", "train", "draw"):
        view = window.show_view(name)
        qtbot.waitUntil(view.is_settled)
        before[name] = view.scene()
    window.show_view("learn")
    for lesson, step in (("gamma-zero", 0), ("fit-evaluate", 0), ("batch-mates", 2)):
        follow(window, lesson, step)
        press(window, "guide_leave")
        assert window.scene_name() == "learn"
    for name, scene in before.items():
        assert window.show_view(name).scene() == scene


def test_a_session_kept_meanwhile_has_the_users_scene(
    window: MainWindow, settings: SettingsStore
) -> None:
    cube = window.show_view("cube")
    cube.model.change("Test", norms=("rms",))
    window.keep_session()
    follow(window, "gamma-zero")
    window.keep_session()
    assert kept_norms(settings) == ["rms"]
    window.close()
    assert kept_norms(settings) == ["rms"]


def kept_norms(settings: SettingsStore) -> object:
    figure = SettingsStore(settings.path).settings.mapping("views/cube/scene/figure")
    assert figure is not None
    return figure["norms"]


def test_back_next_and_escape(qtbot: QtBot, window: MainWindow) -> None:
    guide = follow(window, "batch-one", 1)
    press(window, "guide_back")
    assert guide.at == 0
    assert not window.findChild(QPushButton, "guide_back").isEnabled()
    press(window, "guide_next")
    assert guide.at == 1
    qtbot.keyClick(guide.panel.focusWidget() or guide.panel, Qt.Key.Key_Escape)
    assert not guide.is_open
    assert guide.panel.isHidden()


def test_numbers_come_while_a_step_is_read(window: MainWindow) -> None:
    guide = follow(window, "batch-one", 1)
    assert "…" in guide.panel.text.toPlainText()
    guide.carry_out(TellNumbers("batch-one", {"output": shown("output", 0.0)}))
    assert "…" not in guide.panel.text.toPlainText()


def test_a_scene_that_the_user_changes_is_left_alone_by_numbers(window: MainWindow) -> None:
    guide = follow(window, "batch-one", 0)
    window.current_view().model.change("Test", shape=(1, 6, 1, 1))
    guide.carry_out(TellNumbers("batch-one", {"output": shown("output", 0.0)}))
    scene = window.scene().cube
    assert isinstance(scene, CubeScene)
    assert scene.figure.shape == (1, 6, 1, 1)
