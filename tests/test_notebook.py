import json
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

import normviz
from normviz.assets import resource
from normviz.errors import UserError


def test_a_figure_shows_itself_as_a_page_of_its_own() -> None:
    figure = normviz.show("batch, layer", shape=(2, 6, 3, 3), groups=3)

    html = figure._repr_html_()
    assert html.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts"' in html
    assert 'id="batch-n0-c0-h0-w0"' in unescape(html)
    assert figure._repr_svg_().startswith("<?xml")


@pytest.mark.parametrize("suffix", [".html", ".svg"])
def test_a_figure_is_saved(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"figure{suffix}"

    normviz.show("group").save(path)

    assert "group-n0-c0-h0-w0" in path.read_text(encoding="utf-8")


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.html or \.svg"):
        normviz.show("group").save(tmp_path / "figure.pdf")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"norms": "nothing"}, "expected norms out of"),
        ({"shape": (2, 3)}, "four sizes"),
        ({"shape": (2, 6, 3, 3), "groups": 4}, "groups that divide"),
        ({"index": (9, 0, 0, 0)}, "index n from 0 to 3"),
        ({"index": (0, 0)}, "2 numbers"),
        ({"theme": "blue"}, "light or dark"),
        ({"colour": "y"}, "colour"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_line(
    settings: dict[str, object], told: str
) -> None:
    with pytest.raises(UserError, match=told) as caught:
        normviz.show(**settings)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_the_example_notebook_runs_without_qt_and_tensorflow(tmp_path: Path) -> None:
    book = json.loads(resource("examples", "norms.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    assert len(cells) >= 3
    ending = (
        "import sys\n"
        "print([name for name in ('PySide6', 'tensorflow', 'keras') if name in sys.modules])\n"
    )

    done = subprocess.run(  # noqa: S603  # our own notebook
        [sys.executable, "-W", "error", "-c", "\n".join([*cells, ending])],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("[]\n")
    assert (tmp_path / "norms.html").stat().st_size > 10_000
