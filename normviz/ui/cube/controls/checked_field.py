"""A number field that can be switched off with a check box in the place of its label."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.widgets.float_field import FloatField


class CheckedField(FloatField):
    """A float field with a check box.

    Attributes:
        toggled: Emitted with whether the box is checked, when the user changed it.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        label: str,
        limits: tuple[float, float],
        value: float,
        *,
        name: str,
        tip: str,
    ) -> None:
        """Makes the field, checked.

        Args:
            label: Text of the check box, translated.
            limits: The smallest and the largest value.
            value: The first value.
            name: ``objectName``; the box is ``<name>_check``, the field ``<name>_field``.
            tip: One translated sentence for the tooltip.
        """
        super().__init__(label, limits, value, name=name, tip=tip)
        self.label.hide()
        self.check = describe(QCheckBox(label), f"{name}_check", self.accessibleName(), tip)
        self.check.setChecked(True)
        self.row.insertWidget(0, self.check)
        # Tab goes in the order of insertion, which is to be that in which they are seen.
        self._edit.setParent(None)
        self.row.addWidget(self._edit, 1)
        self.check.toggled.connect(self._switch)

    @property
    def lead(self) -> QWidget:
        """The check box."""
        return self.check

    def set_checked(self, checked: bool) -> None:
        """Checks the box or not, and emits nothing."""
        self.check.blockSignals(True)
        self.check.setChecked(checked)
        self.check.blockSignals(False)
        self._set_usable(checked)

    def _switch(self, checked: bool) -> None:
        self._set_usable(checked)
        self.toggled.emit(checked)

    def _set_usable(self, usable: bool) -> None:
        for line in self.findChildren(QLineEdit):
            line.setEnabled(usable)
