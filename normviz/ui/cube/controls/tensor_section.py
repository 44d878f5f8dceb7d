"""The section "Tensor": the four sizes, the order of the axes, and the resulting shape."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from normviz.figure.registries import SOURCES
from normviz.figure.shape_settings import with_shape
from normviz.figure.state import MAX_ELEMENTS, MAX_SIZES, FigureState, Shape, check_shape
from normviz.presentation.number_format import count
from normviz.presentation.slider_stops import size_stops, with_size
from normviz.ui.cube.controls.choice_rows import ButtonsRow
from normviz.ui.cube.controls.settings_section import SettingsSection, differs, show_whole
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import number_font
from normviz.ui.text.direction import left_to_right
from normviz.ui.widgets.number_slider import NumberSlider
from normviz.ui.widgets.tone_label import ToneLabel


class TensorSection(SettingsSection):
    """N, C, H, W, and the data format."""

    def __init__(
        self, model: CubeModel, wanted_groups: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        """The section.

        Args:
            model: What it shows.
            wanted_groups: Says how many groups to use if C allows it.
            parent: Owner.
        """
        super().__init__(model, parent)
        self._wanted_groups = wanted_groups
        labels = (
            (self.tr("&N samples"), self.tr("Samples in the batch: how many images there are.")),
            (self.tr("&C channels"), self.tr("Channels: how many features each image has.")),
            (self.tr("H he&ight"), self.tr("Height of each feature map, in pixels.")),
            (self.tr("&W width"), self.tr("Width of each feature map, in pixels.")),
        )
        self._sizes = [self._size(axis, *texts) for axis, texts in enumerate(labels)]
        self._format = ButtonsRow(
            self.tr("Order"),
            (
                ("NCHW", "NCHW", self.tr("Channels first, as PyTorch writes shapes and indices.")),
                ("NHWC", "NHWC", self.tr("Channels last, as Keras writes shapes and indices.")),
            ),
            name="cube_data_format",
            tip=self.tr("The order in which axes are written; the sets stay the same."),
        )
        self._format.changed.connect(self._set_format)
        self._summary = describe(ToneLabel(), "cube_tensor_summary", self.tr("Shape of x"))
        self._summary.setFont(number_font("small"))
        self._summary.setWordWrap(True)
        for widget in (*self._sizes, self._format, self._summary):
            self.column.addWidget(widget)

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows shape and order."""
        if differs(new, old, "source"):
            for control in self._sizes:
                control.setEnabled(not SOURCES[new.source].has_own_shape)
        if not differs(new, old, "shape", "data_format"):
            return
        for control, size, most in zip(self._sizes, new.shape, MAX_SIZES, strict=True):
            _make_room(control, max(size, most), most)
            show_whole(control, size)
        if differs(new, old, "data_format"):
            self._format.buttons.set_current(new.data_format)
        self._summary.setText(self._summed_up(new))

    def _size(self, axis: int, label: str, tip: str) -> NumberSlider:
        maximum = MAX_SIZES[axis]
        control = NumberSlider(
            label,
            (1, maximum),
            self.model.state.shape[axis],
            name=f"cube_size_{'nchw'[axis]}",
            tip=tip,
            check=lambda size: self._refusal(axis, size),
        )
        control.set_choices(size_stops(maximum))
        control.value_changed.connect(lambda size: self._set_size(axis, size))
        return control

    def _set_size(self, axis: int, size: int) -> None:
        state = self.model.state
        shape = with_size(state.shape, axis, size)
        text = self.tr("Change {axis}").format(axis="NCHW"[axis])
        self.model.change(text, **with_shape(state, shape, self._wanted_groups()))

    def _refusal(self, axis: int, size: int) -> str:
        shape = with_size(self.model.state.shape, axis, size)
        try:
            check_shape(shape)
        except ValueError:
            return self._too_many(shape)
        return ""

    def _too_many(self, shape: Shape) -> str:
        n, c, h, w = shape
        text = self.tr("{shape} is too large: {count}. The largest number of elements is {most}.")
        sizes, most = " × ".join(map(str, shape)), count(MAX_ELEMENTS)
        return text.format(shape=left_to_right(sizes), count=count(n * c * h * w), most=most)

    def _set_format(self, data_format: str) -> None:
        text = self.tr("Write axes as {order}").format(order=data_format)
        self.model.change(text, data_format=data_format)

    def _summed_up(self, state: FigureState) -> str:
        n, c, h, w = state.shape
        sizes = (n, c, h, w) if state.data_format == "NCHW" else (n, h, w, c)
        if max(sizes) == 1:
            words = self.tr("{shape}: one element")
        else:
            words = self.tr("{shape}: {count} elements", "", n * c * h * w)
        return words.format(
            shape=left_to_right(f"({', '.join(str(size) for size in sizes)})"),
            count=count(n * c * h * w),
        )


def _make_room(control: NumberSlider, largest: int, most: int) -> None:
    """Lets a control show up to ``largest``: that of a layer may be more than can be chosen."""
    if control.choices()[-1] != largest:
        stops = size_stops(most)
        with QSignalBlocker(control):
            control.set_choices(stops if largest == most else (*stops, largest))
