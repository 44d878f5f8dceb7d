"""The composition root: puts the views, the theme and the settings together into a window.

Nothing heavy is imported with this module. A view is described by a :class:`ViewSource`; its code
is imported when it is first shown, TensorFlow when a view asks for it, after the first paint.
"""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from normviz.errors import UsageError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from normviz.app.lesson_service import KerasLessonService
    from normviz.scenes.scene import Scene
    from normviz.scenes.slides import Deck
    from normviz.settings.store import SettingsStore
    from normviz.ui.shell.exception_reporter import ExceptionReporter
    from normviz.ui.shell.main_window import MainWindow
    from normviz.ui.shell.problem_reports import ProblemReports
    from normviz.ui.shell.view import View, ViewEntry
    from normviz.ui.style.theme import Mode


@dataclass(frozen=True)
class UserFolders:
    """Folders that the command line names; None where the usual ones are meant.

    Attributes:
        data_dir: Where data sets are looked for first.
        runs_dir: Where runs are kept.
        drawings: The file of earlier drawings; None where they are not kept.
    """

    data_dir: Path | None = None
    runs_dir: Path | None = None
    drawings: Path | None = None


@dataclass(frozen=True)
class ViewSource:
    """A view before Qt is imported.

    Attributes:
        name: As in ``--view``.
        title: English, translated when the window is made; ``&`` marks its key in the menu.
        icon_name: An icon of ``resources/icons``.
        tip: English sentence, translated when the window is made.
        load: Imports and makes the view.
    """

    name: str
    title: str
    icon_name: str
    tip: str
    load: Callable[[UserFolders], "View"]


def _cube(places: UserFolders) -> "View":
    from normviz.app.cube_service import FileCubeService
    from normviz.ui.cube.view import CubeView

    view = CubeView(FileCubeService(places.runs_dir, places.data_dir))
    view.proofs.start()
    return view


def _train(places: UserFolders) -> "View":
    from normviz.app.training_service import KerasTrainingService
    from normviz.ui.train.view import TrainView

    service = KerasTrainingService(places.runs_dir, places.data_dir)
    return TrainView(service, places.runs_dir, places.data_dir)


def _compare(places: UserFolders) -> "View":
    from normviz.app.sweep_service import KerasSweepService
    from normviz.ui.compare.view import CompareView

    service = KerasSweepService(places.runs_dir, places.data_dir)
    return CompareView(service, places.runs_dir, places.data_dir)


def _draw(places: UserFolders) -> "View":
    from normviz.app.prediction_service import KerasPredictionService
    from normviz.ui.draw.view import DrawView

    def load() -> KerasPredictionService:
        return KerasPredictionService(places.runs_dir, places.data_dir)

    return DrawView(load, places.data_dir, runs_dir=places.runs_dir, drawings=places.drawings)


def _inspect(places: UserFolders) -> "View":  # noqa: ARG001  # models are anywhere
    from normviz.ui.inspect.view import InspectView

    return InspectView()


def _learn(places: UserFolders) -> "View":  # noqa: ARG001  # lessons need no folders
    from normviz.ui.learn.view import LearnView

    return LearnView(_lessons)


def _lessons() -> "KerasLessonService":
    from normviz.app.lesson_service import KerasLessonService

    return KerasLessonService()


VIEWS: tuple[ViewSource, ...] = (
    ViewSource("cube", "C&ube", "cube", "Shows which elements share statistics.", _cube),
    ViewSource("learn", "&Learn", "learn", "Answers questions about normalization.", _learn),
    ViewSource("train", "Tr&ain", "train", "Trains a network and keeps its runs.", _train),
    ViewSource("compare", "C&ompare", "compare", "Compares norms over several seeds.", _compare),
    ViewSource("draw", "&Draw", "draw", "Reads the digit that you draw.", _draw),
    ViewSource("inspect", "&Inspect", "inspect", "Examines a model file of yours.", _inspect),
)
"""The views in the order of the rail; the window opens on the first."""


def view_names() -> tuple[str, ...]:
    """What ``--view`` takes."""
    return tuple(source.name for source in VIEWS)


def check_view(name: str) -> str:
    """``name``, if there is such a view.

    Raises:
        UserError: There is none.
    """
    if name not in view_names():
        raise UsageError(f"expected a view, one of {', '.join(view_names())}; received {name!r}")
    return name


def make_application() -> "QApplication":
    """The application with names, icon and, where there is one, the translation of the language.

    Raises:
        UserError: No font is installed: no text could be shown.
    """
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication

    from normviz.assets import resource
    from normviz.ui.guards.pickles import refuse_pickles
    from normviz.ui.style.icons import icon
    from normviz.ui.text import hats, language

    refuse_pickles()  # before Qt reads any file
    # A busy window would else be told the last of several places where a fast pen was.
    attributes = Qt.ApplicationAttribute
    for each in (attributes.AA_CompressHighFrequencyEvents, attributes.AA_CompressTabletEvents):
        QCoreApplication.setAttribute(each, on=False)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
        language.use_plain_letters()
    application.setOrganizationName("normviz")
    application.setApplicationName("normviz")
    application.setDesktopFileName("normviz")
    application.setWindowIcon(icon("cube", "#3b75af"))
    if not QFontDatabase.families():
        raise UsageError(
            "expected at least one font on this machine, found none; install one "
            "(on Debian: fonts-dejavu-core)"
        )
    hats.place_hats()
    language.use_plain_digits()
    with suppress(FileNotFoundError):
        language.install_language(str(resource("translations")))
    return application


def user_settings() -> "SettingsStore":
    """Where the user's last session is kept."""
    from normviz.settings.paths import old_ini_path, settings_path
    from normviz.settings.store import SettingsStore

    return SettingsStore(settings_path(), old_ini_path())


def user_drawings(settings: "SettingsStore") -> Path | None:
    """The file of earlier drawings, beside the settings; None where those are in memory only."""
    from normviz.settings.paths import DRAWINGS, old_ini_path, take_over

    if settings.path is None:
        return None
    path = settings.path.with_name(DRAWINGS)
    take_over(old_ini_path().with_name(DRAWINGS), path)
    return path


def make_window(
    settings: "SettingsStore", places: UserFolders, mode: "Mode | None" = None
) -> "MainWindow":
    """The window, hidden and without a view yet.

    Args:
        settings: The last session.
        places: Folders that the command line names.
        mode: The theme; the one of the last session when None.
    """
    from normviz.ui.threads.interpreter import collection_deferred

    with collection_deferred():
        return _made_window(settings, places, mode)


def _made_window(
    settings: "SettingsStore", places: UserFolders, mode: "Mode | None"
) -> "MainWindow":
    from normviz.app.workflow import Workflow
    from normviz.ui.quiz.quiz_opener import QuizOpener
    from normviz.ui.shell.main_window import MainWindow, stored_mode
    from normviz.ui.style.theme import ThemeController

    controller = ThemeController(mode or stored_mode(settings.settings))

    def join(name: str, view: "View") -> "View":
        workflow.join(name, view)
        return view

    window = MainWindow([_entry(source, places, join) for source in VIEWS], controller, settings)
    controller.setParent(window)
    workflow = Workflow(window)  # before any view is made
    window.quiz_wanted.connect(QuizOpener(window).open)
    return window


def run(
    view: str | None,
    data_dir: Path | None,
    runs_dir: Path | None,
    scenes: Sequence["Scene | Deck"] = (),
) -> int:
    """Opens the window and stays until it is closed.

    Args:
        view: The view to open on; the one of the last session when None.
        data_dir: Where data sets are looked for first.
        runs_dir: Where runs are kept.
        scenes: Scenes and slides to show, one after the other; the last one is seen.

    Returns:
        The exit status.

    Raises:
        UserError: There is no such view, no screen, or no font.
    """
    from PySide6.QtCore import QDeadlineTimer

    from normviz.app.engine_preloader import started_preloader
    from normviz.ui.shell.termination import Termination

    if view is not None:
        check_view(view)
    check_screen()
    application = make_application()
    settings = user_settings()
    window = make_window(settings, UserFolders(data_dir, runs_dir, user_drawings(settings)))
    reporter = _install_reporter(window)
    termination = Termination(window)
    termination.install(application)
    _open(window, view, scenes)
    reports = _problem_reports(window, data_dir, runs_dir)
    preloader = started_preloader(window)
    status = application.exec()
    reports.stop()
    has_ended = window.leave() and preloader.stop(QDeadlineTimer(0))
    termination.uninstall(application)
    reporter.uninstall()
    if not has_ended:
        end_process(status)
    return status


def _open(window: "MainWindow", view: str | None, scenes: Sequence["Scene | Deck"]) -> None:
    """Shows the window with what was asked for; a first start without that offers the tour."""
    _show(window, view, scenes)
    window.show()
    if view is None and not scenes:
        _offer_tour(window)


def _problem_reports(
    window: "MainWindow", data_dir: Path | None, runs_dir: Path | None
) -> "ProblemReports":
    """Reports of a shown window; crash reports are offered after its first paint."""
    from PySide6.QtCore import QTimer

    from normviz.diagnostics.log_file import log_path
    from normviz.ui.shell.problem_reports import ProblemReports

    reports = ProblemReports(window, [str(log_path()), str(data_dir or ""), str(runs_dir or "")])
    QTimer.singleShot(0, reports, reports.offer_crash_reports)
    return reports


def _offer_tour(window: "MainWindow") -> None:
    """Shows the tour of the first start, after the first paint."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, window, window.offer_tour)


def _show(window: "MainWindow", view: str | None, scenes: Sequence["Scene | Deck"]) -> None:
    """Shows a view, scenes, or what the last session ended with."""
    if view is not None:
        window.show_view(view)
    elif not scenes:
        window.show_last_view()
    for scene in scenes:
        window.slides.open(scene)


def _install_reporter(window: "MainWindow") -> "ExceptionReporter":
    """Shows errors that nobody caught in ``window``."""
    from PySide6.QtCore import Qt

    from normviz.ui.shell.exception_reporter import ExceptionReporter

    reporter = ExceptionReporter(window)
    # Queued: an error may happen while the window is being painted.
    reporter.error_reported.connect(window.show_fault, Qt.ConnectionType.QueuedConnection)
    reporter.repeated.connect(window.repeat_fault, Qt.ConnectionType.QueuedConnection)
    reporter.install()
    return reporter


def end_process(status: int) -> NoReturn:
    """Ends the process though a thread of it still works.

    Python would wait for that thread or, as Qt does, abort: TensorFlow cannot be interrupted.
    """
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or none at all
            stream.flush()
    os._exit(status)


def check_screen() -> None:
    """Says in one line that there is no screen, where Qt would abort the process.

    Raises:
        UserError: This is a Unix without a display, and no other platform of Qt was asked for.
    """
    if sys.platform in ("win32", "darwin"):
        return
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if not any(os.environ.get(name) for name in names):
        raise UsageError(
            "expected a display to open the window on, found none (DISPLAY and WAYLAND_DISPLAY "
            "are not set); “normviz screenshot” and “normviz figure” need none"
        )


def _entry(
    source: ViewSource, places: UserFolders, join: Callable[[str, "View"], "View"]
) -> "ViewEntry":
    from normviz.ui.shell.view import ViewEntry
    from normviz.ui.text.catalogue import translated

    return ViewEntry(
        source.name,
        translated(source.title),
        source.icon_name,
        translated(source.tip),
        lambda: join(source.name, _loaded(source, places)),
    )


def _loaded(source: ViewSource, places: UserFolders) -> "View":
    """Imports and makes a view; none of its many new objects is garbage."""
    from normviz.ui.threads.interpreter import collection_deferred

    with collection_deferred():
        return source.load(places)
