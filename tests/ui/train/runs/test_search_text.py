from normviz.ui.train.runs.search_text import none_found_text


def test_words_that_look_like_conditions_are_named() -> None:
    first, number, field = none_found_text("best>=abc norm:batch lr<1").splitlines()
    assert first == "No run holds all of what is searched."
    assert number == "best>=abc is no condition: expected a number behind the sign."
    assert field.startswith("lr<1 is no condition: expected one of run, state, ")
