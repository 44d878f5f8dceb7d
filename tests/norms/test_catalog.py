"""The catalogue, and that it comes without Qt and without TensorFlow."""

import subprocess
import sys
from pathlib import Path

import pytest

from normviz import norms
from normviz.norms import entries
from normviz.norms.catalog import Catalog


def test_the_order_is_the_one_that_is_shown() -> None:
    assert list(norms.CATALOG) == [
        "batch",
        "batch-renorm",
        "layer",
        "layer-keras",
        "instance",
        "group",
        "rms",
        "unit",
        "frn",
        "dyt",
        "weight",
        "spectral",
        "none",
    ]


def test_every_entry_is_complete() -> None:
    for name, norm in norms.CATALOG.items():
        assert norm.name == name
        assert norm.title
        assert norm.formula
        assert norm.kind in ("activation", "kernel", "identity")
        assert len(norm.axes) == 4
    titles = [norm.title for norm in norms.CATALOG.values()]
    assert len(set(titles)) == len(titles)


def test_only_unit_and_none_have_no_paper() -> None:
    without = {name for name, norm in norms.CATALOG.items() if norm.paper is None}
    assert without == {"unit", "none"}


def test_a_paper_has_an_address() -> None:
    paper = norms.CATALOG["group"].paper
    assert paper is not None
    assert paper.url == "https://arxiv.org/abs/1803.08494"


def test_the_catalogue_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        norms.CATALOG["batch"] = norms.CATALOG["layer"]  # type: ignore[index]


def test_an_unknown_norm_is_told_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"of the norms batch, batch-renorm, layer.*'bacth'"):
        norms.labels("bacth", (1, 1, 1, 1))
    with pytest.raises(ValueError, match=r"of the norms batch, batch-renorm, layer.*\['batch'\]"):
        norms.labels(["batch"], (1, 1, 1, 1))  # type: ignore[arg-type]  # a list has no hash


def test_a_module_among_the_entries_is_found_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "from tests.norms.synthetic import SYNTHETIC as NORM\n__all__ = ['NORM']\n"
    (tmp_path / "made_up.py").write_text(text)
    monkeypatch.setattr(entries, "__path__", [*entries.__path__, str(tmp_path)])
    found = Catalog()
    assert list(found) == [*list(norms.CATALOG)[:6], "synthetic", *list(norms.CATALOG)[6:]]
    sys.modules.pop("normviz.norms.entries.made_up")


def test_importing_it_brings_neither_qt_nor_tensorflow() -> None:
    program = (
        "import sys; from normviz import norms; "
        "print(sorted({'PySide6', 'pyqtgraph', 'keras', 'tensorflow'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
