from pathlib import Path

import pytest

from normviz.diagnostics.home_paths import shorten_home

HOME = Path("/home/ada")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in /home/ada/.local/x and /home/ada", "in ~/.local/x and ~"),
        ('File "/home/ada/a.py", line 1', 'File "~/a.py", line 1'),
        ("/home/adam/x", "/home/adam/x"),
        ("nothing", "nothing"),
    ],
)
def test_the_home_folder_becomes_a_tilde(text: str, expected: str) -> None:
    assert shorten_home(text, HOME) == expected


def test_a_home_at_the_root_shortens_nothing() -> None:
    assert shorten_home("/usr/lib", Path("/")) == "/usr/lib"
