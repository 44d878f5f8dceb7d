"""The dialog that asks how a figure is to be exported, with a preview."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from normviz.ui.cube.figure_exporter import ExportOptions
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.text.error_texts import problem_text
from normviz.ui.widgets.tone_label import ToneLabel
from normviz.ui.widgets.whole_spin import WholeSpin, refused_text

SIZES: Final = (64, 8192)
TEXT_SIZES: Final = (6, 96)
_PREVIEW: Final = QSize(44 * GRID, 36 * GRID)


Preview = Callable[[ExportOptions], QImage]
"""Paints the figure as it would be exported."""


class ExportDialog(QDialog):
    """Extent, size, text, colours and resolution, beside what they make of the figure.

    Attributes:
        wants_animation: Whether the user went on to export an animation instead.
    """

    def __init__(self, options: ExportOptions, preview: Preview, parent: QWidget) -> None:
        """The dialog.

        Args:
            options: What was chosen last.
            preview: Raises ValueError where the figure cannot be made so.
            parent: What the dialog belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export figure"))
        self.setObjectName("export_dialog")
        self._preview = preview
        self.wants_animation = False
        self._make_fields(options)
        self._picture = describe(QLabel(), "export_preview", self.tr("Preview"))
        self._picture.setFixedSize(_PREVIEW)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told = describe(ToneLabel(), "export_told", self.tr("What is exported"))
        self._told.setWordWrap(True)
        self._lay_out()
        self._follow()

    def options(self) -> ExportOptions:
        """What is chosen."""
        return ExportOptions(
            extent=self._extent.currentData(),
            size=(self._width.value(), self._height.value()),
            text_size=self._text.value() if self._text.value() > TEXT_SIZES[0] else 0,
            colors=self._colors.currentData(),
            transparent=self._transparent.isChecked(),
            scale=self._scale.value(),
        )

    # Inside

    def _make_fields(self, options: ExportOptions) -> None:
        extents = {
            "content": self.tr("Cut to its content"),
            "window": self.tr("As in the window"),
            "size": self.tr("An exact size"),
        }
        self._extent = self._combo("export_extent", self.tr("Extent"), extents, options.extent)
        self._width = self._spin("export_width", self.tr("Width"), SIZES, options.size[0])
        self._height = self._spin("export_height", self.tr("Height"), SIZES, options.size[1])
        self._text = self._spin(
            "export_text", self.tr("Text size"), TEXT_SIZES, options.text_size or TEXT_SIZES[0]
        )
        self._text.setSpecialValueText(self.tr("as in the window"))
        colors = {
            "window": self.tr("As in the window"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        self._colors = self._combo("export_colors", self.tr("Colours"), colors, options.colors)
        self._transparent = describe(
            QCheckBox(self.tr("&Transparent background")),
            "export_transparent",
            self.tr("Transparent background"),
        )
        self._transparent.setChecked(options.transparent)
        self._transparent.toggled.connect(self._follow)
        self._scale = self._spin("export_scale", self.tr("Resolution"), (1, 8), options.scale)

    def _combo(self, name: str, accessible: str, items: dict[str, str], chosen: str) -> QComboBox:
        combo = describe(QComboBox(), name, accessible)
        for key, text in items.items():
            combo.addItem(text, key)
        combo.setCurrentIndex(list(items).index(chosen))
        combo.currentIndexChanged.connect(self._follow)
        return combo

    def _spin(self, name: str, accessible: str, limits: tuple[int, int], value: int) -> WholeSpin:
        spin = describe(WholeSpin(), name, accessible)
        spin.setRange(*limits)
        spin.setValue(value)
        spin.setSuffix(" px")
        for told in (spin.valueChanged, spin.refused, spin.corrected):
            told.connect(self._follow)
        return spin

    def _lay_out(self) -> None:
        self._scale.setSuffix(self.tr(" × (PNG)"))
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow(self.tr("&Extent"), self._extent)
        form.addRow(self.tr("&Width"), self._width)
        form.addRow(self.tr("&Height"), self._height)
        form.addRow(self.tr("Te&xt size"), self._text)
        form.addRow(self.tr("&Colours"), self._colors)
        form.addRow(self.tr("&Resolution"), self._scale)
        form.addRow(self._transparent)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addLayout(form)
        row.addWidget(self._picture)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self._save = self._buttons.button(kinds.Save)
        self._save.setText(self.tr("&Save…"))
        animation = self._buttons.addButton(
            self.tr("&Animation…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        animation.setObjectName("export_animation")
        animation.clicked.connect(self._go_to_animation)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(row)
        column.addWidget(self._told)
        column.addWidget(self._buttons)

    def _go_to_animation(self) -> None:
        self.wants_animation = True
        self.reject()

    def _follow(self) -> None:
        """Shows the figure as it would be, or why it cannot be."""
        options = self.options()
        for spin in (self._width, self._height):
            spin.setEnabled(options.extent == "size")
        refusal = refused_text((self._width, self._height, self._text, self._scale))
        if refusal:
            self._refuse(refusal)
            return
        try:
            image = self._preview(options)
        except ValueError as error:
            self._refuse(problem_text(error))
            return
        self._save.setEnabled(True)
        self._told.set_tone("muted")
        text = self.tr("PNG: {width} × {height} pixels")
        self._told.setText(text.format(width=image.width(), height=image.height()))
        ratio = self.devicePixelRatioF()
        room = _PREVIEW * ratio
        small = image.scaled(
            room,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(small))

    def _refuse(self, reason: str) -> None:
        self._told.set_tone("error")
        self._told.setText(reason)
        self._save.setEnabled(False)
