import json

import pytest

from normviz.cli import main
from normviz.lessons.quiz.catalog import KINDS


def test_json_is_the_same_for_the_same_seed(capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for _ in range(2):
        assert main(["quiz", "--seed", "4", "--count", "12", "--json"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    listed = json.loads(printed[0])
    assert [each["number"] for each in listed] == list(range(1, 13))
    assert {each["kind"] for each in listed} == set(KINDS)
    for each in listed:
        assert len(each["why"]) == len(each["choices"]) > each["answer"]


def test_answers_are_printed_where_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["quiz", "--count", "3"])
    assert "Right:" not in capsys.readouterr().out
    main(["quiz", "--count", "3", "--answers"])
    assert capsys.readouterr().out.count("Right:") == 3


@pytest.mark.parametrize("words", [["--kind", "nothing"], ["--count", "0"], ["--seed", "-1"]])
def test_what_cannot_be_asked_ends_with_2_and_one_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(["quiz", *words])
    except SystemExit as ended:
        status = int(ended.code or 0)
    assert status == 2
    assert capsys.readouterr().err.count("\n") == 1
