"""The section "Which pixels mattered": saliency off, by gradient, or by occlusion."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from normviz.ports.prediction import Method
from normviz.scenes.draw_scene import Saliency
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.widgets.segmented import Segmented
from normviz.ui.widgets.tone_label import ToneLabel


class SaliencySection(QWidget):
    """A choice of methods, and what the colours mean.

    Attributes:
        changed: Emitted when another method was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """The section, off."""
        super().__init__(parent)
        self._choice = Segmented(
            (
                ("off", self.tr("Off"), self.tr("Shows the pixels alone.")),
                (
                    "gradient",
                    self.tr("Gradient"),
                    self.tr("Where a little more ink would change the answer most."),
                ),
                (
                    "occlusion",
                    self.tr("Occlusion"),
                    self.tr("How much less sure the answer is without the ink at each place."),
                ),
            ),
            name="draw_saliency",
            accessible=self.tr("Which pixels mattered"),
        )
        self._over_page = QCheckBox(self.tr("Over the &page too"))
        tip = self.tr("Lays the colours over the drawing on the page.")
        describe(self._over_page, "draw_saliency_on_page", self.tr("Over the page too"), tip)
        self._said = ToneLabel()
        self._said.setObjectName("draw_saliency_text")
        self._said.setFont(font("small"))
        self._said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._choice)
        column.addWidget(self._over_page)
        column.addWidget(self._said)
        self._choice.changed.connect(self.changed)
        self._over_page.toggled.connect(self.changed)
        self.show_model("", None)

    def method(self) -> Method | None:
        """The method; None: off."""
        methods: dict[str, Method] = {"gradient": "gradient", "occlusion": "occlusion"}
        return methods.get(self._choice.current())

    def show_method(self, method: Saliency) -> None:
        """Chooses ``"off"``, ``"gradient"`` or ``"occlusion"``."""
        self._choice.set_current(method)

    def is_over_page(self) -> bool:
        """Whether the map lies over the page too, while there is one."""
        return self._over_page.isChecked()

    def show_over_page(self, over: bool) -> None:
        """Lays the map over the page too, or not."""
        self._over_page.setChecked(over)

    def show_model(self, title: str, digit: int | None) -> None:
        """Says which model the saliency map explains.

        Args:
            title: The model's title; empty for none.
            digit: The digit that it reads; None where there is no answer.
        """
        if self.method() is None:
            self._said.setText(self.tr("Over the small picture at the right."))
        elif title and digit is not None:
            text = self.tr(
                "{title}: teal supports {digit}, brown opposes it. Click a panel to "
                "choose another model."
            )
            self._said.setText(text.format(title=title, digit=digit))
        else:
            self._said.setText(self.tr("The colours appear with the answer to a drawn digit."))
