"""Controls that choose what a network is shown."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from normviz.presentation.input_choices import (
    COUNTED,
    MOST_SHOWN,
    InputChoice,
    input_choice,
    places_in,
)
from normviz.ui.cube.controls.choice_rows import ChoiceBox
from normviz.ui.cube.controls.settings_section import show_whole
from normviz.ui.style.theme import GRID
from normviz.ui.widgets.labelled import Labelled
from normviz.ui.widgets.number_slider import NumberSlider


class InputControls(QWidget):
    """Kind, number, class and numbers of the inputs; only what matters for the kind is seen.

    Attributes:
        changed: Emitted with the inputs as text, when the user has chosen others.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows the first inputs."""
        super().__init__(parent)
        self._choice = InputChoice()
        self._kind = ChoiceBox(
            self.tr("&Inputs"),
            self._kinds(),
            name="cube_inputs",
            tip=self.tr("What the network is shown; each input is one sample of the tensor."),
        )
        self._count = NumberSlider(
            self.tr("N&umber"),
            (1, MOST_SHOWN),
            self._choice.count,
            name="cube_inputs_count",
            tip=self.tr("How many inputs there are in the batch."),
        )
        self._label = NumberSlider(
            self.tr("Cla&ss"),
            (0, 9),
            0,
            name="cube_inputs_class",
            tip=self.tr("The class of all inputs."),
        )
        self._places = _PlacesField(self.tr("Numbe&rs"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for control in (self._kind, self._count, self._label, self._places):
            column.addWidget(control)
        self._kind.changed.connect(self._set_kind)
        self._count.value_changed.connect(lambda count: self._change(count=count))
        self._label.value_changed.connect(lambda label: self._change(label=label))
        self._places.changed.connect(lambda places: self._change(places=places))

    def show_inputs(self, text: str) -> None:
        """Shows inputs; nothing is emitted."""
        found = input_choice(text)
        self._choice = found
        with QSignalBlocker(self._kind):
            joined = () if found.kind else (self._joined(text),)
            self._kind.set_options((*self._kinds(), *joined), found.kind)
        show_whole(self._count, found.count)
        show_whole(self._label, found.label)
        self._places.show_places(found.places)
        self._count.setVisible(found.kind in COUNTED)
        self._label.setVisible(found.kind == "class")
        self._places.setVisible(found.kind == "chosen")

    def _set_kind(self, kind: str) -> None:
        self._change(kind=kind)

    def _change(self, **values: object) -> None:
        choice = replace(self._choice, **values)  # type: ignore[arg-type]
        if choice != self._choice and choice.kind:
            self.changed.emit(choice.text)

    def _joined(self, text: str) -> tuple[str, str, str]:
        """The choice of a command or a scene that these controls cannot make."""
        return "", self.tr("Several kinds: {inputs}").format(inputs=text), text

    def _kinds(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (
                "validation",
                self.tr("First validation samples"),
                self.tr("The first samples that the run is validated on."),
            ),
            (
                "random",
                self.tr("Random validation samples"),
                self.tr("“Other inputs” takes others."),
            ),
            ("chosen", self.tr("Chosen validation samples"), self.tr("By their numbers.")),
            ("class", self.tr("Samples of one class"), self.tr("Validation samples, such as 7s.")),
            ("own", self.tr("Own digits"), self.tr("Those that you saved in the Draw view.")),
            ("drawing", self.tr("The drawing"), self.tr("What is on the page of the Draw view.")),
            (
                "mates",
                self.tr("The drawing among others"),
                self.tr("The drawing, and random validation samples beside it in the batch."),
            ),
            ("noise", self.tr("Noise"), self.tr("Random pixels.")),
        )


class _PlacesField(Labelled):
    """A line with the numbers of samples.

    Attributes:
        changed: Emitted with the numbers.
    """

    changed = Signal(object)

    def __init__(self, label: str) -> None:
        tip = self.tr("Numbers of validation samples from 0 on, such as 0, 5, 7.")
        super().__init__(label, "cube_inputs_places", tip)
        self._line = QLineEdit()
        self.add_editor(self._line, "line", stretch=1)
        self._line.editingFinished.connect(self._read)

    def show_places(self, places: tuple[int, ...]) -> None:
        """Shows numbers, and takes a refused entry away."""
        self._line.setText(", ".join(map(str, places)))
        self.set_error("")

    def _read(self) -> None:
        try:
            places = places_in(self._line.text())
        except ValueError:
            words = self.tr("Numbers from 0 on, at most {most} of them.")
            self.set_error(words.format(most=MOST_SHOWN))
            return
        self.set_error("")
        self.changed.emit(places)
