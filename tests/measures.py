"""Prints the measured sizes: files, functions, parameters, folders, docstrings, tests, walks.

``python -m tests.measures [--json] [--quick]`` reads the source, and walks through a window (see
``tests.walks``) unless it is to be quick. Exit status 1 where a limit is passed.
"""

import argparse
import ast
import json
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "normviz"
TESTS = ROOT / "tests"
LOGIC_LINES = 40
"""A module of this many lines has logic enough for a test file of its own."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Measure:
    """One size of the house.

    Attributes:
        name: What is measured.
        value: Its value now.
        limit: The largest value that is allowed.
        where: The places that decide it, at most a dozen.
    """

    name: str
    value: float
    limit: float
    where: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether the limit holds."""
        return self.value <= self.limit


@dataclass(frozen=True)
class Module:
    """A parsed module of the package."""

    path: Path
    lines: int
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path below the root, with slashes."""
        return self.path.relative_to(ROOT).as_posix()

    def functions(self) -> Iterator[Function]:
        """Every function and method of the module."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node


def modules() -> list[Module]:
    """Every module of the package."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path, text.count("\n"), ast.parse(text)))
    return found


def length(function: Function) -> int:
    """Lines of a function from ``def`` to its end, its docstring left out."""
    lines = whole_length(function)
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None and first.end_lineno:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def whole_length(function: Function) -> int:
    """Lines of a function from ``def`` to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: Function) -> int:
    """Parameters of a function without ``self`` and ``cls``."""
    arguments = function.args
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return sum(name not in ("self", "cls") for name in names)


def measures() -> list[Measure]:
    """All measures of the package as it is now."""
    found = [module for module in modules() if module.lines]
    functions = [(module, function) for module in found for function in module.functions()]
    return [
        Measure("lines per file, median", statistics.median(m.lines for m in found), 110),
        _largest("lines per file, largest", 400, [(m.lines, m.name) for m in found]),
        Measure(
            "lines per function, median", statistics.median(length(f) for _, f in functions), 6
        ),
        _largest(
            "lines per function with its docstring, largest",
            45,
            [(whole_length(f), f"{m.name}:{f.lineno} {f.name}") for m, f in functions],
        ),
        _largest(
            "parameters, most",
            7,
            [(parameters(f), f"{m.name}:{f.lineno} {f.name}") for m, f in functions],
        ),
        _largest("modules per folder, most", 22, _folders(found)),
        _count("public names without a docstring", _undocumented(found)),
        _count(
            f"modules of {LOGIC_LINES} lines and more without their test file", _untested(found)
        ),
        _count("public classes whose name has another meaning elsewhere", same_names(found)),
    ]


def _largest(name: str, limit: int, sizes: list[tuple[int, str]]) -> Measure:
    over = sorted((pair for pair in sizes if pair[0] > limit), reverse=True)[:12]
    where = tuple(f"{place}: {size}" for size, place in over)
    return Measure(name, max(size for size, _ in sizes), limit, where)


def _count(name: str, places: list[str]) -> Measure:
    return Measure(name, len(places), 0, tuple(places))


def _folders(found: list[Module]) -> list[tuple[int, str]]:
    counts = Counter(m.path.parent for m in found if m.path.stem != "__init__")
    return [(count, folder.relative_to(ROOT).as_posix()) for folder, count in counts.items()]


def _undocumented(found: list[Module]) -> list[str]:
    places = []
    for module in found:
        if ast.get_docstring(module.tree) is None:
            places.append(module.name)
        places.extend(
            f"{module.name}:{node.lineno} {node.name}"
            for node in _public(module.tree)
            if ast.get_docstring(node) is None
        )
    return places


def _public(tree: ast.Module) -> Iterator[Function | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def same_names(found: list[Module]) -> list[str]:
    """Public classes whose name a class or a type alias of another module has as well."""
    places: dict[str, list[str]] = {}
    classes = set()
    for module in found:
        for node in module.tree.body:
            name = _type_name(node)
            if name and not name.startswith("_"):
                places.setdefault(name, []).append(f"{module.name}:{node.lineno} {name}")
                classes |= {name} if isinstance(node, ast.ClassDef) else set()
    return [place for name in sorted(classes) if len(places[name]) > 1 for place in places[name]]


def _type_name(node: ast.stmt) -> str:
    """The name of a class or of a type alias, ``Name = a type``; empty for anything else."""
    if isinstance(node, ast.ClassDef):
        return node.name
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return ""
    is_type = isinstance(node.value, ast.Subscript | ast.BinOp | ast.Name | ast.Attribute)
    name = node.targets[0].id
    return name if is_type and name[0].isupper() and not name.isupper() else ""


TESTED_TOGETHER = {"lessons/entries": "engine/laboratory/test_lessons_hold.py"}
"""Folders of entries, all of which one file tests, one by one."""


def _untested(found: list[Module]) -> list[str]:
    """Modules whose test file ``tests/<folder>/test_<module>.py`` is missing."""
    places = []
    for module in found:
        inner = module.path.relative_to(PACKAGE)
        if inner.stem in ("__init__", "__main__") or module.lines < LOGIC_LINES:
            continue
        if not any(module.functions()):
            continue
        if any(inner.is_relative_to(folder) for folder in TESTED_TOGETHER):
            continue
        if not (TESTS / inner.parent / f"test_{inner.stem}.py").exists():
            places.append(module.name)
    return places


def walks() -> list[Measure]:
    """How many functions the walks take; measured in a process of its own, in half a minute.

    Raises:
        RuntimeError: A walk did not end.
    """
    command = [sys.executable, "-m", "tests.walks", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"the walks ended with {done.returncode}: {done.stderr}")
    return [
        Measure(
            f"functions, {walk['name']}",
            len(walk["functions"]),
            walk["limit"],
            tuple(walk["functions"]) if len(walk["functions"]) > walk["limit"] else (),
        )
        for walk in json.loads(done.stdout)
    ]


def main() -> int:
    """Prints the measures; 1 where one passes its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON list instead of a table")
    parser.add_argument("--quick", action="store_true", help="leave the walks out")
    arguments = parser.parse_args()
    found = measures() + ([] if arguments.quick else walks())
    if arguments.json:
        sys.stdout.write(json.dumps([asdict(m) | {"met": m.met} for m in found], indent=1) + "\n")
    else:
        for measure in found:
            mark = "met" if measure.met else "NOT MET"
            line = f"{measure.name:60} {measure.value:>7g}  at most {measure.limit:g}  {mark}\n"
            sys.stdout.write(line + "".join(f"    {place}\n" for place in measure.where))
    return 0 if all(measure.met for measure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
