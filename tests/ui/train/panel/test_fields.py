from pytestqt.qtbot import QtBot

from normviz.ui.train.panel.fields import WholeField


def test_a_number_above_the_limits_is_shown_as_far_as_qt_counts(qtbot: QtBot) -> None:
    field = WholeField("Epochs", (1, 1000), name="epochs", tip="How often.")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.value_changed):
        field.show_value(5000)
        assert field._spin.value() == 5000
        field.show_value(2**53)
        assert field._spin.value() == 2**31 - 1
