import pytest

from normviz.files.merging import merged


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "result"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "ca", "abc", "ca"),  # our order, and what we removed
        ("abc", "abcx", "abcy", "abcxy"),
        ("abc", "abc", "bc", "bc"),
        ("abc", "ab", "bc", "b"),
        ("aa", "aaa", "aa", "aaa"),
        ("a", "ab", "aab", "abab"),
        ("aa", "aa", "a", "a"),
        ("", "a", "a", "aa"),
        ("a", "", "ab", "b"),
    ],
)
def test_both_changes_are_in_the_list(before: str, ours: str, theirs: str, result: str) -> None:
    assert "".join(merged(before, ours, theirs, str)) == result
