import json
from dataclasses import replace
from pathlib import Path

import pytest

from normviz.cli import main
from normviz.lessons.catalog import LESSONS
from normviz.lessons.results import equal


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    main(["lessons", "--json", *words])
    listed: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return listed


def test_every_lesson_is_listed_with_claim_and_truth(capsys: pytest.CaptureFixture[str]) -> None:
    listed = told(capsys)

    assert {each["id"] for each in listed} == set(LESSONS)
    for each in listed:
        assert set(each) == {"id", "chapter", "claim", "truth", "checks"}
        assert "[[" not in f"{each['claim']}{each['truth']}"


def test_checks_are_computed_where_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    (lesson,) = told(capsys, "set-sizes", "--check")

    first = lesson["checks"][0]  # type: ignore[index]
    assert first["expected"] == first["received"] == 36
    assert first["holds"] is True


def test_a_check_that_fails_is_told_and_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    def wrong(_: object) -> list[object]:
        names = ("batch_set", "layer_set", "instance_set", "group_set")
        return [equal(name, 1, 2) for name in names]

    false = replace(LESSONS["set-sizes"], check=wrong)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("normviz.lessons.catalog.lesson_named", lambda _: false)
        status = main(["lessons", "set-sizes", "--check"])

    assert status == 1
    assert "DOES NOT HOLD" in capsys.readouterr().out


def test_an_unknown_lesson_ends_with_2_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lessons", "nothing"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_lesson_is_saved_with_the_numbers_of_the_real_layers(tmp_path: Path) -> None:
    assert main(["lessons", "set-sizes", "-o", str(tmp_path / "lesson.html")]) == 0
    page = (tmp_path / "lesson.html").read_text(encoding="utf-8")
    assert "The set holds 36 elements" in page
    assert "expected 36, received 36" in page


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "lesson.html"),
        ("set-sizes", "-o", "lesson.pdf"),
        ("set-sizes", "--json", "-o", "lesson.html"),
    ],
)
def test_what_cannot_be_saved_is_refused_before_anything_is_computed(
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["lessons", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
