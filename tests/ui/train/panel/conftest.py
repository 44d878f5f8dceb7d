"""A draft whose data are those of an empty folder, for sections that are tested by themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from normviz.ui.train.panel.labelled_choice import LabelledChoice
from normviz.ui.train.session.spec_draft import SpecDraft


@pytest.fixture
def draft(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SpecDraft:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return SpecDraft(tmp_path)


@pytest.fixture
def pick() -> Callable[[QWidget, str, str], None]:
    """Chooses an option of a box as a user does; fails where it cannot be chosen."""

    def choose(part: QWidget, name: str, key: str) -> None:
        choice, box = part.findChild(LabelledChoice, name), part.findChild(QComboBox, f"{name}_box")
        at = [option.key for option in choice._options].index(key)
        assert box.model().item(at).isEnabled()
        box.setCurrentIndex(at)
        box.activated.emit(at)

    return choose
