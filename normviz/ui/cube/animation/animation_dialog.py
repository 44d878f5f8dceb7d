"""The dialog that asks what moves in an animation, and shows how far it is."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from normviz.errors import UserError
from normviz.figure.animation.frames import Slider
from normviz.ui.cube.animation.animation_options import AnimationOptions
from normviz.ui.cube.animation.animation_writer import AnimationWriter
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.text.error_texts import error_text
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.save_name import ask_save_name
from normviz.ui.widgets.tone_label import Tone, ToneLabel
from normviz.ui.widgets.whole_spin import WholeSpin, refused_text

SIZES: Final = (64, 4096)
SECONDS: Final = (1, 60)
SPEEDS: Final = (1, 50)

Check = Callable[[AnimationOptions], None]
"""Raises UserError where an animation cannot be made so."""


class AnimationDialog(QDialog):
    """Slider, speed and size; progress and a way to cancel while it is made.

    Attributes:
        start_wanted: Emitted with the options and the path of the file, which may be replaced.
        saved: Emitted with that path, once the file is there.
        folder: Where a file is proposed.
    """

    start_wanted = Signal(AnimationOptions, Path)
    saved = Signal(Path)

    def __init__(
        self,
        options: AnimationOptions,
        sliders: Sequence[Slider],
        check: Check,
        writer: AnimationWriter,
        parent: QWidget,
    ) -> None:
        """The dialog.

        Args:
            options: What was chosen last.
            sliders: Those with several values.
            check: Says what is wrong with options.
            writer: Makes the animation.
            parent: What the dialog belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export animation"))
        self.setObjectName("animation_dialog")
        self._check, self._writer = check, writer
        self.folder = Path.home()
        self._path: Path | None = None
        self._make_fields(options, sliders)
        self._lay_out()
        writer.progressed.connect(self._show_progress)
        writer.written.connect(self._finish)
        writer.cancelled.connect(self._show_fields)
        writer.failed.connect(self._show_failure)
        self._follow()

    def options(self) -> AnimationOptions:
        """What is chosen."""
        return AnimationOptions(
            slider=self._slider.currentData(),
            seconds=self._seconds.value(),
            frames_per_second=self._speed.value(),
            size=(self._width.value(), self._height.value()),
            colors=self._colors.currentData(),
            transparent=self._transparent.isChecked(),
        )

    def reject(self) -> None:
        """Cancels what is being made; closes the dialog where nothing is."""
        if self._writer.is_busy:
            self._writer.cancel()
            self._told.setText(self.tr("Cancelling…"))
        else:
            super().reject()

    # Inside

    def _make_fields(self, options: AnimationOptions, sliders: Sequence[Slider]) -> None:
        texts = self._slider_texts()
        offered: dict[str, str] = {each: texts[each] for each in sliders}
        self._slider = self._combo("animation_slider", self.tr("Moves"), offered, options.slider)
        self._seconds = self._spin(
            "animation_seconds", self.tr("Duration"), SECONDS, options.seconds
        )
        self._seconds.setSuffix(self.tr(" s"))
        self._speed = self._spin(
            "animation_speed", self.tr("Speed"), SPEEDS, options.frames_per_second
        )
        self._speed.setSuffix(self.tr(" frames per second"))
        self._width = self._spin("animation_width", self.tr("Width"), SIZES, options.size[0])
        self._height = self._spin("animation_height", self.tr("Height"), SIZES, options.size[1])
        for each in (self._width, self._height):
            each.setSuffix(" px")
        colors = {
            "window": self.tr("As in the window"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        self._colors = self._combo("animation_colors", self.tr("Colours"), colors, options.colors)
        self._transparent = describe(
            QCheckBox(self.tr("&Transparent background")),
            "animation_transparent",
            self.tr("Transparent background"),
        )
        self._transparent.setChecked(options.transparent)
        self._told = describe(ToneLabel(), "animation_told", self.tr("What is exported"))
        self._told.setWordWrap(True)
        self._bar = describe(QProgressBar(), "animation_progress", self.tr("Progress"))

    def _slider_texts(self) -> dict[Slider, str]:
        return {
            "groups": self.tr("Groups, from 1 to C"),
            "N": self.tr("Samples, from 1 to N"),
            "steps": self.tr("Steps of the moving statistics"),
            "momentum": self.tr("Momentum of the moving statistics"),
            "training": self.tr("Training steps of the run"),
            "yaw": self.tr("The view, once around"),
        }

    def _combo(self, name: str, accessible: str, items: Mapping[str, str], chosen: str) -> ComboBox:
        combo = describe(ComboBox(), name, accessible)
        describe(combo.view(), f"{name}_list", accessible)
        for key, text in items.items():
            combo.addItem(text, key)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.currentIndexChanged.connect(self._follow)
        return combo

    def _spin(self, name: str, accessible: str, limits: tuple[int, int], value: int) -> WholeSpin:
        spin = describe(WholeSpin(), name, accessible)
        spin.setRange(*limits)
        spin.setValue(value)
        for told in (spin.valueChanged, spin.refused, spin.corrected):
            told.connect(self._follow)
        return spin

    def _lay_out(self) -> None:
        self._fields = QWidget()
        form = QFormLayout(self._fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        form.addRow(self.tr("&Moves"), self._slider)
        form.addRow(self.tr("&Duration"), self._seconds)
        form.addRow(self.tr("S&peed"), self._speed)
        form.addRow(self.tr("&Width"), self._width)
        form.addRow(self.tr("&Height"), self._height)
        form.addRow(self.tr("&Colours"), self._colors)
        form.addRow(self._transparent)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self._save = self._buttons.button(kinds.Save)
        self._save.setText(self.tr("&Save…"))
        describe(self._save, "animation_save", self.tr("Save"))
        cancel = self.tr("Stops the work; a second time, closes the dialog.")
        describe(self._buttons.button(kinds.Cancel), "animation_cancel", self.tr("Cancel"), cancel)
        self._buttons.accepted.connect(self._ask_name)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for each in (self._fields, self._told, self._bar, self._buttons):
            column.addWidget(each)
        self._bar.hide()
        self.setMinimumWidth(48 * GRID)

    def _follow(self) -> None:
        """Says how many frames there will be, or why there can be none."""
        options = self.options()
        refusal = refused_text((self._seconds, self._speed, self._width, self._height))
        if not refusal:
            try:
                self._check(options)
            except UserError as error:
                refusal = error_text(error)
        if refusal:
            self._say("error", refusal)
            self._save.setEnabled(False)
            return
        self._save.setEnabled(True)
        text = self.tr("{count} frames, cut to what they show.", "", options.count)
        self._say("muted", text.format(count=options.count))

    def _ask_name(self) -> None:
        kinds = {".gif": self.tr("GIF (*.gif)"), ".webp": self.tr("Animated WebP (*.webp)")}
        proposed = self.folder / "normviz.gif"
        path = ask_save_name(self, self.tr("Export animation"), proposed, kinds)
        if path is None:
            return
        self._path = path
        self._fields.setEnabled(False)
        self._save.setEnabled(False)
        self._bar.setRange(0, self.options().count)
        self._bar.setValue(0)
        self._bar.show()
        self._say("muted", self.tr("The frames are being painted…"))
        self.start_wanted.emit(self.options(), path)

    def _show_progress(self, count: int) -> None:
        self._bar.setValue(count)
        if count == self._bar.maximum():
            self._bar.setRange(0, 0)  # nobody knows how long writing takes
            self._say("muted", self.tr("The file is being written…"))

    def _finish(self) -> None:
        if self._path is not None:
            self.saved.emit(self._path)
        self.accept()

    def _show_fields(self) -> None:
        self._bar.hide()
        self._fields.setEnabled(True)
        self._follow()

    def _show_failure(self, problem: str) -> None:
        self._show_fields()
        self._say("error", problem)

    def _say(self, tone: Tone, text: str) -> None:
        self._told.set_tone(tone)
        self._told.setText(text)
