import subprocess
import sys


def test_the_room_loads_nothing_heavy() -> None:
    code = """
import sys
from normviz import digits
digits.from_strokes([[[0, 0], [1, 1]]])
digits.load("digits")
heavy = {"sklearn", "scipy", "PySide6", "tensorflow", "keras", "pyqtgraph", "PIL"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
