"""The menu entries of slides, presenting and recent files, joined with what they start."""

from normviz.ui.shell.menus import Menus
from normviz.ui.shell.presenting.presenter import Presenter
from normviz.ui.shell.scene_files import SceneFiles
from normviz.ui.shell.slides.slides import Slides


def add_slide_entries(
    menus: Menus, files: SceneFiles, slides: Slides, presenter: Presenter
) -> None:
    """Puts the entries into File and View, and lets the panel's buttons do the same."""
    menus.add_actions("file", [files.recent.menu.menuAction(), files.save_slides])
    screens = presenter.screens.menu.menuAction()
    menus.add_actions("view", [slides.toggle, presenter.action, presenter.notes_action, screens])
    slides.panel.save_wanted.connect(files.ask_save_slides)
    slides.panel.present_wanted.connect(presenter.start)
