"""Every error code has a message, which names only the error's arguments."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtWidgets import QApplication

from normviz.errors import UserError
from normviz.runs.sqlite import errors as sqlite_errors
from normviz.ui.text.error_texts import as_sentence, error_text, error_texts, problem_text
from tests.translations import PACKAGE

pytestmark = pytest.mark.usefixtures("qapp")


def _trees() -> Iterator[tuple[str, ast.Module]]:
    """Each module of the package that speaks of errors, with its path.

    None is kept: Python's garbage collector would go through all their nodes in every later test.
    """
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        if re.search(r"Error|Reason|\bcode\b", text):
            yield path.relative_to(PACKAGE).as_posix(), ast.parse(text)


@cache
def _raised() -> dict[str, list[set[str]]]:
    """Code to the names of the values, of each place that makes such an error."""
    found: dict[str, list[set[str]]] = {}
    for _, tree in _trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call | ast.ClassDef):
                continue
            named = {word.arg: word.value for word in node.keywords}
            code = named.pop("code", None)
            if None in named:  # **values, which no reader of the source can name
                continue
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                found.setdefault(code.value, []).append({*named})
    for code in ("data-missing", "data-emnist", "data-packed"):
        found[code] = [{"text", "title", "places", "files", "instead"}]
    for code in sqlite_errors._CODES.values():
        found.setdefault(code, []).append({"path"})
    return found


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_has_words_and_every_words_a_code() -> None:
    assert {*_raised()} == {*error_texts()}


@cache
def _error_classes() -> frozenset[str]:
    """`UserError` and all that is derived from it, but for what only a command line can raise."""
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"UserError"}
    for _ in bases:
        found |= {name for name, above in bases.items() if above & found and name != "UsageError"}
    return frozenset(found)


def _without_code(tree: ast.Module, classes: frozenset[str]) -> list[int]:
    """The lines that make an error or a reason whose text the window cannot translate."""
    own = {  # a class that gives the code itself
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(each, ast.FunctionDef) and each.name == "__init__" for each in node.body)
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in (classes | {"Reason"}) - own
        and "code" not in {word.arg for word in node.keywords}
        and not (node.args and ast.unparse(node.args[0]) == "''")
    ]


def test_every_error_and_reason_has_a_code() -> None:
    classes = _error_classes() - {"OtherDataError"}  # it gives its code itself
    found = {
        name: lines
        for name, tree in _trees()
        if name != "errors.py" and (lines := _without_code(tree, classes))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line", ["raise UserError('no')", "UserError(f'{x}')", "BusyError('no', path=path)"]
)
def test_an_error_without_a_code_is_found(line: str) -> None:
    assert _without_code(ast.parse(line), _error_classes()) == [1]


def test_only_commands_and_the_start_of_the_window_raise_errors_of_usage() -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "UsageError" in path.read_text("utf-8")
    }
    allowed = {"errors.py", "app/composition.py", "notebook.py"}
    assert {name for name in users - allowed if not name.startswith("commands/")} == set()


def test_the_words_name_values_that_every_such_error_has() -> None:
    lacking = {
        code: _fields(text) - values
        for code, text in error_texts().items()
        for values in _raised()[code]
        if _fields(text) - values
    }
    assert lacking == {}


def test_the_words_are_sentences_that_say_what_to_do() -> None:
    for code, text in error_texts().items():
        assert text[0] == "{" or text[0].isupper(), code
        assert text.endswith("."), code
        assert "expected" not in text, code
        assert "received" not in text, code
        assert "--" not in text, f"{code}: the window has no options"


def test_an_error_is_told_in_the_words_of_the_window() -> None:
    error = UserError(
        "expected a still picture in {name}, received an animated one; save one frame of it",
        code="picture-animated",
        name="/home/me/party.gif",
    )
    assert str(error).startswith("expected a still picture in /home/me/party.gif, received")
    assert error_text(error) == "party.gif is animated. Save one frame of it."


def test_counts_have_their_thousands_apart_and_settings_their_titles() -> None:
    error = UserError("{setting}: {low}", code="whole-too-small", setting="batch size", low=10_000,
                      given=1)  # fmt: skip
    assert error_text(error) == (
        "Batch size is 1. Choose a whole number of at least 10\N{NARROW NO-BREAK SPACE}000."
    )


def test_a_refused_value_is_told_without_the_kind_of_its_error() -> None:
    assert problem_text(ValueError("no room")) == "No room."
    assert problem_text(UserError("no", code="name-empty")) == "A run needs a name. Type one."


def test_an_error_without_a_code_becomes_a_sentence() -> None:
    assert error_text(UserError("expected {x}, received y")) == "Expected {x}, received y."
    assert error_text(KeyError("x")) == "KeyError: 'x'"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("no room for it", "No room for it."),
        ("/runs/a.db is damaged: restore it", "/runs/a.db is damaged: restore it."),
        ("device: expected cpu", "Device: expected cpu."),
        ("bn-mlp takes no such data", "bn-mlp takes no such data."),
        ("Done already!", "Done already!"),
        ("", ""),
    ],
)
def test_a_line_becomes_a_sentence(line: str, sentence: str) -> None:
    assert as_sentence(line) == sentence


def test_the_application_needs_no_translation(qapp: QApplication) -> None:
    assert error_texts()["name-empty"] == "A run needs a name. Type one."


def test_where_memory_does_not_suffice_the_words_are_the_same_for_python_and_tensorflow() -> None:
    exhausted = type("ResourceExhaustedError", (Exception,), {})("OOM when allocating tensor")
    assert error_text(MemoryError()) == error_text(exhausted) == problem_text(MemoryError())
    assert error_text(exhausted).startswith("There is not enough memory for this.")


def test_what_a_file_gave_leaves_room_for_what_is_said_of_it() -> None:
    error = UserError("{known} {given!r}", code="norm-unknown", known="batch", given="x" * 100_000)
    assert "x…x" in error_text(error)
    assert len(error_text(error)) < 700


def test_a_very_long_name_leaves_room_for_what_is_said_of_it() -> None:
    error = UserError("{path}: {reason}", code="cannot-read", path=Path("a" * 5000), reason="gone")
    assert "a…a" in error_text(error)
    assert len(error_text(error)) < 400
