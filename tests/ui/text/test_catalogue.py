from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from normviz.norms import CATALOG
from normviz.ui.text.catalogue import translated
from normviz.ui.text.catalogue_texts import TEXTS
from tests.translations import CATALOGUE, catalogue, write_catalogue


def test_the_catalogue_lists_every_text_of_the_registries(tmp_path: Path) -> None:
    write_catalogue(tmp_path / "texts.py")
    told = "run python -m tests.translations"
    assert (tmp_path / "texts.py").read_text("utf-8") == CATALOGUE.read_text("utf-8"), told
    assert [*TEXTS] == catalogue()


def test_a_text_that_nobody_translated_stays_english(qapp: QApplication) -> None:
    assert translated(CATALOG["batch"].title) == "Batch Norm"
    assert translated("") == ""


def test_a_text_is_translated_by_its_english(qapp: QApplication) -> None:
    class Upper(QTranslator):
        def translate(self, context: str, text: str, *_: object) -> str:
            return text.upper() if context == "Catalogue" else ""

        def isEmpty(self) -> bool:  # noqa: N802
            return False

    upper = Upper()
    QCoreApplication.installTranslator(upper)
    try:
        assert translated("Batch Norm") == "BATCH NORM"
    finally:
        QCoreApplication.removeTranslator(upper)
