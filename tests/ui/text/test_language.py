import locale
import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QSpinBox
from pytestqt.qtbot import QtBot

from normviz.ui.text.catalogue import translated
from normviz.ui.text.language import install_language, use_plain_digits, use_plain_letters

GERMAN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE"><context><name>Catalogue</name><message>
<source>Batch Norm</source><translation>Batch-Norm</translation></message></context></TS>
"""


@pytest.fixture
def turkish(qapp: QApplication) -> Iterator[None]:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "tr_TR.UTF-8")
    except locale.Error:
        pytest.skip("the machine has no Turkish")
    yield
    locale.setlocale(locale.LC_CTYPE, before)


def test_properties_that_begin_with_i_are_found_in_turkish(turkish: None) -> None:
    with pytest.raises(AttributeError):
        QTimer(interval=1)
    use_plain_letters()
    assert QTimer(interval=1).interval() == 1


@pytest.fixture
def arabic(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    yield
    QLocale.setDefault(before)


def test_fields_write_the_digits_of_all_other_places(qtbot: QtBot, arabic: None) -> None:
    box = QSpinBox(maximum=100_000, value=12_345)
    qtbot.addWidget(box)
    assert box.text() != "12345"
    use_plain_digits()
    for field, text in (
        (QSpinBox(maximum=100_000, value=12_345), "12345"),
        (QDoubleSpinBox(value=0.5), "0.50"),
    ):
        qtbot.addWidget(field)
        assert field.text() == text


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    """A folder with a German translation."""
    program = Path(PySide6.__file__).parent / "lrelease"
    if not program.is_file():
        pytest.skip("needs lrelease, which this PySide6 came without")
    (tmp_path / "normviz_de.ts").write_text(GERMAN, "utf-8")
    subprocess.run(  # noqa: S603  # a program of PySide6
        [program, "-silent", tmp_path / "normviz_de.ts"], check=True, timeout=60
    )
    return tmp_path


@pytest.fixture
def installed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QTranslator]]:
    """The translators that a test installs; they are taken away again."""
    found: list[QTranslator] = []
    install = QCoreApplication.installTranslator

    def record(translator: QTranslator) -> bool:
        found.append(translator)
        return install(translator)

    monkeypatch.setattr(QCoreApplication, "installTranslator", record)
    yield found
    for translator in found:
        QCoreApplication.removeTranslator(translator)


def test_the_language_of_the_user_is_taken(
    translations: Path, installed: list[QTranslator]
) -> None:
    install_language(str(translations), QLocale("de_AT"))
    assert translated("Batch Norm") == "Batch-Norm"
    assert installed


def test_a_language_without_a_file_leaves_all_in_english(
    translations: Path, installed: list[QTranslator]
) -> None:
    install_language(str(translations), QLocale("fr_FR"))
    assert installed == []
    assert translated("Batch Norm") == "Batch Norm"
