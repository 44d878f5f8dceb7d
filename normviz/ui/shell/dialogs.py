"""The two dialogs of the Help menu: keyboard shortcuts and About."""

import platform
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QSize, Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from normviz import __version__
from normviz.ui.shell.shortcuts import Shortcut
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, font
from normviz.ui.widgets.scroll_area import use_slim_bars
from normviz.ui.widgets.tone_label import ToneLabel


class ShortcutsDialog(QDialog):
    """All keys, by menu, as they are now."""

    def __init__(
        self, groups: Iterable[tuple[str, list[Shortcut]]], parent: QWidget | None = None
    ) -> None:
        """Fills the list.

        Args:
            groups: (title, shortcuts) of each menu; an empty group is left out.
            parent: Owner; the dialog stands before it.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setObjectName("shortcuts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tree = describe(
            QTreeWidget(), "shortcuts_list", self.tr("Keyboard shortcuts"), self.tr("All keys.")
        )
        use_slim_bars(tree)
        tree.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        tree.setRootIsDecorated(False)
        tree.setAlternatingRowColors(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        for title, shortcuts in groups:
            if shortcuts:
                _add_group(tree, title, shortcuts)
        tree.expandAll()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(tree)
        column.addWidget(_close_button(self))
        self.resize(60 * GRID, 66 * GRID)


class AboutDialog(QDialog):
    """What this is, which version, on what it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About normviz"))
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = QLabel()
        picture.setPixmap(icon("cube").pixmap(6 * GRID, 6 * GRID))
        name = QLabel(self.tr("normviz {version}").format(version=__version__))
        name.setFont(font("title", bold=True))
        about = QLabel(self.tr("See what a normalization layer does."))
        paper = self.tr("The figure follows {link}.").format(
            link='<a href="https://arxiv.org/abs/1803.08494">Wu &amp; He, Group Normalization</a>'
        )
        source = QLabel(paper, openExternalLinks=True)
        describe(source, "about_paper", self.tr("The paper"), self.tr("Opens the paper."))
        versions = ToneLabel(
            self.tr("Python {python}, Qt {qt}. MIT licence.").format(
                python=platform.python_version(), qt=qVersion()
            )
        )
        versions.setFont(font("small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for widget in (picture, name, about, source, versions):
            column.addWidget(widget)
        column.addSpacing(GRID)
        column.addWidget(_close_button(self))


def _add_group(tree: QTreeWidget, title: str, shortcuts: list[Shortcut]) -> None:
    group = QTreeWidgetItem([title])
    group.setFont(0, font("body", bold=True))
    group.setSizeHint(0, QSize(0, 4 * GRID))
    group.setFlags(Qt.ItemFlag.ItemIsEnabled)
    tree.addTopLevelItem(group)
    for keys, what in shortcuts:
        row = QTreeWidgetItem([what, keys])
        row.setSizeHint(0, QSize(0, 3 * GRID))
        group.addChild(row)


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    button = box.button(QDialogButtonBox.StandardButton.Close)
    tip = QCoreApplication.translate("Dialogs", "Closes this window.")
    describe(button, "close_button", button.text(), tip)
    box.rejected.connect(dialog.reject)
    return box
